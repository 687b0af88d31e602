package io.tallystick.contracts.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record that an outcome makes; its fields are those of the schema of its name. Null where the schema says null. */
public sealed interface OutcomeRecord {
    Origin origin();

    /** What happened to an alert. */
    enum AlertState {
        RAISED,
        UPDATED,
        ACKNOWLEDGED,
        CLEARED
    }

    /** How bad an alert is. */
    enum AlertSeverity {
        INFO,
        WARNING,
        MINOR,
        MAJOR,
        CRITICAL
    }

    /**
     * A change of an alert.
     *
     * @param escalation how many steps of its ladder it has taken
     * @param acknowledgedBy who acknowledged it just now, or null
     */
    record AlertRecord(
            Origin origin,
            String subject,
            String key,
            AlertState state,
            AlertSeverity severity,
            long raisedAtMillis,
            int occurrences,
            int escalation,
            String message,
            SortedMap<String, String> details,
            String acknowledgedBy)
            implements OutcomeRecord {
        public AlertRecord {
            details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        }
    }

    /** What moved. */
    enum SettlementKind {
        HOLD,
        POST,
        VOID,
        TRANSFER,
        ISSUE
    }

    /** Which side of a movement. */
    enum SettlementLeg {
        WHOLE,
        DEBIT,
        CREDIT
    }

    /**
     * One leg of a movement of money.
     *
     * @param paymentId the same in both legs
     * @param amountMinor in smallest units of the currency
     * @param expiresAtMillis of an open hold, or null
     * @param subject whose contract moved it, or null
     * @param account the account that this ledger keeps and that changes: the record's key
     */
    record SettlementRecord(
            Origin origin,
            SettlementKind kind,
            SettlementLeg leg,
            String paymentId,
            String holdId,
            String payer,
            String payee,
            long amountMinor,
            String currency,
            int minorDigits,
            Long expiresAtMillis,
            String reference,
            String subject,
            String account)
            implements OutcomeRecord {}

    /**
     * A command to a device.
     *
     * @param device its id; empty for every actuator of the subject
     * @param arguments canonical JSON (RFC 8785)
     * @param notAfterMillis not to be delivered later, or null
     */
    record CommandRecord(
            Origin origin, String subject, String device, String name, String arguments, Long notAfterMillis)
            implements OutcomeRecord {}

    /**
     * A message to a ledger.
     *
     * @param toLedger the receiving ledger
     * @param sequence its number among those from this ledger to that one
     * @param sender the sending subject; empty where no contract sends
     * @param receiver the receiving subject
     * @param kind {@code transfer-credit} or {@code contract-message}
     * @param contentType media type of the payload
     * @param payload the body of the receiving ledger's message entry
     */
    record MessageRecord(
            Origin origin,
            int toLedger,
            long sequence,
            String sender,
            String receiver,
            String kind,
            String contentType,
            byte[] payload)
            implements OutcomeRecord {
        /** The media type of all payloads. */
        public static final String CONTENT_TYPE = "application/vnd.tallystick.message+cbor";

        public MessageRecord {
            payload = payload.clone();
        }

        /** A copy. */
        @Override
        public byte[] payload() {
            return payload.clone();
        }
    }
}
