package io.tallystick.bridge;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.SignablePayload;
import io.tallystick.ledger.envelope.ContentType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of the internal topic. It carries the payloads, and not only their place, so that a bridge that is started with another
 * mapping signs what the earlier one took as that one read it.
 *
 * <pre>
 * value    = version device subject timed ordinal received topic media-type origin message count 1*payload
 * version  = %x01
 * device   = text                 ; text: uint16 length, UTF-8
 * subject  = text
 * timed    = %x00 / %x01          ; whether a reading has a time of its own
 * ordinal  = uint16               ; which of the message's results
 * received = int64                ; milliseconds since 1970
 * topic    = text                 ; the device's
 * media-type = text
 * origin   = text int32 int64     ; Kafka topic, partition, offset
 * message  = bytes                ; bytes: int32 length, octets
 * count    = uint16               ; payloads, 1 or more
 * payload  = text ( %x00 / %x01 bytes )   ; media type; 0: the payload is the message
 * </pre>
 *
 * Integers are big-endian.
 */
final class TakenCodec {
    static final int VERSION = 1;

    private TakenCodec() {}

    static byte[] encode(TakenMessage message) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(256 + message.message().payload().length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            IntakeResult.Taken taken = message.taken();
            out.writeByte(VERSION);
            text(out, taken.device());
            text(out, taken.subject());
            out.writeBoolean(taken.timed());
            out.writeShort(message.ordinal());
            out.writeLong(message.message().receivedMillis());
            text(out, message.message().topic());
            text(out, message.mediaType());
            text(out, message.origin().topic());
            out.writeInt(message.origin().partition());
            out.writeLong(message.origin().offset());
            bytes(out, message.message().payload());
            out.writeShort(taken.payloads().size());
            for (SignablePayload payload : taken.payloads()) {
                byte[] content = payload.bytes();
                boolean apart = !Arrays.equals(content, message.message().payload());
                text(out, payload.contentType().mediaType());
                out.writeBoolean(apart);
                if (apart) {
                    bytes(out, content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws MalformedTakenException if it is none */
    static TakenMessage decode(byte[] value) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new MalformedTakenException("want version " + VERSION + ", got " + version);
            }
            String device = text(in);
            String subject = text(in);
            boolean timed = in.readBoolean();
            int ordinal = in.readUnsignedShort();
            long received = in.readLong();
            String topic = text(in);
            String mediaType = text(in);
            Origin origin = new Origin(text(in), in.readInt(), in.readLong());
            byte[] message = bytes(in);
            List<SignablePayload> payloads = payloads(in, message);
            if (in.available() > 0) {
                throw new MalformedTakenException(
                        "want nothing after the last payload, got " + in.available() + " bytes");
            }
            return new TakenMessage(
                    new IntakeResult.Taken(subject, device, payloads, timed),
                    ordinal,
                    new IntakeMessage(topic, message, received),
                    mediaType,
                    origin);
        } catch (IOException e) {
            throw new MalformedTakenException("want more bytes, got the end after " + value.length);
        }
    }

    private static List<SignablePayload> payloads(DataInputStream in, byte[] message) throws IOException {
        int count = in.readUnsignedShort();
        if (count == 0) {
            throw new MalformedTakenException("want a payload, got none");
        }
        List<SignablePayload> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ContentType type = contentType(text(in));
            payloads.add(new SignablePayload(type, in.readBoolean() ? bytes(in) : message));
        }
        return payloads;
    }

    private static ContentType contentType(String mediaType) {
        for (ContentType type : ContentType.values()) {
            if (type.isReadings() && type.mediaType().equals(mediaType)) {
                return type;
            }
        }
        throw new MalformedTakenException("want the media type of readings, got " + mediaType);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(exactly(in, in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return exactly(in, in.readInt());
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new MalformedTakenException(
                    "want a length of 0 to the " + in.available() + " bytes that are left, got " + length);
        }
        return in.readNBytes(length);
    }
}
