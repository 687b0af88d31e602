package io.tallystick.rules.account;

/** What the caller's store must do to follow the book. */
public sealed interface Change {
    /** The key: at most {@value BookLimits#MAX_KEY_BYTES} bytes of UTF-8. */
    String key();

    /** Keep these bytes under the key. */
    record Put(String key, byte[] value) implements Change {
        public Put {
            value = value.clone();
        }

        /** A copy. */
        @Override
        public byte[] value() {
            return value.clone();
        }
    }

    /** Keep nothing under the key; there may be nothing. */
    record Delete(String key) implements Change {}
}
