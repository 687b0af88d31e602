package io.tallystick.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.ledger.block.BlockLimits;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.Seal;
import io.tallystick.ledger.entry.TrustLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A ledger broken in every way by someone who cannot seal it again. */
class LedgerAuditorTest extends AuditedSample {
    /**
     * What an operator only declares (where the input lay, the wall clock) shows in the next seal's previous root, or in the
     * checkpoint: hence the next block is named for some bits of a seal.
     */
    @Test
    void audit_anySingleBitFlipped_failsAtItsBlock() {
        for (int i = 0; i < good.size(); i++) {
            int index = i;
            boolean seal = good.get(i)[0] == EntryKind.SEAL.code();
            bits(good.get(i).length).parallel().forEach(bit -> {
                List<byte[]> broken = new ArrayList<>(good);
                broken.set(index, good.get(index).clone());
                broken.get(index)[bit / 8] ^= (byte) (1 << bit % 8);
                LedgerInvalidException e = refused(broken);
                assertThat((int) e.height())
                        .as("entry %d, bit %d: %s", index, bit, e.getMessage())
                        .isBetween(blockOf(index), blockOf(index) + (seal ? 1 : 0));
            });
        }
    }

    /** All bits; of the long entries, which are certificates mostly, one in each byte unless -Dflips=all is given. */
    private static IntStream bits(int bytes) {
        boolean all = bytes < 350 || "all".equals(System.getProperty("flips"));
        return all ? IntStream.range(0, 8 * bytes) : IntStream.range(0, bytes).map(at -> 8 * at + at * 5 % 8);
    }

    @Test
    void audit_anyEntryDroppedDoubledSwappedOrInserted_fails() {
        for (int i = 0; i < good.size(); i++) {
            List<byte[]> dropped = new ArrayList<>(good);
            dropped.remove(i);
            assertThat(refused(dropped).height()).as("without %d", i).isBetween((long) blockOf(i), blockOf(i) + 1L);
            List<byte[]> doubled = new ArrayList<>(good);
            doubled.add(i, good.get(i));
            assertThat(refused(doubled).height()).as("twice %d", i).isBetween((long) blockOf(i), blockOf(i) + 1L);
            for (int j = i + 1; j < good.size(); j++) {
                List<byte[]> swapped = new ArrayList<>(good);
                java.util.Collections.swap(swapped, i, j);
                assertThat(refused(swapped).height())
                        .as("%d and %d", i, j)
                        .isBetween((long) blockOf(i), blockOf(i) + 1L);
                List<byte[]> inserted = new ArrayList<>(good);
                inserted.add(i, good.get(j));
                refused(inserted);
            }
        }
    }

    @Test
    void audit_shortenedOrLengthened_isNotTheTreeThatWasSigned() {
        refused(good.subList(0, 9), 9, "checkpoint: want 13 entries, got 9, of which 9 in sealed blocks");
        refused(good.subList(0, 12), 9, "checkpoint: want 13 entries, got 12, of which 9 in sealed blocks");
        refused(List.of(), 0, "checkpoint: want 13 entries, got 0");
    }

    @Test
    void seal_anyFieldChanged_isNamed() {
        String other = "ab".repeat(32);
        sealed(
                4,
                s -> copy(s, 9, s.first(), s.timeMillis(), s.previousRoot(), s.stateDigest()),
                "seal, height: want 1, got 9");
        sealed(
                4,
                s -> copy(s, 1, 9, s.timeMillis(), s.previousRoot(), s.stateDigest()),
                "seal, first index: want 4, got 9");
        sealed(4, s -> copy(s, 1, 4, 0, s.previousRoot(), s.stateDigest()), "seal time: want at least");
        sealed(4, s -> copy(s, 1, 4, s.timeMillis(), other, s.stateDigest()), "seal, previous root: want ");
        sealed(4, s -> copy(s, 1, 4, s.timeMillis(), s.previousRoot(), other), "seal, state digest: want ");
        String[] counts = {"introductions", "events", "late events", "gaps", "revocations"};
        for (int i = 0; i < counts.length; i++) {
            int at = 57 + 4 * i + 3;
            List<byte[]> broken = new ArrayList<>(good);
            byte[] seal = good.get(8).clone();
            seal[at] += 3;
            broken.set(8, seal);
            int count = good.get(8)[at];
            refused(broken, 8, "seal, " + counts[i] + ": want " + count + ", got " + (count + 3));
        }
        for (int i = 0; i < 3; i++) {
            List<byte[]> broken = new ArrayList<>(good);
            byte[] seal = good.get(8).clone();
            seal[77 + 4 * i + 3] += 1;
            broken.set(8, seal);
            refused(broken, 8, "unsettled input: want ");
        }
    }

    private void sealed(int index, UnaryOperator<Seal> change, String want) {
        List<byte[]> broken = new ArrayList<>(good);
        Seal seal = ledger.blocks().get(blockOf(index)).seal();
        broken.set(index, change.apply(seal).encode());
        refused(broken, index, want);
    }

    private static Seal copy(Seal s, long height, long first, long time, String previous, String state) {
        return new Seal(height, first, time, previous, s.counts(), s.declared(), s.inputs(), state);
    }

    @Test
    void audit_entriesWithoutSeal_areBounded() {
        LedgerAuditor auditor = new LedgerAuditor(network.genesis(), 0, SignatureVerifiers.best(), block -> {});
        byte[] large = new EventEntry(false, TrustLevel.DEVICE, new byte[60_000]).encode();
        LedgerInvalidException e = catchThrowableOfType(LedgerInvalidException.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                auditor.feed(large, 0, large.length);
            }
        });
        assertThat(e).hasMessageContaining("block: want a seal after at most 65536 entries and 950000 bytes, got 16");
        assertThat(auditor.fed()).isLessThanOrEqualTo(BlockLimits.MAX_BYTES / large.length + 1);
        assertThat(LedgerEntry.MAX_BYTES).isEqualTo(65_535);
    }
}
