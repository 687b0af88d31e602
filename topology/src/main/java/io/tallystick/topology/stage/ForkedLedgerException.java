package io.tallystick.topology.stage;

/** The topic of blocks holds a block that does not continue its ledger. Nothing more is signed until somebody has looked. */
public final class ForkedLedgerException extends RuntimeException {
    public ForkedLedgerException(int ledger, Throwable cause) {
        super(
                "ledger " + ledger + ": " + cause.getMessage()
                        + ". Nothing is signed any more; compare the topic of blocks with the last checkpoint.",
                cause);
    }
}
