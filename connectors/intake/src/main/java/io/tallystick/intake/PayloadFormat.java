package io.tallystick.intake;

import java.util.List;

/**
 * Reads the messages of one connector task, in the order in which the broker gave them. Some formats keep what earlier
 * messages said; none is thread safe.
 */
public interface PayloadFormat {
    /** What becomes of a message: at least one result, in order. */
    List<IntakeResult> read(IntakeMessage message);

    /** What a message is, for whoever reads it in an envelope that a gateway signed: a media type (RFC 6838). */
    String mediaType();
}
