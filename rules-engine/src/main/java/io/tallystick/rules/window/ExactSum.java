package io.tallystick.rules.window;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Arrays;

/**
 * A sum of doubles, or of their squares, without any rounding until it is read: one integer, in units of 2^-1074 (of 2^-2148
 * for squares), held in digits of base 2^32. What was added and taken away again has left no trace, and the order does not
 * matter. Digits are signed and carry late; {@link #normalise} brings each into [-2^31, 2^31), which is unique.
 *
 * <pre>
 * state = count of digits, and when there are any: u8 place of the lowest, digits i32 from the lowest; neither end is 0
 * </pre>
 */
final class ExactSum {
    private static final long LOW = 0xffff_ffffL;
    private static final int MOST_DIGITS = 144;
    private static final int MAX_PENDING = 1 << 29;

    private final int unitExponent;
    private long[] digits = {};
    private int base;
    private int pending;

    private ExactSum(int unitExponent) {
        this.unitExponent = unitExponent;
    }

    static ExactSum ofValues() {
        return new ExactSum(-1074);
    }

    static ExactSum ofSquares() {
        return new ExactSum(-2148);
    }

    /** Adds a finite value. */
    void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        place(significand(bits), offset(bits), bits < 0);
    }

    /** Takes away a finite value. */
    void subtract(double value) {
        add(-value);
    }

    /** Adds the square of a finite value. */
    void addSquare(double value) {
        square(value, false);
    }

    /** Takes away the square of a finite value. */
    void subtractSquare(double value) {
        square(value, true);
    }

    void clear() {
        Arrays.fill(digits, 0);
        pending = 0;
    }

    /** Becomes n times the squares less the square of the sum: n² times the variance, in this one's units (2^-2148). */
    void setToSpread(int n, ExactSum sum, ExactSum squares) {
        sum.normalise();
        squares.normalise();
        clear();
        if (squares.digits.length > 0) {
            require(squares.base, squares.base + squares.digits.length);
            for (int i = 0; i < squares.digits.length; i++) {
                plus(squares.base + i, squares.digits[i] * n);
            }
        }
        if (sum.digits.length > 0) {
            require(2 * sum.base, 2 * (sum.base + sum.digits.length) - 1);
            for (int i = 0; i < sum.digits.length; i++) {
                for (int j = 0; sum.digits[i] != 0 && j < sum.digits.length; j++) {
                    plus(2 * sum.base + i + j, -(sum.digits[i] * sum.digits[j]));
                }
            }
        }
        normalise();
    }

    /** Carries, so that each digit lies in [-2^31, 2^31). */
    void normalise() {
        if (pending == 0) {
            return;
        }
        pending = 0;
        long carry = 0;
        for (int i = 0; i < digits.length; i++) {
            long value = digits[i] + carry;
            digits[i] = (int) value;
            carry = (value - digits[i]) >> 32;
        }
        while (carry != 0) {
            digits = Arrays.copyOf(digits, digits.length + 1);
            digits[digits.length - 1] = (int) carry;
            carry = (carry - digits[digits.length - 1]) >> 32;
        }
    }

    /** The place of the highest digit that is not 0, or -1 when the sum is 0; normalises. */
    int top() {
        normalise();
        int i = digits.length - 1;
        while (i >= 0 && digits[i] == 0) {
            i--;
        }
        return i < 0 ? -1 : base + i;
    }

    /** The digit of a place, 0 where there is none. */
    long digit(int place) {
        int i = place - base;
        return i < 0 || i >= digits.length ? 0 : digits[i];
    }

    /** 1, 0 or -1: the sign of what lies below a place. */
    int signBelow(int place) {
        for (int i = Math.min(place - base, digits.length) - 1; i >= 0; i--) {
            if (digits[i] != 0) {
                return digits[i] > 0 ? 1 : -1;
            }
        }
        return 0;
    }

    int unitExponent() {
        return unitExponent;
    }

    void write(StateWriter out) {
        int top = top();
        if (top < 0) {
            out.count(0);
            return;
        }
        int lowest = base;
        while (digit(lowest) == 0) {
            lowest++;
        }
        out.count(top - lowest + 1).u8(lowest);
        for (int place = lowest; place <= top; place++) {
            out.i32((int) digit(place));
        }
    }

    /** Becomes what was written. */
    void read(StateReader in) {
        int at = in.position();
        int count = in.count(MOST_DIGITS);
        clear();
        if (count == 0) {
            return;
        }
        int lowest = in.u8();
        if (lowest + count > MOST_DIGITS) {
            throw new MalformedStateException(at, "digits below place " + MOST_DIGITS, lowest + count);
        }
        require(lowest, lowest + count - 1);
        for (int place = lowest; place < lowest + count; place++) {
            digits[place - base] = in.i32();
        }
        if (digit(lowest) == 0 || digit(lowest + count - 1) == 0) {
            throw new MalformedStateException(at, "a sum without outer digits of 0", "one");
        }
    }

    private void square(double value, boolean negative) {
        long bits = Double.doubleToRawLongBits(value);
        long m = significand(bits);
        int offset = 2 * offset(bits);
        place(m * m, offset, negative);
        place(Math.multiplyHigh(m, m), offset + 64, negative);
    }

    private static long significand(long bits) {
        long fraction = bits & 0xf_ffff_ffff_ffffL;
        return (bits >>> 52 & 0x7ff) == 0 ? fraction : fraction | 1L << 52;
    }

    /** How many bits above the least positive double a value's significand begins. */
    private static int offset(long bits) {
        return Math.max((int) (bits >>> 52 & 0x7ff), 1) - 1;
    }

    /** Adds an unsigned 64-bit number, shifted left by so many bits. */
    private void place(long number, int shiftBits, boolean negative) {
        if (number == 0) {
            return;
        }
        int place = shiftBits >> 5;
        int shift = shiftBits & 31;
        require(place, place + 2);
        long low = number << shift & LOW;
        long middle = number >>> 32 - shift & LOW;
        long high = number >>> 32 >>> 32 - shift;
        int i = place - base;
        digits[i] += negative ? -low : low;
        digits[i + 1] += negative ? -middle : middle;
        digits[i + 2] += negative ? -high : high;
        if (++pending >= MAX_PENDING) {
            normalise();
        }
    }

    private void plus(int place, long product) {
        digits[place - base] += product & LOW;
        digits[place + 1 - base] += product >> 32;
        pending = 1;
    }

    /** Makes room for places from to upTo, both inclusive. */
    private void require(int from, int upTo) {
        if (digits.length == 0) {
            base = from;
            digits = new long[upTo - from + 1];
        } else if (from < base || upTo >= base + digits.length) {
            int newBase = Math.min(base, from);
            int end = Math.max(base + digits.length, upTo + 1);
            long[] wider = new long[end - newBase];
            System.arraycopy(digits, 0, wider, base - newBase, digits.length);
            digits = wider;
            base = newBase;
        }
    }
}
