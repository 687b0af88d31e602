package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.MalformedCborException;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.testing.CountingContracts;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.ArrayList;
import java.util.List;

/** A ledger with {@link CountingContracts}, and its leaves in short. */
final class ContractLedger {
    final TestNetwork network;
    final TestDevice device;
    final PureLedger pure;

    ContractLedger(LedgerClockKind clock) {
        this(clock, LedgerSettings.DEFAULTS);
    }

    ContractLedger(LedgerClockKind clock, LedgerSettings settings) {
        network = new TestNetwork("contracts", clock, 1, "acme", "globex");
        device = network.device("acme/s1");
        pure = new PureLedger(network.genesis(), 0, settings, CountingContracts.factory());
    }

    ContractLedger activate() {
        pure.accept(
                "contract/counting",
                network.contract("acme", "contract/counting", 1, TestNetwork.START, "{\"action\":\"deploy\"}"));
        return this;
    }

    /** An event issued as many seconds after the start as its number; number 1 of the first subject introduces the device. */
    ContractLedger send(String subject, long sequence) {
        pure.accept(subject, device.envelope(subject, sequence, sequence));
        return this;
    }

    /** All leaves in sealed blocks: the kind, or for an outcome what, whose and how many. */
    List<String> leaves() {
        return pure.entries().stream().map(ContractLedger::leaf).toList();
    }

    private static String leaf(LedgerEntry entry) {
        if (entry instanceof EventEntry event) {
            return "EVENT " + Envelope.of(event).subject();
        } else if (entry instanceof MessageEntry message) {
            return "MESSAGE " + message.from() + " " + message.sequence();
        }
        return entry instanceof OutcomeEntry outcome
                ? text(outcome.body())
                : entry.kind().name();
    }

    private static String text(byte[] body) {
        try {
            CborReader in = new CborReader(body);
            in.readMap();
            in.readInteger();
            String what = in.readText();
            in.readInteger();
            String subject = in.readText();
            in.readInteger();
            return what + " " + subject + " " + in.readInteger();
        } catch (MalformedCborException e) {
            throw new AssertionError(e);
        }
    }

    /** Every outcome was told once, with the index that its leaf has, at its block's time; and the ledger holds. */
    void requireSound() throws Exception {
        List<byte[]> leaves = pure.entryBytes();
        List<byte[]> outcomes = new ArrayList<>();
        leaves.stream().filter(leaf -> leaf[0] == 6).forEach(outcomes::add);
        assertThat(pure.outcomes()).hasSameSizeAs(outcomes);
        for (PureLedger.Told told : pure.outcomes()) {
            assertThat(leaves.get((int) told.index())).isEqualTo(told.bytes());
        }
        assertThat(pure.audit()).hasSameSizeAs(pure.blocks());
    }
}
