package io.tallystick.sink.verify;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.genesis.Genesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;

/** Verifies all ledgers of a network from sources of blocks, several at a time. */
public final class SourceVerifier {
    private final Genesis genesis;
    private final SignatureVerifier signatures;
    private final int threads;
    private final Progress progress;
    private final ContractReplay contracts;

    /**
     * A verifier that takes outcomes of contracts as they are.
     *
     * @param threads how many ledgers at a time, at least 1
     */
    public SourceVerifier(Genesis genesis, SignatureVerifier signatures, int threads, Progress progress) {
        this(genesis, signatures, threads, progress, ContractReplay.NONE);
    }

    /** A verifier that runs the contracts, too. */
    public SourceVerifier(
            Genesis genesis, SignatureVerifier signatures, int threads, Progress progress, ContractReplay contracts) {
        this.genesis = genesis;
        this.signatures = signatures;
        this.threads = threads;
        this.progress = progress;
        this.contracts = contracts;
    }

    /**
     * Verifies.
     *
     * @param sources the source of each ledger
     * @throws IOException if a source cannot be read
     */
    public NetworkVerdict verify(IntFunction<? extends BlockSource> sources) throws IOException, InterruptedException {
        try {
            List<LedgerVerdict> verdicts = Ledgers.inParallel(genesis.ledgerCount(), threads, ledger -> {
                try {
                    return new BlockLedgerVerifier(genesis, ledger, signatures, progress, contracts)
                            .verify(sources.apply(ledger));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return new NetworkVerdict(verdicts, List.of(), List.of());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
