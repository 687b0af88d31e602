package io.tallystick.rules.engine;

final class Clock {
    void advance(long n) {
        throw new UnsupportedOperationException();
    }

    long nextDueMillis() {
        throw new UnsupportedOperationException();
    }
}
