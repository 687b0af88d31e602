package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockBuilder;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.block.LedgerHead;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.state.HeldEnvelopes;
import io.tallystick.ledger.state.LedgerState;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The last stage: appends steps to the ledger and closes blocks. A block is open from the first input after the last
 * seal; it is closed when it is full, and by every commit, so that no open block ever spans a commit.
 */
public final class Sealer {
    private static final int MAX_ENTRY_IN_BUNDLE = Short.BYTES + LedgerEntry.MAX_BYTES;

    private final Genesis genesis;
    private final BlockLimits limits;
    private final InstantSource clock;
    private final BlockBuilder builder;
    private final ContractTurns turns;
    private final ContractStage.Emitter outcomes = this::outcome;
    private final ContractStage.Emitter statement = this::append;
    private final Map<InputRange.Source, InputRange> inputs = new EnumMap<>(InputRange.Source.class);
    private LedgerTime time;
    private long unsettled;
    private long rejected;
    private long duplicates;
    /** Takes what the present call makes. */
    private SealerOutput output;

    /**
     * A ledger that has no block yet is begun with its genesis.
     *
     * @param head the ledger's end, which this moves on
     * @param clock read once a block, and only if the genesis says {@code clock: wall}
     */
    public Sealer(
            Genesis genesis,
            int ledger,
            BlockLimits limits,
            InstantSource clock,
            LedgerHead head,
            LedgerState state,
            HeldEnvelopes held,
            ContractStage contracts) {
        this.genesis = genesis;
        this.limits = limits;
        this.clock = clock;
        this.unsettled = held.count();
        this.builder = new BlockBuilder(ledger, head, state);
        this.turns = new ContractTurns(builder, state, contracts);
        if (head.size() == 0) {
            time();
            builder.append(new GenesisEntry(ledger, genesis.ledgerCount(), genesis.hash()));
        }
    }

    /** Whether a block is open. */
    public boolean isOpen() {
        return time != null;
    }

    /** The clock of the open block, which this opens if there is none. */
    public LedgerTime time() {
        if (time == null) {
            long last = builder.head().timeMillis();
            long now = genesis.clock() == LedgerClockKind.WALL ? Math.max(last, clock.millis()) : last;
            time = new LedgerTime(genesis.clock(), now);
        }
        return time;
    }

    /** The time that the next block would open with: what a timer is compared with before a block is opened for it. */
    public long peekMillis() {
        long last = builder.head().timeMillis();
        return time != null
                ? time.millis()
                : genesis.clock() == LedgerClockKind.WALL ? Math.max(last, clock.millis()) : last;
    }

    /** Counts an input record into the open block. */
    public void input(InputRange.Source source, long offset) {
        time();
        unsettled++;
        InputRange before = inputs.get(source);
        inputs.put(source, before == null ? new InputRange(source, offset, offset + 1, 1) : before.plus(offset));
    }

    /** Counts a refused input record. */
    public void rejected() {
        rejected++;
        unsettled--;
    }

    /** Counts a dropped copy. */
    public void duplicate() {
        duplicates++;
        unsettled--;
    }

    /**
     * Appends a step's entry, applies it to the state and lets the contracts answer; a block that would get too large is
     * closed first.
     */
    public void append(LedgerStep step, SealerOutput out) {
        output = out;
        // What was authenticated at this time is entered at this time, whichever block it comes to lie in.
        LedgerTime carried = time();
        turns.opened(carried, outcomes);
        if (isFull()) {
            seal(out);
            time = carried;
        }
        if (step.entry().kind().isInput()) {
            unsettled--; // Before its outcomes, which may fill the block: its seal counts the entry.
        }
        turns.enter(step, carried, outcomes);
    }

    /** Opens a block for the timers that are due, if any are: an idle ledger's clock moves by this. */
    public void fireDue(SealerOutput out) {
        if (turns.isDue(peekMillis())) {
            output = out;
            turns.opened(time(), outcomes);
        }
    }

    /** Closes the open block, if there is one. */
    public void seal(SealerOutput out) {
        if (time == null) {
            return;
        }
        output = out;
        turns.sealing(time, outcomes, statement);
        close();
    }

    private boolean isFull() {
        int entries = builder.entryCount();
        int statement = turns.any() ? BlockLimits.STATEMENT_BYTES : 0;
        return entries >= limits.maxEntries()
                || entries > 0 && builder.bytes() + MAX_ENTRY_IN_BUNDLE + statement > limits.maxBytes()
                || entries >= BlockLimits.MAX_ENTRIES - 1 && turns.any();
    }

    private long outcome(OutcomeEntry entry) {
        if (!BlockLimits.fitsOutcome(builder.entryCount(), builder.bytes(), entry.size())) {
            LedgerTime carried = time;
            close();
            time = carried;
        }
        return append(entry);
    }

    private long append(OutcomeEntry entry) {
        long index = builder.head().size();
        builder.append(entry);
        output.outcome(index, entry, time.millis());
        return index;
    }

    private void close() {
        Block block = builder.close(
                time.millis(), new Seal.Declared(rejected, duplicates, unsettled), List.copyOf(inputs.values()));
        inputs.clear();
        rejected = 0;
        duplicates = 0;
        time = null;
        output.block(block);
    }

    /** The ledger's end. */
    public LedgerHead head() {
        return builder.head();
    }
}
