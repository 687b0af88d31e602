package io.tallystick.contracts.outcome;

import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import io.tallystick.rules.money.Money;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of an entry or a timer: one outcome entry of the ledger. Evidence are indexes of the same ledger, ascending, each below the
 * outcome's own. Times are the ledger's, in milliseconds since 1970.
 */
public sealed interface Outcome {
    /** The ledger's time; of a timer the time at which it was due. */
    long timeMillis();

    /** What this outcome sent to other subjects; none for most. */
    default List<Dispatch> sent() {
        return List.of();
    }

    /**
     * A contract is in force from here on, or is no longer.
     *
     * @param parties which organisations its roles were bound to
     * @param retired whether it is no longer in force for new instances
     */
    record Activated(
            String contract,
            String version,
            String hash,
            SortedMap<String, String> parties,
            boolean retired,
            List<Long> evidence,
            long timeMillis)
            implements Outcome {
        public Activated {
            parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
            evidence = List.copyOf(evidence);
        }
    }

    /** An instance runs from here on; what it was opened with are the documents of the evidence. */
    record Opened(InstanceRef instance, SortedMap<String, String> parties, List<Long> evidence, long timeMillis)
            implements Outcome {
        public Opened {
            parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Rules of an instance fired.
     *
     * @param cause the index of the entry that set them off, or -1 for timers
     * @param part 0, or more where what fired is too large for one entry: the parts follow each other
     */
    record Fired(InstanceRef instance, long cause, long timeMillis, int part, List<Firing> firings, List<Dispatch> sent)
            implements Outcome {
        public Fired {
            firings = List.copyOf(firings);
            sent = List.copyOf(sent);
        }
    }

    /**
     * Something was wanted and is not done.
     *
     * @param signer who wanted it: a member, an organisation, or the number of the sending ledger
     * @param code why, as a stable word
     * @param detail why, in words: what is wanted and what was got
     */
    record Refused(
            Matter matter,
            String subject,
            String signer,
            String code,
            String detail,
            List<Long> evidence,
            long timeMillis)
            implements Outcome {
        public Refused {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Money was moved by a document, without a contract.
     *
     * @param kind {@code TRANSFER} or {@code ISSUE}
     * @param payment the operation's id in the book
     * @param cause the document's index
     */
    record Settled(
            Effect.MoveKind kind,
            String subject,
            String signer,
            String payment,
            String payer,
            String payee,
            int payeeLedger,
            Money amount,
            String reference,
            long cause,
            long timeMillis,
            List<Dispatch> sent)
            implements Outcome {
        public Settled {
            sent = List.copyOf(sent);
        }
    }

    /** How far an organisation's account may go below zero was set. */
    record Credited(String signer, String organisation, Money line, long cause, long timeMillis) implements Outcome {}

    /** Money came from another ledger. */
    record Received(CreditMessage message, long cause, long timeMillis) implements Outcome {}

    /** A hold's time had come: its money is free again. */
    record Expired(String hold, String payer, Money freed, long timeMillis) implements Outcome {}

    /** A reader was allowed to read about a subject, or is no longer, by a document. */
    record Consented(
            String subject, String signer, String reader, String scope, boolean granted, long cause, long timeMillis)
            implements Outcome {}

    /**
     * Another version has taken an instance over.
     *
     * @param instance as it is from here on
     * @param fromVersion the version that it leaves
     * @param fromHash SHA-256 of that version's text
     * @param before the state that it was in
     * @param after the state that it is in
     * @param notes what was left behind or began anew, in words
     * @param evidence the deployment's envelopes, or the documents that asked for it
     */
    record Migrated(
            InstanceRef instance,
            String fromVersion,
            String fromHash,
            String before,
            String after,
            List<String> notes,
            List<Long> evidence,
            long timeMillis)
            implements Outcome {
        public Migrated {
            notes = List.copyOf(notes);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * What the block changed in the contracts' state; the last outcome of a block.
     *
     * @param digest SHA-256 over the changes, 64 lower-case hexadecimal digits
     * @param sums every currency in which there is or was money, in order of code
     */
    record Statement(String digest, List<CurrencySum> sums, long timeMillis) implements Outcome {
        public Statement {
            sums = List.copyOf(sums);
        }
    }
}
