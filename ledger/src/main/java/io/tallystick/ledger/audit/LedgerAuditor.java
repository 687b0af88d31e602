package io.tallystick.ledger.audit;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.block.BlockBuilder;
import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.block.LedgerHead;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.GenesisEntry;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.Authenticator;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerTime;
import io.tallystick.ledger.pipeline.MessageOrder;
import io.tallystick.ledger.state.InMemoryBackend;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StateBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks a ledger from its entries alone: replays them through the code that sealed them, builds every block again and
 * compares each seal to the byte. Who trusts nobody runs this. Not for use by several threads at once.
 */
public final class LedgerAuditor {
    private final Genesis genesis;
    private final int ledger;
    private final Consumer<Block> rebuilt;
    private final BlockBuilder builder;
    private final StepReplayer replayer;
    private final OutcomeReplay outcomes;
    private final AuditCounts.Tally tally = new AuditCounts.Tally();
    private final List<LedgerEntry> block = new ArrayList<>();
    private long unsettled;
    private int blockBytes;
    private long fed;

    /**
     * @param ledger which ledger of the network
     * @param rebuilt takes every block as rebuilt, once it was found to be equal to the given one
     */
    public LedgerAuditor(Genesis genesis, int ledger, SignatureVerifier signatures, Consumer<Block> rebuilt) {
        this(genesis, ledger, signatures, rebuilt, (g, l, backend) -> null);
    }

    /**
     * An auditor that also runs the contracts again: each outcome must be the one that they come to, byte for byte. The one
     * without takes outcomes as they are, if only they are well-formed.
     *
     * @param contracts opens the ledger's contracts as they are before the first entry
     */
    public LedgerAuditor(
            Genesis genesis,
            int ledger,
            SignatureVerifier signatures,
            Consumer<Block> rebuilt,
            ContractStage.Factory contracts) {
        StateBackend backend = new InMemoryBackend();
        this.genesis = genesis;
        this.ledger = ledger;
        this.rebuilt = rebuilt;
        LedgerState state = new LedgerState(backend, Integer.MAX_VALUE);
        this.builder = new BlockBuilder(ledger, LedgerHead.empty(genesis.hash()), state);
        this.replayer = new StepReplayer(
                new Authenticator(genesis, ledger, signatures), new MessageOrder(genesis.ledgerCount(), state), state);
        this.outcomes = new OutcomeReplay(builder, state, contracts.open(genesis, ledger, backend));
    }

    /**
     * Takes the next entry. A block is judged when its seal comes.
     *
     * @throws LedgerInvalidException naming the first entry that does not hold
     */
    public void feed(byte[] bytes, int offset, int length) throws LedgerInvalidException {
        LedgerEntry entry;
        try {
            entry = LedgerEntry.decode(bytes, offset, length);
        } catch (MalformedEntryException e) {
            throw invalid(fed, e.getMessage());
        }
        fed++;
        if (entry instanceof Seal seal) {
            judge(seal, Arrays.copyOfRange(bytes, offset, offset + length));
            block.clear();
            blockBytes = 0;
            return;
        }
        block.add(entry);
        blockBytes += Short.BYTES + length;
        if (block.size() > BlockLimits.MAX_ENTRIES || blockBytes > BlockLimits.MAX_BYTES) {
            throw invalid(
                    fed - 1,
                    "block: want a seal after at most " + BlockLimits.MAX_ENTRIES + " entries and "
                            + BlockLimits.MAX_BYTES + " bytes, got " + block.size() + " and " + blockBytes);
        }
    }

    /**
     * Says that all entries have been fed, and that they are to be the tree that was signed.
     *
     * @param size the checkpoint's size
     * @param wantRoot the checkpoint's root, 32 bytes
     * @throws LedgerInvalidException if the entries are fewer or more, have no seal behind them, or give another root
     */
    public void requireTree(long size, byte[] wantRoot) throws LedgerInvalidException {
        if (fed != size() || fed != size) {
            throw invalid(
                    Math.min(size(), size),
                    "checkpoint: want " + size + " entries, got " + fed + ", of which " + size() + " in sealed blocks");
        }
        if (!Arrays.equals(root(), wantRoot)) {
            throw invalid(
                    size,
                    "checkpoint of size " + size + ": want root "
                            + HexFormat.of().formatHex(wantRoot) + ", got "
                            + HexFormat.of().formatHex(root()));
        }
    }

