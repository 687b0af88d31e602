package io.tallystick.cli.again;

import io.tallystick.cli.PureBlocks;
import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.sink.export.NetworkExporter;
import io.tallystick.sink.verify.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network on event time whose ledgers are recorded once without Kafka: the recording that others must come to again. */
final class LibraryNetwork {
    /** Entries of a block, more or less; odd, so that blocks end anywhere. */
    private static final int COMMIT_EVERY = 37;

    final TestNetwork network;
    private final int ledgers;
    private final PureLedger[] recorded;
    private final int[] delivered;
    private final Map<String, TestDevice> devices = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();

    LibraryNetwork(String name, int ledgers, List<String> organisations) {
        this.ledgers = ledgers;
        network = new TestNetwork(
                name,
                LedgerClockKind.EVENT,
                ledgers,
                LibraryScenes.CURRENCIES.stream()
                        .map(code -> new Currency(code, 2, LibraryScenes.MINT))
                        .toList(),
                organisations.toArray(String[]::new));
        recorded = new PureLedger[ledgers];
        delivered = new int[ledgers];
        for (int ledger = 0; ledger < ledgers; ledger++) {
            recorded[ledger] = new PureLedger(network.genesis(), ledger, LedgerSettings.DEFAULTS, ContractHost::open);
        }
    }

    int ledgers() {
        return ledgers;
    }

    int ledgerOf(String subject) {
        return SubjectRouting.ledgerOf(subject, ledgers);
    }

    /** A subject of a ledger. */
    String subject(String word, int ledger) {
        for (int i = 0; ; i++) {
            if (ledgerOf(word + "-" + i) == ledger) {
                return word + "-" + i;
            }
        }
    }

    /** Records what happens. */
    LibraryNetwork record(List<Happening> happenings) throws Exception {
        int taken = 0;
        for (Happening happening : happenings) {
            Instant at = Instant.ofEpochMilli(happening.atMillis());
            boolean word = happening.signer().indexOf('/') < 0;
            byte[] envelope = word ? control(happening, at) : sign(happening, at);
            for (int ledger = 0; ledger < ledgers; ledger++) {
                if (word || ledger == ledgerOf(happening.subject())) {
                    recorded[ledger].accept(happening.subject(), envelope);
                }
            }
            if (++taken % COMMIT_EVERY == 0) {
                deliver();
            }
        }
        while (deliver()) {
            // What was delivered may have sent more.
        }
        return this;
    }

    private byte[] control(Happening happening, Instant at) {
        long sequence = sequences.merge(happening.signer() + " " + happening.subject(), 1L, Long::sum);
        return network.contract(happening.signer(), happening.subject(), sequence, at, happening.payload());
    }

    private byte[] sign(Happening happening, Instant at) {
        TestDevice device = devices.computeIfAbsent(happening.signer(), network::device);
        long sequence = sequences.merge(happening.signer() + " " + happening.subject(), 1L, Long::sum);
        return Envelopes.sign(
                device.signer(),
                happening.signer(),
                happening.subject(),
                sequence,
                at,
                happening.type(),
                happening.payload().getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? device.chain() : List.of());
    }

    /** Commits, and delivers what was sent; whether there was anything. */
    private boolean deliver() throws Exception {
        Arrays.stream(recorded).forEach(PureLedger::commit);
        boolean any = false;
        for (int from = 0; from < ledgers; from++) {
            List<PureLedger.Told> told = recorded[from].outcomes();
            for (; delivered[from] < told.size(); delivered[from]++) {
                PureLedger.Told outcome = told.get(delivered[from]);
                byte[] body = Arrays.copyOfRange(outcome.bytes(), 1, outcome.bytes().length);
                for (Dispatch sent : OutcomeCodec.decode(body).sent()) {
                    recorded[sent.to()].receive(from, sent.sequence(), outcome.index(), sent.body());
                    any = true;
                }
            }
        }
        return any;
    }

    /** What was refused before it came to a ledger. */
    List<String> rejections() {
        return Arrays.stream(recorded)
                .flatMap(ledger -> ledger.rejections().stream())
                .map(Object::toString)
                .toList();
    }

    LibraryNetwork export(Path archive) throws Exception {
        new NetworkExporter(
                        network.genesis(),
                        ledger -> new PureBlocks(network, ledger, recorded[ledger].blocks()),
                        SignatureVerifiers.best(),
                        Progress.NONE)
                .export(archive, false);
        return this;
    }
}
