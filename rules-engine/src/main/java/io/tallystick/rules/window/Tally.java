package io.tallystick.rules.window;

import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.Set;

/** Count, exact sums and order of a bag of values, as far as they are asked for. */
final class Tally {
    private final boolean sums;
    private final boolean squares;
    private final ExactSum sum = ExactSum.ofValues();
    private final ExactSum squareSum = ExactSum.ofSquares();
    private final ExactSum spread = ExactSum.ofSquares();
    private final SumRounding rounding = new SumRounding();
    private final OrderedValues order;
    private int count;

    Tally(Set<Aggregate> asked, boolean ordered) {
        this.squares = asked.contains(Aggregate.DEVIATION);
        this.sums = squares || asked.contains(Aggregate.SUM) || asked.contains(Aggregate.MEAN);
        this.order = ordered ? new OrderedValues() : null;
    }

    void add(double value) {
        count++;
        if (sums) {
            sum.add(value);
        }
        if (squares) {
            squareSum.addSquare(value);
        }
        if (order != null && order.size() < WindowLimits.MAX_ORDERED) {
            order.add(value);
        }
    }

    void remove(double value) {
        count--;
        if (sums) {
            sum.subtract(value);
        }
        if (squares) {
            squareSum.subtractSquare(value);
        }
        if (order != null) {
            order.remove(value);
        }
    }

    void clear() {
        count = 0;
        sum.clear();
        squareSum.clear();
        if (order != null) {
            order.clear();
        }
    }

    int count() {
        return count;
    }

    double sum() {
        require(sums, Aggregate.SUM);
        return rounding.toDouble(sum);
    }

    double mean() {
        require(sums, Aggregate.MEAN);
        return count == 0 ? Double.NaN : rounding.divided(sum, count);
    }

    double deviation(boolean ofSample) {
        require(squares, Aggregate.DEVIATION);
        if (count < (ofSample ? 2 : 1)) {
            return Double.NaN;
        }
        spread.setToSpread(count, sum, squareSum);
        return rounding.rootOfQuotient(spread, (double) ((long) count * (ofSample ? count - 1 : count)));
    }

    /** The n-th smallest of those that are ordered; NaN when there are values that are not. */
    double percentile(int thousandths) {
        require(order != null, Aggregate.PERCENTILE);
        int rank = Percent.nearestRank(thousandths, count);
        return count == 0 || order.size() < count ? Double.NaN : order.get(rank - 1);
    }

    double smallest() {
        return count == 0 ? Double.NaN : order.get(0);
    }

    double largest() {
        return count == 0 ? Double.NaN : order.get(count - 1);
    }

    /** Count, sums and, when they are few enough, the values in ascending order. */
    void write(StateWriter out) {
        out.count(count);
        if (sums) {
            sum.write(out);
        }
        if (squares) {
            squareSum.write(out);
        }
        if (order != null) {
            out.count(order.size());
            for (int i = 0; i < order.size(); i++) {
                out.f64(order.get(i));
            }
        }
    }

    void read(StateReader in) {
        clear();
        count = in.count(WindowLimits.MAX_COUNT);
        if (sums) {
            sum.read(in);
        }
        if (squares) {
            squareSum.read(in);
        }
        if (order != null) {
            readOrder(in);
        }
    }

    private void readOrder(StateReader in) {
        int at = in.position();
        int ordered = in.count(WindowLimits.MAX_ORDERED);
        if (ordered != Math.min(count, WindowLimits.MAX_ORDERED)) {
            throw new MalformedStateException(at, Math.min(count, WindowLimits.MAX_ORDERED) + " values", ordered);
        }
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < ordered; i++) {
            double value = StoredSample.value(in);
            if (value < before) {
                throw new MalformedStateException(in.position() - 8, "a value of " + before + " or more", value);
            }
            order.add(value);
            before = value;
        }
    }

    static void require(boolean kept, Aggregate wanted) {
        if (!kept) {
            throw new IllegalStateException("window: want one made for " + wanted + ", got one made without it");
        }
    }
}
