package io.tallystick.ledger.entry;

/**
 * Which part of an input topic's partition a block covers. Evidence for the operator, no identity: offsets differ in a
 * mirrored cluster.
 *
 * @param source which topic
 * @param first the offset of the first record covered, inclusive
 * @param next the offset after the last record covered, exclusive
 * @param records how many records were read; fewer than {@code next - first} where transactions left markers
 */
public record InputRange(Source source, long first, long next, long records) {
    /** The topics that a ledger takes its input from. */
    public enum Source {
        EVENTS,
        MESSAGES
    }

    public InputRange {
        if (first < 0 || next <= first || records < 1 || records > next - first || records > 0xffff_ffffL) {
            throw new IllegalArgumentException(
                    "input range: want 0 <= first < next and 1 <= records <= next - first, got " + first + " to " + next
                            + " with " + records + " records");
        }
    }

    /** This range and one more record behind it. */
    public InputRange plus(long offset) {
        return new InputRange(source, first, offset + 1, records + 1);
    }

    static InputRange read(EntryReader in) throws MalformedEntryException {
        int code = in.u8("input source");
        if (code >= Source.values().length) {
            throw new MalformedEntryException("input source: want 0 or 1, got " + code);
        }
        long first = in.u63("first offset");
        long next = in.u63("next offset");
        long records = in.u32("records");
        try {
            return new InputRange(Source.values()[code], first, next, records);
        } catch (IllegalArgumentException e) {
            throw new MalformedEntryException(e.getMessage());
        }
    }

    void write(EntryWriter out) {
        out.u8(source.ordinal()).u64(first).u64(next).u32(records);
    }
}
