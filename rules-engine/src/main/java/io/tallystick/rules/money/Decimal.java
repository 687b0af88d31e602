package io.tallystick.rules.money;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.math.BigInteger;

/**
 * An exact decimal: a whole number and where its point is. One value has one form: the fewest digits after the point, so equal
 * values are equal objects and equal bytes.
 *
 * @param unscaled the digits without the point
 * @param scale how many of them are after the point, 0 to 12; the last of these is not 0
 */
public record Decimal(long unscaled, int scale) implements Comparable<Decimal> {
    public static final Decimal ZERO = new Decimal(0, 0);

    /** Takes the one form only; {@link #of(long, int)} makes it from others. */
    public Decimal {
        if (scale < 0 || scale > MoneyLimits.MAX_DECIMAL_SCALE || scale > 0 && unscaled % 10 == 0) {
            throw new IllegalArgumentException("decimal: want 0 to " + MoneyLimits.MAX_DECIMAL_SCALE
                    + " digits after the point, the last not 0, got " + unscaled + " with " + scale);
        }
    }

    public static Decimal of(long whole) {
        return new Decimal(whole, 0);
    }

    /**
     * The decimal unscaled / 10^scale, in its one form.
     *
     * @param scale 0 or more
     * @throws DecimalOverflowException more than 12 digits after the point are needed
     */
    public static Decimal of(long unscaled, int scale) {
        if (scale < 0) {
            throw new IllegalArgumentException("scale: want 0 or more, got " + scale);
        }
        long digits = unscaled;
        int places = digits == 0 ? 0 : scale;
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        if (places > MoneyLimits.MAX_DECIMAL_SCALE) {
            throw new DecimalOverflowException("decimal", places + " digits after the point");
        }
        return new Decimal(digits, places);
    }

    public Decimal plus(Decimal other) {
        if (scale == other.scale) {
            long sum = unscaled + other.unscaled;
            if (((unscaled ^ sum) & (other.unscaled ^ sum)) >= 0) {
                return of(sum, scale);
            }
        }
        int places = Math.max(scale, other.scale);
        return of("plus", at(places).add(other.at(places)), places);
    }

    public Decimal minus(Decimal other) {
        int places = Math.max(scale, other.scale);
        return of("minus", at(places).subtract(other.at(places)), places);
    }

    public Decimal negate() {
        return of("negate", BigInteger.valueOf(unscaled).negate(), scale);
    }

    /** The exact product; one that needs more than 12 digits after the point is refused, not rounded. */
    public Decimal times(Decimal other) {
        if (Wide.productFits(unscaled, other.unscaled)) {
            return of(unscaled * other.unscaled, scale + other.scale);
        }
        return of("times", Wide.product(unscaled, other.unscaled), scale + other.scale);
    }

    /**
     * The quotient with at most so many digits after the point.
     *
     * @param places 0 to 12
     * @throws DivisionByZeroException the divisor is 0
     */
    public Decimal dividedBy(Decimal divisor, int places, Rounding rounding) {
        requirePlaces(places);
        if (divisor.unscaled == 0) {
            throw new DivisionByZeroException("divide " + this);
        }
        BigInteger top = Wide.product(unscaled, Wide.powerOfTen(places))
                .multiply(BigInteger.valueOf(Wide.powerOfTen(divisor.scale)));
        BigInteger bottom = Wide.product(divisor.unscaled, Wide.powerOfTen(scale));
        boolean flip = bottom.signum() < 0;
        return of("divide", Wide.divide(flip ? top.negate() : top, bottom.abs(), rounding), places);
    }

    /**
     * This with at most so many digits after the point.
     *
     * @param places 0 to 12
     */
    public Decimal round(int places, Rounding rounding) {
        requirePlaces(places);
        return places >= scale ? this : of(rounding.divide(unscaled, Wide.powerOfTen(scale - places)), places);
    }

    public int signum() {
        return Long.signum(unscaled);
    }

    @Override
    public int compareTo(Decimal other) {
        if (scale == other.scale) {
            return Long.compare(unscaled, other.unscaled);
        }
        int places = Math.max(scale, other.scale);
        return at(places).compareTo(other.at(places));
    }

    public void write(StateWriter out) {
        out.i64(unscaled).u8(scale);
    }

    /** Reads what {@link #write} wrote; another form of the same value is refused. */
    public static Decimal read(StateReader in) {
        int at = in.position();
        try {
            return new Decimal(in.i64(), in.u8());
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException(at, "a decimal in its one form", e.getMessage());
        }
    }

    /**
     * The decimal of a text such as {@code -12.5}: a minus or nothing, digits without needless zeros in front, and a point with 1
     * to 12 digits or none. Zeros at the end are taken. No plus sign, no exponent, no spaces, no {@code -0}.
     *
     * @throws MoneyFormatException text of another form, or a number that does not fit
     */
    public static Decimal parse(String text) {
        return MoneyText.parseDecimal(text);
    }

    /** What {@link #parse} takes, without zeros at the end. */
    @Override
    public String toString() {
        return MoneyText.print(unscaled, scale);
    }

    private BigInteger at(int places) {
        return Wide.product(unscaled, Wide.powerOfTen(places - scale));
    }

    private static Decimal of(String operation, BigInteger unscaled, int scale) {
        BigInteger digits = unscaled;
        int places = scale;
        while (places > 0 && (places > MoneyLimits.MAX_DECIMAL_SCALE || !Wide.fits(digits))) {
            BigInteger[] parts = digits.divideAndRemainder(BigInteger.TEN);
            if (parts[1].signum() != 0) {
                break;
            }
            digits = parts[0];
            places--;
        }
        if (!Wide.fits(digits)) {
            throw new DecimalOverflowException(operation, unscaled + " with " + scale + " digits after the point");
        }
        return of(digits.longValueExact(), places);
    }

    private static void requirePlaces(int places) {
        if (places < 0 || places > MoneyLimits.MAX_DECIMAL_SCALE) {
            throw new IllegalArgumentException(
                    "digits after the point: want 0 to " + MoneyLimits.MAX_DECIMAL_SCALE + ", got " + places);
        }
    }
}
