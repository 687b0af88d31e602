package io.tallystick.rules.engine;

final class Cashier {
    java.util.List<OpenHold> openHolds() {
        throw new UnsupportedOperationException();
    }
}
