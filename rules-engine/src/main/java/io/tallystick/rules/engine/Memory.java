package io.tallystick.rules.engine;

final class Memory {
    java.util.SortedMap<String, String> printedVars() {
        throw new UnsupportedOperationException();
    }
}
