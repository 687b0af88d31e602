package io.tallystick.ledger.state;

/** One value of the ledger's state, held as an object and encoded when a block or a commit needs its bytes. */
abstract sealed class StateCell permits DeviceState, StreamState, SenderState {
    private final byte[] key;
    private byte[] encoded;
    private long changedInBlock = -1;
    private boolean unwritten;

    StateCell(byte[] key, byte[] encoded) {
        this.key = key;
        this.encoded = encoded;
    }

    final byte[] key() {
        return key;
    }

    /** The value's canonical bytes; made once per change. */
    final byte[] value() {
        if (encoded == null) {
            encoded = encode();
        }
        return encoded;
    }

    abstract byte[] encode();

    final void changed() {
        encoded = null;
    }

    /** Marks a change in a block; true the first time in that block. */
    final boolean markChangedIn(long height) {
        boolean first = changedInBlock != height;
        changedInBlock = height;
        return first;
    }

    /** Marks a change since the last write; true the first time. */
    final boolean markUnwritten() {
        boolean first = !unwritten;
        unwritten = true;
        return first;
    }

    final void written() {
        unwritten = false;
    }
}
