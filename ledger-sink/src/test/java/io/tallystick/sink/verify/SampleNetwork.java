package io.tallystick.sink.verify;

import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.sink.export.LedgerExporter;
import io.tallystick.sink.export.NetworkExporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ledgers with some blocks of real entries, made by the pure core, and a source of them that can be tampered with. */
public final class SampleNetwork {
    public final TestNetwork network;
    public final List<Source> sources = new ArrayList<>();
    private final List<PureLedger> ledgers = new ArrayList<>();
    private final List<TestDevice> devices = new ArrayList<>();
    private int round;

    /** Lists of what a source would give. */
    public static final class Source implements BlockSource {
        public final List<SourceBlock> blocks = new ArrayList<>();
        public final List<byte[]> checkpoints = new ArrayList<>();

        @Override
        public List<byte[]> checkpoints() {
            return checkpoints;
        }

        @Override
        public List<byte[]> newestCheckpoints() {
            return checkpoints.subList(Math.max(0, checkpoints.size() - 1), checkpoints.size());
        }

        @Override
        public void blocks(long index, BlockVisitor visitor) throws IOException {
            for (SourceBlock block : blocks) {
                if (block.firstIndex() + block.entryCount() > index && !visitor.block(block)) {
                    return;
                }
            }
        }
    }

    public SampleNetwork(String name, int ledgerCount) {
        network = new TestNetwork(name, ledgerCount, "acme");
        for (int ledger = 0; ledger < ledgerCount; ledger++) {
            // They do nothing before the first activation.
            ledgers.add(
                    new PureLedger(network.genesis(), ledger, LedgerSettings.DEFAULTS, CountingContracts.factory()));
            sources.add(new Source());
        }
        Stream.of("acme/d0", "acme/d1", "acme/d2").map(network::device).forEach(devices::add);
    }

    /** Some more blocks and checkpoints in every ledger, each block with an event of each device. */
    public SampleNetwork grow(int blocks) {
        for (int i = 0; i < blocks; i++) {
            round++;
            for (int ledger = 0; ledger < ledgers.size(); ledger++) {
                String subject = subjectOf(ledger);
                for (TestDevice device : devices) {
                    ledgers.get(ledger).accept(subject, device.envelope(subject, round, round));
                }
                ledgers.get(ledger).commit();
            }
        }
        publish();
        return this;
    }

    /** A ledger to fill by hand, before {@link #publish}. */
    public PureLedger ledger(int ledger) {
        return ledgers.get(ledger);
    }

    public String subjectOf(int ledger) {
        int n = 0;
        while (SubjectRouting.ledgerOf("asset-" + n, ledgers.size()) != ledger) {
            n++;
        }
        return "asset-" + n;
    }

    /** Makes the sources give what the ledgers have sealed, with a checkpoint for each block. */
    public void publish() {
        for (int ledger = 0; ledger < ledgers.size(); ledger++) {
            Source source = sources.get(ledger);
            List<Block> all = ledgers.get(ledger).blocks();
            for (Block block : all.subList(source.blocks.size(), all.size())) {
                source.blocks.add(sourceBlock(block));
                source.checkpoints.add(checkpoint(ledger, block.treeSize(), block.root()));
            }
        }
    }

    /**
     * Flips a bit among the entries of a block that a source gives; its other claims stay.
     *
     * @return the block as it was
     */
    public SourceBlock changeBlock(int ledger, int height) {
        SourceBlock good = sources.get(ledger).blocks.get(height);
        byte[] bundle = good.bundle().clone();
        bundle[100] ^= 1;
        sources.get(ledger)
                .blocks
                .set(
                        height,
                        new SourceBlock(
                                good.ledger(),
                                good.height(),
                                good.firstIndex(),
                                good.timeMillis(),
                                good.entryCount(),
                                bundle,
                                good.root()));
        return good;
    }

    public byte[] checkpoint(int ledger, long size, byte[] root) {
        return new Checkpoint(network.genesis().origin(ledger), size, root)
                .sign(network.checkpointSigner(ledger))
                .bytes();
    }

    public static SourceBlock sourceBlock(Block block) {
        return new SourceBlock(
                block.ledger(),
                block.seal().height(),
                block.seal().first(),
                block.seal().timeMillis(),
                block.entryCount(),
                block.bundle(),
                block.root());
    }

    public List<LedgerExporter.Result> export(Path archive, boolean fromBeginning) throws IOException {
        return new NetworkExporter(network.genesis(), sources::get, SignatureVerifiers.best(), Progress.NONE)
                .export(archive, fromBeginning);
    }

    public LedgerVerdict verify(int ledger) throws IOException {
        return new BlockLedgerVerifier(network.genesis(), ledger, SignatureVerifiers.best(), Progress.NONE)
                .verify(sources.get(ledger));
    }

    public static ArchiveVerifier verifier(Path archive) {
        return new ArchiveVerifier(archive, SignatureVerifiers.best(), 2, Progress.NONE);
    }
}