    /** How many entries lie in complete blocks. */
    public long size() {
        return builder.head().size();
    }

    /** How many entries were fed, those of an incomplete block included. */
    public long fed() {
        return fed;
    }

    /** The root over the complete blocks. */
    public byte[] root() {
        return builder.head().root();
    }

    /** How many blocks held. */
    public long height() {
        return builder.head().height();
    }

    /** What the ledger holds, by kind. */
    public AuditCounts counts() {
        return tally.counts();
    }

    private void judge(Seal given, byte[] givenBytes) throws LedgerInvalidException {
        long sealIndex = fed - 1;
        if (sealIndex == 0) {
            requireGenesis(given, 0);
        }
        long last = builder.head().timeMillis();
        if (given.timeMillis() < last) {
            throw invalid(
                    sealIndex,
                    "seal time: want at least " + last + ", that of the block before, got " + given.timeMillis());
        }
        boolean wall = genesis.clock() == LedgerClockKind.WALL;
        if (wall && outcomes.isAmidOutcomes() && given.timeMillis() != last) {
            throw invalid(
                    sealIndex,
                    "seal time: want " + last + ", that of the block whose outcomes go on here, got "
                            + given.timeMillis());
        }
        LedgerTime time = new LedgerTime(genesis.clock(), wall ? given.timeMillis() : last);
        for (LedgerEntry entry : block) {
            enter(entry, time);
        }
        if (time.millis() != given.timeMillis()) {
            throw invalid(
                    sealIndex,
                    "seal time: want " + time.millis() + ", the highest event time, got " + given.timeMillis());
        }
        close(time, sealIndex);
        settle(given, sealIndex);
        Block again = builder.close(given.timeMillis(), given.declared(), given.inputs());
        if (!Arrays.equals(again.seal().encode(), givenBytes)) {
            throw new LedgerInvalidException(
                    ledger, sealIndex, again.seal().height(), SealDifference.between(again.seal(), given));
        }
        outcomes.closed();
        block.forEach(entry -> tally.entered(entry.kind()));
        tally.sealed(given);
        rebuilt.accept(again);
    }

    private void enter(LedgerEntry entry, LedgerTime time) throws LedgerInvalidException {
        long index = builder.head().size();
        if (index == 0 || entry.kind() == EntryKind.GENESIS) {
            requireGenesis(entry, index);
            builder.append(entry);
            return;
        }
        try {
            if (entry instanceof OutcomeEntry outcome) {
                outcomes.enter(outcome, time);
            } else {
                outcomes.enter(entry, replayer, time);
            }
        } catch (StepReplayer.RefusedException e) {
            throw invalid(index, e.getMessage());
        }
    }

    private void close(LedgerTime time, long sealIndex) throws LedgerInvalidException {
        try {
            outcomes.close(time);
        } catch (StepReplayer.RefusedException e) {
            throw invalid(sealIndex, e.getMessage());
        }
    }

    private void requireGenesis(LedgerEntry entry, long index) throws LedgerInvalidException {
        GenesisEntry want = new GenesisEntry(ledger, genesis.ledgerCount(), genesis.hash());
        if (index != 0 || !want.equals(entry)) {
            throw invalid(
                    index,
                    "leaf 0, and no other, must be the " + want + "; got "
                            + (entry instanceof GenesisEntry ? entry : entry.kind()));
        }
    }

    /** Every input record is an entry, a refusal, a dropped copy, or not settled yet. */
    private void settle(Seal given, long sealIndex) throws LedgerInvalidException {
        long records = given.inputs().stream().mapToLong(InputRange::records).sum();
        long entered = block.stream().filter(entry -> entry.kind().isInput()).count();
        long want = unsettled
                + records
                - entered
                - given.declared().rejected()
                - given.declared().duplicates();
        if (want != given.declared().unsettled()) {
            throw invalid(
                    sealIndex,
                    "unsettled input: want " + want + " = " + unsettled + " before + " + records + " read - " + entered
                            + " entered - " + given.declared().rejected() + " rejected - "
                            + given.declared().duplicates() + " duplicates, got "
                            + given.declared().unsettled());
        }
        unsettled = want;
    }

    private LedgerInvalidException invalid(long index, String message) {
        return new LedgerInvalidException(ledger, index, builder.head().height(), message);
    }
}
