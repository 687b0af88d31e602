package io.tallystick.intake.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The command that asks an edge node to say its births again (specification, chapter 6). */
final class Rebirth {
    private static final String NAME = "Node Control/Rebirth";
    private static final int BOOLEAN = 11;

    private Rebirth() {}

    /** The payload of an NCMD: timestamp, and one metric of name, timestamp, datatype and true. */
    static byte[] command(long nowMillis) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        byte[] name = NAME.getBytes(StandardCharsets.UTF_8);
        metric.write(1 << 3 | ProtoReader.BYTES);
        varint(metric, name.length);
        metric.writeBytes(name);
        field(metric, 3, nowMillis);
        field(metric, 4, BOOLEAN);
        field(metric, 14, 1);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        field(payload, 1, nowMillis);
        payload.write(2 << 3 | ProtoReader.BYTES);
        varint(payload, metric.size());
        payload.writeBytes(metric.toByteArray());
        return payload.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, long value) {
        varint(out, (long) number << 3 | ProtoReader.VARINT);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
