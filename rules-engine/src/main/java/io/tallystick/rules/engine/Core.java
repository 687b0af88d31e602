package io.tallystick.rules.engine;

import io.tallystick.rules.contract.State;

final class Core {
    Opening opening;
    Clock clock;
    Intake intake;
    Alerts alerts;
    Memory memory;
    Cashier cashier;
    String suspension;
    long enteredMillis;

    State current() {
        throw new UnsupportedOperationException();
    }

    boolean stopped() {
        throw new UnsupportedOperationException();
    }

    void begin(Accounts a, Firings f, long index) {
        throw new UnsupportedOperationException();
    }
}
