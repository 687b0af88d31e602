package io.tallystick.rules.engine;

final class Intake {
    void readings(long n, Readings r) {
        throw new UnsupportedOperationException();
    }

    void number(long now, String d, boolean g, String n, String u, double v, long at) {
        throw new UnsupportedOperationException();
    }

    void document(long n, Document d) {
        throw new UnsupportedOperationException();
    }

    void message(long n, Message m) {
        throw new UnsupportedOperationException();
    }
}
