package io.tallystick.cli;

import io.tallystick.contracts.ContractHost;
import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.sink.export.NetworkExporter;
import io.tallystick.sink.verify.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Two ledgers with contracts, sealed and signed as an operator does who may lie: outcomes can be altered, or left out, before they are
 * sealed, and messages delivered that were never sent.
 */
final class TradingNetwork {
    static final int LEDGERS = 2;

    /** What the operator makes of an outcome; null leaves it out. */
    private final UnaryOperator<Outcome> lie;

    private final TestNetwork network = new TestNetwork(
            "trade",
            LedgerClockKind.WALL,
            LEDGERS,
            List.of(new Currency("EUR", 2, "bank")),
            "bank",
            "seller",
            "buyer",
            "carrier");
    private final List<PureLedger> ledgers = new ArrayList<>();
    private final Map<String, TestDevice> devices = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    TradingNetwork(UnaryOperator<Outcome> lie) {
        this.lie = lie;
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            ledgers.add(new PureLedger(
                    network.genesis(),
                    ledger,
                    LedgerSettings.DEFAULTS,
                    (genesis, number, backend) -> new Liar(ContractHost.open(genesis, number, backend))));
        }
    }

    PureLedger ledger(int ledger) {
        return ledgers.get(ledger);
    }

    static int homeOf(String organisation) {
        return SubjectRouting.ledgerOf("account/" + organisation, LEDGERS);
    }

    /** Money for the buyer, then some of it sent to the ledger that is not the buyer's home; not delivered yet. */
    TradingNetwork trade() {
        document(
                "bank/teller",
                "account/bank",
                "{\"document\":\"tallystick.issue\",\"to\":\"buyer\",\"amount\":\"EUR 500.00\"}");
        deliver();
        document(
                "buyer/clerk",
                "account/buyer",
                "{\"document\":\"tallystick.transfer\",\"to\":\"buyer\",\"amount\":\"EUR 250.00\",\"ledger\":"
                        + (1 - homeOf("buyer")) + "}");
        return this;
    }

    /** A member's document. */
    TradingNetwork document(String member, String subject, String json) {
        TestDevice device = devices.computeIfAbsent(member, network::device);
        long sequence = sequences.merge(member + " " + subject, 1L, Long::sum);
        byte[] envelope = Envelopes.sign(
                device.signer(),
                member,
                subject,
                sequence,
                TestNetwork.START,
                ContentType.JSON,
                json.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? device.chain() : List.of());
        ledgers.get(SubjectRouting.ledgerOf(subject, LEDGERS)).accept(subject, envelope);
        commit();
        return this;
    }

    /** An organisation's word on the contract, to all ledgers. */
    TradingNetwork control(String organisation, String payload) {
        long sequence = sequences.merge(organisation, 1L, Long::sum);
        byte[] envelope = network.contract(organisation, "contract/escrow", sequence, TestNetwork.START, payload);
        ledgers.forEach(ledger -> ledger.accept("contract/escrow", envelope));
        commit();
        return this;
    }

    TradingNetwork commit() {
        ledgers.forEach(PureLedger::commit);
        return this;
    }

    /** Delivers, as it was sent, what was not delivered before. */
    TradingNetwork deliver() {
        for (int from = 0; from < LEDGERS; from++) {
            for (PureLedger.Told told : ledgers.get(from).outcomes()) {
                for (Dispatch sent : outcome(told).sent()) {
                    // A ledger drops the copies of what it has.
                    ledgers.get(sent.to()).receive(from, sent.sequence(), told.index(), sent.body());
                }
            }
        }
        return commit();
    }

    static Outcome outcome(PureLedger.Told told) {
        try {
            return OutcomeCodec.decode(Arrays.copyOfRange(told.bytes(), 1, told.bytes().length));
        } catch (MalformedOutcomeException e) {
            throw new AssertionError(e);
        }
    }

    /** The index of the first outcome of a kind in a ledger. */
    long indexOf(int ledger, Class<? extends Outcome> kind) {
        return ledgers.get(ledger).outcomes().stream()
                .filter(told -> kind.isInstance(outcome(told)))
                .findFirst()
                .orElseThrow()
                .index();
    }

    /** A ledger's verifier key. */
    String key(int ledger) {
        return network.genesis().ledgerKey(ledger).vkey();
    }

    /** Writes the archive, signed by the ledgers' keys. */
    TradingNetwork export(Path archive) throws IOException {
        return export(archive, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE});
    }

    /** Writes the archive with so many blocks of each ledger. */
    TradingNetwork export(Path archive, int[] blocks) throws IOException {
        new NetworkExporter(
                        network.genesis(),
                        ledger -> blocks(ledger, blocks[ledger]),
                        SignatureVerifiers.best(),
                        Progress.NONE)
                .export(archive, false);
        return this;
    }

    private PureBlocks blocks(int ledger, int most) {
        List<Block> all = ledgers.get(ledger).blocks();
        return new PureBlocks(network, ledger, all.subList(0, Math.min(most, all.size())));
    }

    /** A host of contracts whose outcomes pass through the operator's hands. */
    private final class Liar implements ContractStage {
        private final ContractHost host;

        Liar(ContractHost host) {
            this.host = host;
        }

        private Emitter lying(Emitter out) {
            return entry -> {
                try {
                    Outcome said = lie.apply(OutcomeCodec.decode(entry.body()));
                    return said == null ? 0 : out.outcome(new OutcomeEntry(OutcomeCodec.encode(said)));
                } catch (MalformedOutcomeException e) {
                    throw new AssertionError(e);
                }
            };
        }

        @Override
        public void advance(long timeMillis, Emitter out) {
            host.advance(timeMillis, lying(out));
        }

        @Override
        public void entered(long index, LedgerStep step, long timeMillis, Emitter out) {
            host.entered(index, step, timeMillis, lying(out));
        }

        @Override
        public void sealing(long timeMillis, Emitter out) {
            host.sealing(timeMillis, lying(out));
        }

        @Override
        public long nextDueMillis() {
            return host.nextDueMillis();
        }

        @Override
        public void write() {
            host.write();
        }
    }
}
