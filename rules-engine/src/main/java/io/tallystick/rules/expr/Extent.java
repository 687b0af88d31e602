package io.tallystick.rules.expr;

/**
 * How big the value of a node can be at most, saturating far above every limit.
 *
 * @param own characters of a string, entries of a list or map, 1 for others
 * @param each weight of its heaviest element
 * @param weight of the whole value, as {@link Size} counts it
 */
record Extent(long own, long each, long weight) {
    static final Extent ONE = new Extent(1, 1, 1);

    /** Beyond every cost limit, and its square root far from overflow in a sum. */
    static final long CAP = 1L << 60;

    static Extent of(Variable variable) {
        Size size = variable.size();
        Type type = variable.type();
        if (type == Type.DOCUMENT) {
            return new Extent(size.own(), size.own(), size.own());
        }
        boolean parts = type instanceof Type.ListOf || type instanceof Type.MapOf;
        return parts ? of(size.own(), size.each()) : text(size.own());
    }

    static Extent of(long own, long each) {
        return new Extent(own, each, plus(1, times(own, plus(1, each))));
    }

    static Extent text(long characters) {
        return new Extent(characters, 1, Math.max(1, characters));
    }

    Extent element() {
        return new Extent(each, each, each);
    }

    Extent or(Extent other) {
        return new Extent(Math.max(own, other.own), Math.max(each, other.each), Math.max(weight, other.weight));
    }

    Extent and(Extent other) {
        return new Extent(plus(own, other.own), Math.max(each, other.each), plus(weight, other.weight));
    }

    static long plus(long a, long b) {
        return Math.min(CAP, a + b);
    }

    static long times(long a, long b) {
        return a != 0 && b > CAP / a ? CAP : Math.min(CAP, a * b);
    }
}
