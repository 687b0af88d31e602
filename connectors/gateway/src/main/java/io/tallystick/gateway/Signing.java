package io.tallystick.gateway;

import io.tallystick.intake.RefusalCode;
import java.util.List;

/** What became of readings that were to be signed. */
public sealed interface Signing {
    /** Whose they are. */
    StreamKey stream();

    /**
     * Signed.
     *
     * @param envelopes in order, at least one; the caller must not change them
     */
    record Signed(StreamKey stream, List<byte[]> envelopes) implements Signing {
        public Signed {
            envelopes = List.copyOf(envelopes);
        }
    }

    /** The message was signed before: nothing to write, but the broker is to be told that it arrived. */
    record Repeated(StreamKey stream) implements Signing {}

    /**
     * Not signed; no number was used.
     *
     * @param detail what was wanted and what was found, for people
     */
    record Refused(StreamKey stream, RefusalCode code, String detail) implements Signing {}
}
