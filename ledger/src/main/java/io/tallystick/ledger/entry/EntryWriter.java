package io.tallystick.ledger.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the fields of an entry, big-endian. */
final class EntryWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    EntryWriter(EntryKind kind) {
        u8(kind.code());
    }

    EntryWriter u8(int value) {
        out.write(value);
        return this;
    }

    EntryWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    EntryWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    EntryWriter u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    EntryWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    EntryWriter str8(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 255) {
            throw new IllegalArgumentException("text: want at most 255 bytes of UTF-8, got " + utf8.length);
        }
        return u8(utf8.length).bytes(utf8);
    }

    byte[] toBytes() {
        if (out.size() > LedgerEntry.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "entry: want at most " + LedgerEntry.MAX_BYTES + " bytes, got " + out.size());
        }
        return out.toByteArray();
    }
}
