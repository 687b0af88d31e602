package io.tallystick.rules.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splits an amount so that the parts add up. A negative amount is split as its opposite is, each part negated. */
final class Shares {
    private Shares() {}

    static List<Money> equal(Money amount, int count) {
        requireCount(count);
        long each = amount.minor() / count;
        long left = amount.minor() % count;
        List<Money> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long extra = i < Math.abs(left) ? Long.signum(left) : 0;
            shares.add(new Money(each + extra, amount.currency()));
        }
        return List.copyOf(shares);
    }

    static List<Money> byWeight(Money amount, List<Long> weights) {
        requireCount(weights.size());
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("weight: want 0 or more, got " + weight);
            }
            total = total.add(BigInteger.valueOf(weight));
        }
        if (total.signum() == 0) {
            throw new DivisionByZeroException("shares of " + amount + " by weights that are all 0");
        }
        BigInteger size = BigInteger.valueOf(amount.minor()).abs();
        BigInteger[] cut = new BigInteger[weights.size()];
        BigInteger[] rests = new BigInteger[weights.size()];
        List<Integer> order = new ArrayList<>(weights.size());
        BigInteger left = size;
        for (int i = 0; i < cut.length; i++) {
            BigInteger[] parts =
                    size.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(total);
            cut[i] = parts[0];
            rests[i] = parts[1];
            left = left.subtract(parts[0]);
            order.add(i);
        }
        order.sort(Comparator.comparing((Integer i) -> rests[i]).reversed());
        for (int i = 0; i < left.intValueExact(); i++) {
            cut[order.get(i)] = cut[order.get(i)].add(BigInteger.ONE);
        }
        List<Money> shares = new ArrayList<>(cut.length);
        for (BigInteger share : cut) {
            BigInteger signed = amount.signum() < 0 ? share.negate() : share;
            shares.add(new Money(signed.longValueExact(), amount.currency()));
        }
        return List.copyOf(shares);
    }

    private static void requireCount(int count) {
        if (count < 1 || count > MoneyLimits.MAX_SHARES) {
            throw new IllegalArgumentException("shares: want 1 to " + MoneyLimits.MAX_SHARES + ", got " + count);
        }
    }
}
