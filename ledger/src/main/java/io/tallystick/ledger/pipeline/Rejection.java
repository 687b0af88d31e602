package io.tallystick.ledger.pipeline;

/**
 * A refusal.
 *
 * @param detail what was wanted and what was found, for people
 */
public record Rejection(RejectionReason reason, String detail) implements Verdict {
    @Override
    public String toString() {
        return reason.code() + ": " + detail;
    }
}
