package io.tallystick.rules.window;

/** Samples in order of time, those of equal time in order of arrival: both ends in O(1), the middle by moving the fewer of older and newer. */
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
        int n = placeAfter(time);
        if (n < count / 2) {
            head = head - 1 & times.length - 1;
            for (int i = 0; i < n; i++) {
                put(i, time(i + 1), value(i + 1));
            }
        } else {
            for (int i = count; i > n; i--) {
                put(i, time(i - 1), value(i - 1));
            }
        }
        put(n, time, value);
        count++;
    }

    void removeOldest() {
        head = head + 1 & times.length - 1;
        count--;
    }

    /** How many samples are not newer. */
    private int placeAfter(long time) {
        if (count == 0 || time(count - 1) <= time) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void put(int n, long time, double value) {
        int at = head + n & times.length - 1;
        times[at] = time;
        values[at] = value;
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
