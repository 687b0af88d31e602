package io.tallystick.rules.engine;

import io.tallystick.rules.timer.AlertBook;

final class Alerts {
    AlertBook book;

    boolean acknowledge(long now, String key, String by) {
        throw new UnsupportedOperationException();
    }
}
