package io.tallystick.rules.engine;

record OpeningRun(Plan plan, Opening opening, Moment moment, Accounts accounts, Firings firings) {
    Opened open() {
        throw new UnsupportedOperationException();
    }
}
