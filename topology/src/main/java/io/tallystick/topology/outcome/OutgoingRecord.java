package io.tallystick.topology.outcome;

import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.CommandRecord;
import io.tallystick.contracts.record.OutcomeRecord.MessageRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/**
 * A record to be sent.
 *
 * @param topic which kind
 * @param partition of that topic: the ledger itself, or of a message the receiving one
 * @param key subject, account, or receiving subject
 */
public record OutgoingRecord(Topic topic, int partition, String key, SpecificRecord value, Headers headers) {
    /** The kinds of topic. */
    public enum Topic {
        ALERTS,
        SETTLEMENTS,
        COMMANDS,
        MESSAGES
    }

    private static final String TYPE = "io.tallystick.";

    /** The record that something an outcome made is sent as. */
    public static OutgoingRecord of(OutcomeRecord record) {
        int ledger = record.origin().ledger();
        if (record instanceof AlertRecord alert) {
            Headers headers = headers(record, "alert." + lower(alert.state()), alert.subject());
            return new OutgoingRecord(Topic.ALERTS, ledger, alert.subject(), AvroRecords.of(alert), headers);
        } else if (record instanceof SettlementRecord settlement) {
            Headers headers = headers(record, "settlement." + lower(settlement.kind()), settlement.account());
            return new OutgoingRecord(
                    Topic.SETTLEMENTS, ledger, settlement.account(), AvroRecords.of(settlement), headers);
        } else if (record instanceof CommandRecord command) {
            Headers headers = headers(record, "command", command.subject());
            return new OutgoingRecord(Topic.COMMANDS, ledger, command.subject(), AvroRecords.of(command), headers);
        }
        MessageRecord message = (MessageRecord) record;
        Headers headers = headers(record, "message." + message.kind(), message.receiver());
        return new OutgoingRecord(
                Topic.MESSAGES, message.toLedger(), message.receiver(), AvroRecords.of(message), headers);
    }

    private static Headers headers(OutcomeRecord record, String type, String subject) {
        return CloudEventHeaders.of(record.origin(), TYPE + type, subject);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
