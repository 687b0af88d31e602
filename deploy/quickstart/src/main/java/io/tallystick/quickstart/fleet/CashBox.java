package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** The notes in a cash machine: withdrawn in multiples of ten through the day, filled up at six; it may run empty before. */
final class CashBox implements Signal {
    private static final int FULL = 40_000;
    private static final double FILL_HOUR = 6;
    private static final double WITHDRAWALS_PER_HOUR = 14;
    private static final double BUSY_HOUR = 15;
    private static final int MAX_TENS = 25;

    private int cash;
    private long withdrawals;
    private long lastMillis = Long.MIN_VALUE;

    CashBox(Noise noise) {
        this.cash = FULL / 4 + noise.below(FULL / 20) * 10;
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        if (lastMillis != Long.MIN_VALUE) {
            pass(lastMillis, epochMillis, noise);
        }
        lastMillis = epochMillis;
        out.accept(new ReadingValue("cash", "", ReadingType.NUMBER, Decimals.write(cash, 0)));
        out.accept(new ReadingValue("withdrawals", "count", ReadingType.NUMBER, Decimals.write(withdrawals, 0)));
    }

    private void pass(long from, long to, Noise noise) {
        long fill = (long) (FILL_HOUR * Day.MILLIS_PER_HOUR);
        if (Math.floorDiv(to - fill, Day.MILLIS) > Math.floorDiv(from - fill, Day.MILLIS)) {
            cash = FULL;
        }
        double expected =
                (to - from) / Day.MILLIS_PER_HOUR * WITHDRAWALS_PER_HOUR * (1 + 0.9 * Day.wave(to, BUSY_HOUR));
        int count = (int) (expected + noise.uniform());
        for (int i = 0; i < count; i++) {
            int amount = 10 * (1 + noise.below(MAX_TENS));
            if (amount <= cash) {
                cash -= amount;
                withdrawals++;
            }
        }
    }
}
