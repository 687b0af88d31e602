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
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("32-bit field: want 0 to 4294967295, got " + value);
        }
        return u16((int) (value >>> 16)).u16((int) value);
    }

    /** A field of 64 bits, of which 63 are used. */
    EntryWriter u64(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("64-bit field: want 0 to 2^63-1, got " + value);
        }
        return u32(value >>> 32).u32(value & 0xffff_ffffL);
    }

    EntryWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    EntryWriter str8(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 255 || !new String(utf8, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalArgumentException(
                    "text: want well-formed text of at most 255 bytes of UTF-8, got " + utf8.length);
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
