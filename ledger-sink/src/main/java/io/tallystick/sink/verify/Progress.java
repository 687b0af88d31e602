package io.tallystick.sink.verify;

/** Is told how far a long verification or export has come; called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (ledger, done, total) -> {};

    /**
     * @param done entries of the ledger so far
     * @param total entries there are to do; -1 if not known yet
     */
    void entries(int ledger, long done, long total);
}
