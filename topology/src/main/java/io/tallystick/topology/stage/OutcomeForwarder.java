package io.tallystick.topology.stage;

import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.topology.outcome.OutgoingRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on what an outcome means to others. Made from the entry's own bytes, so that whoever has the ledger can make it again. */
final class OutcomeForwarder {
    private final String network;
    private final int ledger;
    private final ProcessorContext<Object, Object> context;
    private final StageMetrics metrics;

    OutcomeForwarder(Genesis genesis, int ledger, ProcessorContext<Object, Object> context, StageMetrics metrics) {
        this.network = genesis.network();
        this.ledger = ledger;
        this.context = context;
        this.metrics = metrics;
    }

    void forward(long index, OutcomeEntry entry) {
        try {
            for (OutcomeRecord made : OutcomeRecords.of(network, ledger, index, entry.body())) {
                OutgoingRecord record = OutgoingRecord.of(made);
                metrics.outcome(ledger, record.topic());
                context.forward(
                        new Record<>(record.key(), record, made.origin().timeMillis(), record.headers()),
                        sink(record.topic()));
            }
        } catch (MalformedOutcomeException e) {
            throw new IllegalStateException(
                    "outcome " + index + " of ledger " + ledger + " cannot be read by those who made it", e);
        }
    }

    private static String sink(OutgoingRecord.Topic topic) {
        return switch (topic) {
            case ALERTS -> Names.ALERTS;
            case SETTLEMENTS -> Names.SETTLEMENTS;
            case COMMANDS -> Names.COMMANDS;
            case MESSAGES -> Names.SENT_MESSAGES;
        };
    }
}
