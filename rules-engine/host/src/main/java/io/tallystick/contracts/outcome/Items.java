package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.MalformedCborException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the items of one body in their order. */
final class Items {
    /** One part of a body. */
    interface Part<T> {
        T read(Items in) throws MalformedOutcomeException;
    }

    /** A read of one item. */
    private interface Read<T> {
        T read() throws MalformedCborException;
    }

    private final CborReader in;

    Items(byte[] bytes) {
        this.in = new CborReader(bytes);
    }

    /** The head of an array of exactly so many. */
    void array(int items) throws MalformedOutcomeException {
        int got = get(in::readArray);
        if (got != items) {
            throw new MalformedOutcomeException("want an array of " + items + ", got one of " + got);
        }
    }

    /** The head of an array, and the integer that it begins with. */
    long kind(int[] sizes) throws MalformedOutcomeException {
        int got = get(in::readArray);
        long kind = get(in::readInteger);
        if (kind < 1 || kind >= sizes.length || sizes[(int) kind] != got) {
            throw new MalformedOutcomeException("want a known kind, got kind " + kind + " of " + got + " items");
        }
        return kind;
    }

    String text() throws MalformedOutcomeException {
        return get(in::readText);
    }

    long integer() throws MalformedOutcomeException {
        return get(in::readInteger);
    }

    int small() throws MalformedOutcomeException {
        long value = integer();
        if (value != (int) value) {
            throw new MalformedOutcomeException("want an integer of 32 bits, got " + value);
        }
        return (int) value;
    }

    boolean truth() throws MalformedOutcomeException {
        return get(in::readBoolean);
    }

    byte[] bytes() throws MalformedOutcomeException {
        return get(in::readBytes);
    }

    String hash() throws MalformedOutcomeException {
        return HexFormat.of().formatHex(bytes());
    }

    /** An integer, or another value for null. */
    long integerOr(long absent) throws MalformedOutcomeException {
        if (get(in::peek) != CborType.NULL) {
            return integer();
        }
        get(() -> {
            in.readNull();
            return null;
        });
        return absent;
    }

    <E extends Enum<E>> E word(Class<E> type) throws MalformedOutcomeException {
        String name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new MalformedOutcomeException("want a " + type.getSimpleName() + ", got " + name);
        }
    }

    <T> List<T> list(Part<T> part) throws MalformedOutcomeException {
        int count = get(in::readArray);
        if (count > OutcomeLimits.MAX_ITEMS) {
            throw new MalformedOutcomeException("want at most " + OutcomeLimits.MAX_ITEMS + " items, got " + count);
        }
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(part.read(this));
        }
        return list;
    }

    List<Long> integers() throws MalformedOutcomeException {
        return list(Items::integer);
    }

    /** An array of pairs of text. */
    SortedMap<String, String> pairs() throws MalformedOutcomeException {
        SortedMap<String, String> map = new TreeMap<>();
        list(in -> {
            in.array(2);
            return map.put(in.text(), in.text());
        });
        return map;
    }

    void end() throws MalformedOutcomeException {
        get(() -> {
            in.requireEnd();
            return null;
        });
    }

    private static <T> T get(Read<T> read) throws MalformedOutcomeException {
        try {
            return read.read();
        } catch (MalformedCborException e) {
            throw new MalformedOutcomeException(e.getMessage());
        }
    }
}
