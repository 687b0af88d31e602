package io.tallystick.ledger.audit;

import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.InputRange;
import io.tallystick.ledger.entry.Seal;
import java.util.Arrays;

/**
 * What a ledger holds, as its seals add up.
 *
 * @param blocks how many blocks
 * @param events how many events, late ones included
 * @param late how many of them were late
 * @param introductions how many devices were introduced
 * @param gaps how many gaps were entered
 * @param revocations how many devices were revoked
 * @param activations how many words of organisations on contracts were entered
 * @param outcomes how many outcomes of contracts
 * @param messages how many messages from other ledgers
 * @param records how many input records the seals cover
 * @param rejected how many of them were refused
 * @param duplicates how many of them were copies
 * @param unsettled how many of them wait for the numbers before theirs
 */
public record AuditCounts(
        long blocks,
        long events,
        long late,
        long introductions,
        long gaps,
        long revocations,
        long activations,
        long outcomes,
        long messages,
        long records,
        long rejected,
        long duplicates,
        long unsettled) {
    /** Nothing. */
    public static final AuditCounts NONE = new AuditCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The sum over two ledgers. */
    public AuditCounts plus(AuditCounts other) {
        return new AuditCounts(
                blocks + other.blocks,
                events + other.events,
                late + other.late,
                introductions + other.introductions,
                gaps + other.gaps,
                revocations + other.revocations,
                activations + other.activations,
                outcomes + other.outcomes,
                messages + other.messages,
                records + other.records,
                rejected + other.rejected,
                duplicates + other.duplicates,
                unsettled + other.unsettled);
    }

    /** Adds up seals. */
    public static final class Tally {
        private final long[] kinds = new long[EntryKind.SEAL.code() + 1];
        private AuditCounts sum = NONE;

        /** Counts an entry of the open block; only of contracts are there kinds that seals do not count. */
        public void entered(EntryKind kind) {
            kinds[kind.code()]++;
        }

        /** Adds the seal of the block whose entries were counted. */
        public void sealed(Seal seal) {
            long records = seal.inputs().stream().mapToLong(InputRange::records).sum();
            sum = new AuditCounts(
                    sum.blocks + 1,
                    sum.events + seal.counts().events(),
                    sum.late + seal.counts().late(),
                    sum.introductions + seal.counts().introductions(),
                    sum.gaps + seal.counts().gaps(),
                    sum.revocations + seal.counts().revocations(),
                    sum.activations + kinds[EntryKind.ACTIVATION.code()],
                    sum.outcomes + kinds[EntryKind.OUTCOME.code()],
                    sum.messages + kinds[EntryKind.MESSAGE.code()],
                    sum.records + records,
                    sum.rejected + seal.declared().rejected(),
                    sum.duplicates + seal.declared().duplicates(),
                    seal.declared().unsettled());
            Arrays.fill(kinds, 0);
        }

        public AuditCounts counts() {
            return sum;
        }
    }
}
