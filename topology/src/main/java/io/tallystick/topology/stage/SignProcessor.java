package io.tallystick.topology.stage;

import io.tallystick.ledger.block.BlockChain;
import io.tallystick.ledger.block.BlockChainException;
import io.tallystick.ledger.note.Checkpoint;
import io.tallystick.ledger.note.NoteSigner;
import io.tallystick.schemas.Block;
import io.tallystick.topology.state.CommitScope;
import io.tallystick.topology.state.CommitStore;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Follows the committed blocks of a ledger and signs, once per commit, the tree that they have grown to.
 *
 * <p>It reads what is committed only, and a block that does not continue the last stops it: nothing is ever signed that
 * could be taken back, and no two signed trees can contradict each other. A crash after signing and before the commit signs
 * the same tree again.
 */
final class SignProcessor implements Processor<Long, Block, String, SignedCheckpoint> {
    private static final byte[] CHAIN = {'C'};

    private final IntFunction<NoteSigner> signers;
    private final StageMetrics metrics;
    private ProcessorContext<String, SignedCheckpoint> context;
    private CommitStore<BlockChain> store;
    private BlockChain chain;
    private NoteSigner signer;
    private int ledger;
    private long signedSize;
    private long blockMillis;

    SignProcessor(IntFunction<NoteSigner> signers, StageMetrics metrics) {
        this.signers = signers;
        this.metrics = metrics;
    }

    static CommitStore.Opener<BlockChain> opener() {
        return (partition, backend) -> {
            byte[] value = backend.get(CHAIN);
            return value == null ? BlockChain.empty() : BlockChain.decode(value);
        };
    }

    @Override
    public void init(ProcessorContext<String, SignedCheckpoint> context) {
        this.context = context;
        this.ledger = context.taskId().partition();
        this.signer = signers.apply(ledger);
        this.store = context.getStateStore(Names.SIGNER_STATE);
        this.chain = store.open(ledger);
        this.signedSize = chain.size();
        metrics.signerOpened(ledger, signedSize);
        CommitScope scope = new CommitScope(context);
        store.atCommit(() -> scope.run(this::commit));
    }

    @Override
    public void process(Record<Long, Block> record) {
        Block block = record.value();
        try {
            blockMillis =
                    chain.follow(block.getEntries(), block.getRoot().bytes()).timeMillis();
        } catch (BlockChainException e) {
            throw new ForkedLedgerException(ledger, e);
        }
    }

    private void commit() {
        if (chain.size() == signedSize) {
            return;
        }
        Checkpoint checkpoint = new Checkpoint(signer.verifierKey().name(), chain.size(), chain.root());
        String note = new String(checkpoint.sign(signer).bytes(), StandardCharsets.UTF_8);
        context.forward(new Record<>(checkpoint.origin(), new SignedCheckpoint(ledger, note), blockMillis));
        store.put(CHAIN, chain.encode());
        signedSize = chain.size();
        metrics.signed(ledger, blockMillis, signedSize);
    }

    @Override
    public void close() {
        metrics.signerClosed(ledger);
        store.release();
    }
}
