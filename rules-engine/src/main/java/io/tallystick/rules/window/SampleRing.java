package io.tallystick.rules.window;

/** Samples in order of time, those of equal time in order of arrival: both ends in O(1), the middle by moving the newer. */
final class SampleRing {
    private long[] times = new long[8];
    private double[] values = new double[8];
    private int head;
    private int count;

    int count() {
        return count;
    }

    /** The n-th oldest's time, n from 0 to count - 1. */
    long time(int n) {
        return times[head + n & times.length - 1];
    }

    double value(int n) {
        return values[head + n & values.length - 1];
    }

    /** Puts it after all that are not newer. */
    void insert(long time, double value) {
        if (count == times.length) {
            grow();
        }
        int mask = times.length - 1;
        int n = count++;
        while (n > 0 && times[head + n - 1 & mask] > time) {
            times[head + n & mask] = times[head + n - 1 & mask];
            values[head + n & mask] = values[head + n - 1 & mask];
            n--;
        }
        times[head + n & mask] = time;
        values[head + n & mask] = value;
    }

    void removeOldest() {
        head = head + 1 & times.length - 1;
        count--;
    }

    private void grow() {
        long[] moreTimes = new long[2 * times.length];
        double[] moreValues = new double[2 * times.length];
        for (int n = 0; n < count; n++) {
            moreTimes[n] = time(n);
            moreValues[n] = value(n);
        }
        times = moreTimes;
        values = moreValues;
        head = 0;
    }
}
