package io.tallystick.ledger.audit;

import io.tallystick.ledger.audit.StepReplayer.RefusedException;
import io.tallystick.ledger.block.BlockBuilder;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.ContractTurns;
import io.tallystick.ledger.pipeline.LedgerTime;
import io.tallystick.ledger.state.LedgerState;
import java.util.ArrayDeque;

/**
 * Runs the contracts again and wants the ledger to have their outcomes, byte for byte and in order: what they emit is
 * expected of the leaves that follow. An outcome's index must be known when it is emitted, before those leaves are there; it
 * is, since the format says where outcomes close a block.
 */
final class OutcomeReplay {
    /** What must come next; a seal, where the outcome is null. */
    private record Expected(OutcomeEntry outcome) {}

    private final BlockBuilder builder;
    private final ContractTurns turns;
    private final ContractStage contracts;
    private final ContractStage.Emitter outcomes = this::outcome;
    private final ContractStage.Emitter statement = this::expect;
    private final ArrayDeque<Expected> expected = new ArrayDeque<>();
    private long index;
    private int entries;
    private int bytes;
    private boolean sealing;

    /** @param contracts as they are before the first entry; null if outcomes are to be taken as they are */
    OutcomeReplay(BlockBuilder builder, LedgerState state, ContractStage contracts) {
        this.builder = builder;
        this.contracts = contracts;
        this.turns = new ContractTurns(builder, state, contracts == null ? ContractStage.NONE : contracts);
    }

    /** Whether the block before was closed amid outcomes, so that this one goes on at the same time. */
    boolean isAmidOutcomes() {
        return !expected.isEmpty();
    }

    /** Takes an entry that is no outcome. */
    void enter(LedgerEntry entry, StepReplayer replayer, LedgerTime time) throws RefusedException {
        turns.opened(time, outcomes);
        if (!expected.isEmpty()) {
            throw new RefusedException("want " + next() + ", got " + entry.kind());
        }
        requireNotSealing(entry);
        turns.enter(replayer.step(entry, time), time, outcomes);
    }

    /** Takes an outcome. */
    void enter(OutcomeEntry got, LedgerTime time) throws RefusedException {
        if (contracts != null) {
            turns.opened(time, outcomes);
            if (expected.isEmpty()) {
                seal(time);
            }
            require(got);
        }
        builder.append(got);
    }

    /** Takes the seal that the block is to be closed with. */
    void close(LedgerTime time) throws RefusedException {
        turns.opened(time, outcomes);
        if (expected.isEmpty()) {
            seal(time);
        }
        sealing = false;
        if (expected.isEmpty() || expected.peek().outcome == null) {
            expected.poll();
            return;
        }
        throw new RefusedException("want " + next() + ", got SEAL");
    }

    /** Lets the contracts go on in the next block. */
    void closed() {
        if (contracts != null) {
            contracts.write();
        }
    }

    private void seal(LedgerTime time) {
        if (!sealing) {
            sealing = true;
            turns.sealing(time, outcomes, statement);
        }
    }

    private void require(OutcomeEntry got) throws RefusedException {
        OutcomeEntry want = expected.isEmpty() ? null : expected.peek().outcome;
        if (want == null) {
            throw new RefusedException(
                    "want " + next() + ", got the outcome " + OutcomeDifference.beginning(got.body()));
        }
        if (!want.equals(got)) {
            throw new RefusedException("outcome: " + OutcomeDifference.between(want.body(), got.body()));
        }
        expected.remove();
    }

    private void requireNotSealing(LedgerEntry entry) throws RefusedException {
        if (sealing) {
            throw new RefusedException("want SEAL after the block's last outcome, got " + entry.kind());
        }
    }

    private String next() {
        if (expected.isEmpty()) {
            return "no outcome here";
        }
        OutcomeEntry outcome = expected.peek().outcome;
        return outcome == null
                ? "SEAL, the block having no room for the next outcome"
                : "the outcome " + OutcomeDifference.beginning(outcome.body());
    }

    private long outcome(OutcomeEntry entry) {
        synchronise();
        if (!BlockLimits.fitsOutcome(entries, bytes, entry.size())) {
            expected.add(new Expected(null));
            index++;
            entries = 0;
            bytes = 0;
        }
        return expect(entry);
    }

    private long expect(OutcomeEntry entry) {
        synchronise();
        expected.add(new Expected(entry));
        entries++;
        bytes += Short.BYTES + entry.size();
        return index++;
    }

    /** While nothing is expected, the next leaf is the ledger's next; from there on it is counted ahead. */
    private void synchronise() {
        if (expected.isEmpty()) {
            index = builder.head().size();
            entries = builder.entryCount();
            bytes = builder.bytes();
        }
    }
}
