package io.tallystick.ledger.pipeline;

/** The stage of a ledger without contracts: says nothing to anything. */
final class NoContracts implements ContractStage {
    @Override
    public void advance(long timeMillis, Emitter out) {}

    @Override
    public void entered(long index, LedgerStep step, long timeMillis, Emitter out) {}

    @Override
    public void sealing(long timeMillis, Emitter out) {}

    @Override
    public long nextDueMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void write() {}
}
