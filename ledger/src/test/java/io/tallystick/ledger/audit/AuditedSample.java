package io.tallystick.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A small ledger of all kinds of entries for tests to break. Its entries are named by their index in the comments of setUp. */
abstract class AuditedSample {
    static final String A = subjectOf(0, "a");
    static final String FOREIGN = subjectOf(1, "a");

    final TestNetwork network = new TestNetwork("audit", 2, "acme");
    final TestDevice device = network.device("acme/s1");
    PureLedger ledger;
    List<byte[]> good;

    static String subjectOf(int ledger, String prefix) {
        return IntStream.range(0, 99)
                .mapToObj(i -> prefix + i)
                .filter(s -> SubjectRouting.ledgerOf(s, 2) == ledger)
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void setUp() throws Exception {
        ledger = new PureLedger(network.genesis(), 0, io.tallystick.ledger.pipeline.LedgerSettings.DEFAULTS);
        send(1); // block 0: 0 genesis, 1 introduction, 2 event #1
        send(1).commit(); // 3 seal
        send(4).commit(); // block 1: 4 seal
        ledger.advance(Duration.ofSeconds(5)); // block 2: 5 gap #2-3, 6 event #4
        send(3).commit(); // 7 late event #3, 8 seal
        send(5); // block 3: 9 event #5
        ledger.accept("acme/s1", network.revocation("acme/s1", 2, TestNetwork.START)); // 10 gap #1, 11 revocation #2
        send(6).commit(); // 12 seal
        good = ledger.entryBytes();
        assertThat(good).hasSize(13);
        assertThat(ledger.audit(good)).hasSize(4);
    }

    PureLedger send(long sequence) {
        return ledger.accept(A, device.envelope(A, sequence, sequence));
    }

    LedgerInvalidException refused(List<byte[]> entries) {
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> ledger.audit(entries));
        assertThat(e).as("an audit of a broken ledger").isNotNull();
        assertThat(e).hasMessageStartingWith("ledger 0, entry " + e.index() + " (block " + e.height() + "): ");
        return e;
    }

    void refused(List<byte[]> entries, long index, String want) {
        LedgerInvalidException e = refused(entries);
        assertThat(e).hasMessageContaining(want);
        assertThat(e.index()).as(e.getMessage()).isEqualTo(index);
    }

    int blockOf(int index) {
        return (int) ledger.blocks().stream().filter(b -> b.treeSize() <= index).count();
    }
}
