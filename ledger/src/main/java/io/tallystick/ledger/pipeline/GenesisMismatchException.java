package io.tallystick.ledger.pipeline;

import java.util.HexFormat;

/** The ledger began with another network.yaml than the one it is opened with. */
public final class GenesisMismatchException extends RuntimeException {
    public GenesisMismatchException(int ledger, byte[] began, byte[] opened) {
        super("ledger " + ledger + " began with the genesis " + HexFormat.of().formatHex(began)
                + ", but network.yaml is "
                + HexFormat.of().formatHex(opened)
                + "; run with the network.yaml that the ledger began with, unchanged to the byte");
    }
}
