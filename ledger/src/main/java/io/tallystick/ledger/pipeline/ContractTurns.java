package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.BlockBuilder;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.ContractStage.Emitter;
import io.tallystick.ledger.state.LedgerState;

/**
 * When contracts have their turn: the one place that says it, for who seals a ledger and for who audits it. Timers that the
 * clock made due come before the entry if the block's opening moved the clock, after it if the entry itself did.
 */
public final class ContractTurns {
    private final BlockBuilder builder;
    private final LedgerState state;
    private final ContractStage stage;
    private long advancedTo;

    /** @param builder at the end of a block */
    public ContractTurns(BlockBuilder builder, LedgerState state, ContractStage stage) {
        this.builder = builder;
        this.state = state;
        this.stage = stage;
        this.advancedTo = builder.head().timeMillis(); // No block is sealed before its time's timers have fired.
    }

    /** Whether there are contracts at all. */
    public boolean any() {
        return stage != ContractStage.NONE;
    }

    /** Whether timers would fire if the clock came to a time. */
    public boolean isDue(long timeMillis) {
        return any() && timeMillis > advancedTo && stage.nextDueMillis() <= timeMillis;
    }

    /** To be called before each entry: fires what the opening of the block made due. */
    public void opened(LedgerTime time, Emitter out) {
        if (any() && time.millis() > advancedTo) {
            advancedTo = time.millis();
            stage.advance(advancedTo, out);
        }
    }

    /** Appends a step's entry, applies it to state and clock, and lets the contracts answer. */
    public void enter(LedgerStep step, LedgerTime time, Emitter out) {
        long index = builder.head().size();
        builder.append(step.entry());
        step.apply(state);
        if (step instanceof LedgerStep.Accept accept) {
            time.entered(accept.event().envelope().issuedAtMillis());
        }
        if (any()) {
            opened(time, out);
            stage.entered(index, step, time.millis(), out);
        }
    }

    /**
     * To be called before the seal of a block that is not closed for want of room amid outcomes.
     *
     * @param out takes what timers do in a block without an entry
     * @param last takes the block's last outcome
     */
    public void sealing(LedgerTime time, Emitter out, Emitter last) {
        if (any()) {
            opened(time, out);
            stage.sealing(time.millis(), new Statement(last));
        }
    }

    /** Holds a stage to its one statement, for which every block keeps room. */
    private static final class Statement implements Emitter {
        private final Emitter out;
        private boolean made;

        Statement(Emitter out) {
            this.out = out;
        }

        @Override
        public long outcome(OutcomeEntry entry) {
            if (made || entry.size() > ContractStage.MAX_STATEMENT_BYTES) {
                throw new IllegalStateException("contracts, before a seal: want at most one outcome of at most "
                        + ContractStage.MAX_STATEMENT_BYTES + " bytes, got " + (made ? "another" : "one") + " of "
                        + entry.size());
            }
            made = true;
            return out.outcome(entry);
        }
    }
}
