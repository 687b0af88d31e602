package io.tallystick.sink.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bits of every file of a small archive are flipped, one at a time, and each time the place is named: every third, beginning at another one
 * in each run, and all with {@code -Dtallystick.flips.step=1}. Of a larger archive, which has full tiles and bundles, every 61st, since each
 * flip costs an audit of all its entries.
 */
class EveryBitTest {
    private static final int STEP = Integer.getInteger("tallystick.flips.step", 3);

    @TempDir
    Path folder;

    /** All kinds of entries in ledger 0, so that each byte of each kind is in some file. */
    @Test
    void verify_anyBitOfAnyFileOfACompleteArchive_failsAndNamesThePlace() throws Exception {
        SampleNetwork sample = new SampleNetwork("bits", 2);
        fill(sample);
        assertThat(sample.ledger(0).entries()).extracting(LedgerEntry::kind).contains(EntryKind.values());
        sample.publish();

        BitFlips flips = BitFlips.of(sample.network.genesis(), folder, copy -> sample.export(copy, false));

        assertThat(flips.files())
                .contains("network.yaml", "ledger-0/checkpoint", "ledger-1/checkpoint")
                .contains("ledger-0/tile/entries/000.p/17", "ledger-0/tile/0/000.p/17");
        flips.requireEachNamed(STEP);
    }

    private static void fill(SampleNetwork sample) {
        TestDevice device = sample.network.device("acme/s1");
        PureLedger zero = sample.ledger(0);
        String subject = sample.subjectOf(0);
        send(zero, device, subject, 1, 1).commit();
        send(zero, device, subject, 4).commit().advance(Duration.ofSeconds(5));
        send(zero, device, subject, 3).commit();
        send(zero, device, subject, 5);
        zero.accept("acme/s1", sample.network.revocation("acme/s1", 2, TestNetwork.START));
        String contract = "contract/escrow";
        zero.accept(contract, sample.network.contract("acme", contract, 1, TestNetwork.START, "{}"));
        zero.receive(1, 1, 2, new CborWriter(8).map(0).toByteArray()).commit();
        String other = sample.subjectOf(1);
        sample.ledger(1).accept(other, device.envelope(other, 1, 1)).commit();
    }

    private static PureLedger send(PureLedger ledger, TestDevice device, String subject, long... numbers) {
        for (long number : numbers) {
            ledger.accept(subject, device.envelope(subject, number, number));
        }
        return ledger;
    }

    /** Full tiles and a second level need 256 entries; gaps, which are short, are every second one. */
    @Test
    void verify_bitsOfFullBundlesAndHigherTiles_failsAndNamesThePlace() throws Exception {
        SampleNetwork sample = new SampleNetwork("tiles", 1);
        TestDevice device = sample.network.device("acme/s1");
        PureLedger ledger = sample.ledger(0);
        String subject = sample.subjectOf(0);
        for (long n = 1; n <= 513; n += 2) {
            ledger.accept(subject, device.envelope(subject, n, 1, n == 1));
            ledger.advance(Duration.ofSeconds(5));
        }
        ledger.commit();
        sample.publish();

        BitFlips flips = BitFlips.of(sample.network.genesis(), folder, copy -> sample.export(copy, false));

        assertThat(flips.files())
                .contains("ledger-0/tile/0/000", "ledger-0/tile/1/000.p/1", "ledger-0/tile/entries/000");
        flips.requireEachNamed(61);
    }
}
