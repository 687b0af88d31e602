package io.tallystick.ledger.testing;

import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerPipeline;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerTask;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.SealerOutput;
import io.tallystick.ledger.state.InMemoryBackend;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pure core of one ledger with a clock that the test moves. */
public final class PureLedger {
    private final Genesis genesis;
    private final int ledger;
    private final LedgerSettings settings;
    private final ContractStage.Factory contracts;
    private InMemoryBackend backend = new InMemoryBackend();
    private InMemoryBackend committed = new InMemoryBackend();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Told> outcomes = new ArrayList<>();
    private LedgerPipeline pipeline;
    private Instant now = TestNetwork.START;
    private long offset;
    private long committedOffset;
    private int committedBlocks;
    private int committedRejections;
    private int committedOutcomes;

    /**
     * An outcome as told when it was appended.
     *
     * @param bytes as an entry
     */
    public record Told(long index, byte[] bytes, long timeMillis) {}

    public PureLedger(Genesis genesis, int ledger, LedgerSettings settings) {
        this(genesis, ledger, settings, (g, l, backend) -> ContractStage.NONE);
    }

    public PureLedger(Genesis genesis, int ledger, LedgerSettings settings, ContractStage.Factory contracts) {
        this.contracts = contracts;
        this.genesis = genesis;
        this.ledger = ledger;
        this.settings = settings;
        restart();
    }

    public PureLedger(TestNetwork network) {
        this(network.genesis(), 0, LedgerSettings.DEFAULTS);
    }

    /** Opens the ledger again from what is written; to be called after a commit. */
    public void restart() {
        LedgerTask task =
                new LedgerTask(genesis, ledger, settings, SignatureVerifiers.best(), () -> now, backend, contracts);
        SealerOutput output = new SealerOutput() {
            @Override
            public void block(Block block) {
                blocks.add(block);
            }

            @Override
            public void outcome(long index, OutcomeEntry entry, long timeMillis) {
                outcomes.add(new Told(index, entry.encode(), timeMillis));
            }
        };
        pipeline = new LedgerPipeline(task, output, rejections::add);
    }

    public PureLedger accept(String subject, byte[] envelope) {
        pipeline.accept(subject, envelope, offset++);
        return this;
    }

    public PureLedger receive(int from, long sequence, long index, byte[] body) {
        pipeline.receive(from, sequence, index, body, offset++);
        return this;
    }

    public PureLedger commit() {
        pipeline.commit();
        committed = copy(backend);
        committedOffset = offset;
        committedBlocks = blocks.size();
        committedRejections = rejections.size();
        committedOutcomes = outcomes.size();
        return this;
    }

    /**
     * Loses all since the last commit, as a crash does: blocks, refusals, state and the place in the input.
     *
     * @param inCommit whether the crash comes after the state was written and before the transaction is committed
     * @return the offset to go on from
     */
    public long crash(boolean inCommit) {
        if (inCommit) {
            pipeline.commit();
        }
        backend = copy(committed);
        blocks.subList(committedBlocks, blocks.size()).clear();
        rejections.subList(committedRejections, rejections.size()).clear();
        outcomes.subList(committedOutcomes, outcomes.size()).clear();
        offset = committedOffset;
        restart();
        return offset;
    }

    private static InMemoryBackend copy(InMemoryBackend from) {
        InMemoryBackend to = new InMemoryBackend();
        for (byte prefix = 0; prefix >= 0 && prefix < Byte.MAX_VALUE; prefix++) {
            from.scan(prefix, to::put);
        }
        return to;
    }

    /** Moves the clock and gives up what is due. */
    public PureLedger advance(Duration by) {
        now = now.plus(by);
        pipeline.tick();
        return this;
    }

    /** Moves the clock and calls no timer. */
    public PureLedger moveClock(Duration by) {
        now = now.plus(by);
        return this;
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** All outcomes as they were told, in order. */
    public List<Told> outcomes() {
        return outcomes;
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    /** The reasons of all refusals, in order. */
    public List<String> reasons() {
        return rejections.stream().map(r -> r.reason().code()).toList();
    }

    /** The bytes of all entries in sealed blocks. */
    public List<byte[]> entryBytes() {
        List<byte[]> entries = new ArrayList<>();
        for (Block block : blocks) {
            ByteBuffer in = ByteBuffer.wrap(block.bundle());
            while (in.hasRemaining()) {
                byte[] entry = new byte[in.getShort() & 0xffff];
                in.get(entry);
                entries.add(entry);
            }
        }
        return entries;
    }

    public List<LedgerEntry> entries() {
        return entryBytes().stream().map(PureLedger::decode).toList();
    }

    /** Audits the sealed blocks and returns those that the auditor built again. */
    public List<Block> audit() throws LedgerInvalidException {
        return audit(entryBytes());
    }

    /** Audits entries against the tree of the last sealed block. */
    public List<Block> audit(List<byte[]> entries) throws LedgerInvalidException {
        List<Block> again = new ArrayList<>();
        LedgerAuditor auditor = new LedgerAuditor(genesis, ledger, SignatureVerifiers.best(), again::add, contracts);
        for (byte[] entry : entries) {
            auditor.feed(entry, 0, entry.length);
        }
        if (!blocks.isEmpty()) {
            Block last = blocks.get(blocks.size() - 1);
            auditor.requireTree(last.treeSize(), last.root());
        }
        return again;
    }

    private static LedgerEntry decode(byte[] bytes) {
        try {
            return LedgerEntry.decode(bytes);
        } catch (MalformedEntryException e) {
            throw new AssertionError(e);
        }
    }
}
