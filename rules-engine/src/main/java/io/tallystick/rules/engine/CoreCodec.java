package io.tallystick.rules.engine;

final class CoreCodec {
    private CoreCodec() {}

    static Core decode(Plan p, byte[] b) {
        throw new UnsupportedOperationException();
    }

    static byte[] encode(Core c) {
        throw new UnsupportedOperationException();
    }
}
