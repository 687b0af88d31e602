package io.tallystick.ledger.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** One ledger of one network that a test fills, and that must stand up to an audit whatever the test did. */
abstract class AuditedLedger {
    static final String SUBJECT = "shipment-1";

    final TestNetwork network = new TestNetwork("pipeline", 1, "acme", "globex");
    final TestDevice device = network.device("acme/s1");
    final PureLedger ledger = new PureLedger(network);

    /** Whatever a test did, the ledger that came of it must stand up to an audit. */
    @AfterEach
    void audit() throws Exception {
        ledger.commit();
        assertThat(ledger.audit()).hasSameSizeAs(ledger.blocks());
    }

    List<EntryKind> kinds() {
        ledger.commit();
        return ledger.entries().stream()
                .map(LedgerEntry::kind)
                .filter(kind -> kind != EntryKind.SEAL && kind != EntryKind.GENESIS)
                .toList();
    }

    long declared(java.util.function.ToLongFunction<io.tallystick.ledger.entry.Seal.Declared> field) {
        ledger.commit();
        return ledger.blocks().stream()
                .mapToLong(b -> field.applyAsLong(b.seal().declared()))
                .sum();
    }

    PureLedger send(long sequence) {
        return ledger.accept(SUBJECT, device.envelope(SUBJECT, sequence, sequence));
    }

    List<Long> sequences() {
        return ledger.entries().stream()
                .filter(EventEntry.class::isInstance)
                .map(e -> Envelope.of((EventEntry) e).sequence())
                .toList();
    }
}
