package io.tallystick.ledger.envelope;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gateway got from a device that cannot sign: header -65539. Whoever doubts the payload can make it again from this.
 * Immutable.
 *
 * <pre>
 * original = [ media-type: tstr, source: tstr, ? content: bstr ]   ; without content, the payload is the content
 * </pre>
 */
public final class Original {
    /** Longest media type in bytes: type and subtype are 127 each (RFC 6838 section 4.2), and a slash. */
    public static final int MAX_MEDIA_TYPE_BYTES = 255;

    /** Longest source in bytes: far above the MQTT topics in use, small beside an envelope. */
    public static final int MAX_SOURCE_BYTES = 1024;

    private final String mediaType;
    private final String source;
    private final byte[] content;

    private Original(String mediaType, String source, byte[] content) {
        this.mediaType = Objects.requireNonNull(mediaType, "media type");
        this.source = Objects.requireNonNull(source, "source");
        this.content = content;
    }

    /**
     * A message that the payload was made from.
     *
     * @param mediaType how to read {@code content}: 1 to {@link #MAX_MEDIA_TYPE_BYTES} bytes, no control characters
     * @param source where it came from, such as the MQTT topic: 1 to {@link #MAX_SOURCE_BYTES} bytes, no control characters
     * @param content the message, at least one byte; copied
     */
    public static Original of(String mediaType, String source, byte[] content) {
        return new Original(mediaType, source, content.clone());
    }

    /** A message that is the payload, byte for byte, and need not be carried twice; parameters as of {@link #of}. */
    public static Original asPayload(String mediaType, String source) {
        return new Original(mediaType, source, null);
    }

    /** How to read the message. */
    public String mediaType() {
        return mediaType;
    }

    /** Where the message came from: the MQTT topic, the path of an HTTP request. */
    public String source() {
        return source;
    }

    /** The message, a copy; empty where the envelope's payload is the message. */
    public Optional<byte[]> content() {
        return content == null ? Optional.empty() : Optional.of(content.clone());
    }

    static Original read(byte[] bytes, CborReader reader) throws MalformedCborException, MalformedEnvelopeException {
        int at = reader.position();
        int items = reader.readArray();
        if (items != 2 && items != 3) {
            throw bad(at, "an original of media type, source and perhaps content", "an array of " + items);
        }
        String mediaType = text(bytes, reader, "a media type", MAX_MEDIA_TYPE_BYTES);
        String source = text(bytes, reader, "a source", MAX_SOURCE_BYTES);
        if (items == 2) {
            return new Original(mediaType, source, null);
        }
        int contentAt = reader.position();
        byte[] content = reader.readBytes();
        if (content.length == 0) {
            throw bad(contentAt, "an original's content", "0 bytes");
        }
        return new Original(mediaType, source, content);
    }

    private static String text(byte[] bytes, CborReader reader, String what, int maxBytes)
            throws MalformedCborException, MalformedEnvelopeException {
        int from = HeaderText.read(bytes, reader, what, maxBytes);
        return new String(bytes, from, reader.position() - from, StandardCharsets.UTF_8);
    }

    void write(CborWriter out) {
        out.array(content == null ? 2 : 3).text(mediaType).text(source);
        if (content != null) {
            out.bytes(content);
        }
    }

    /** About how many bytes {@link #write} takes. */
    int size() {
        return mediaType.length() + source.length() + (content == null ? 0 : content.length) + 16;
    }

    private static MalformedEnvelopeException bad(int at, String want, String got) {
        return new MalformedEnvelopeException(Fault.BAD_HEADER_VALUE, at, want, got);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Original that
                && mediaType.equals(that.mediaType)
                && source.equals(that.source)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(mediaType, source) + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return mediaType + " from " + source + (content == null ? ", the payload" : ", " + content.length + " bytes");
    }
}
