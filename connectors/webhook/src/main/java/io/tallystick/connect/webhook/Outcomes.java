package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.DeadLetters;
import io.tallystick.connect.plugin.Offsets;
import io.tallystick.connect.webhook.delivery.AttemptResult;
import io.tallystick.connect.webhook.delivery.NextStep;
import io.tallystick.connect.webhook.delivery.NextStep.Reason;
import io.tallystick.connect.webhook.delivery.Pending;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Puts outcomes on record: dead letters through the worker's errant-record reporter, which has the record's own bytes, and a
 * {@link Report} of each. Only then the record's offset may be committed. Safe for many threads.
 */
final class Outcomes {
    private final String target;
    private final Reports reports;
    private final Offsets offsets;
    private final DeadLetters letters;
    private final Clock clock;

    /** @param reporter the worker's; null when it has none: then a dead letter is a failure */
    Outcomes(String target, Reports reports, Offsets offsets, ErrantRecordReporter reporter, Clock clock) {
        this.target = target;
        this.reports = reports;
        this.offsets = offsets;
        this.letters = new DeadLetters(reporter, offsets);
        this.clock = clock;
    }

    /** Records the end of a delivery; what fails is given to {@code failed}, perhaps from another thread. */
    void settle(Pending<Outbound> pending, AttemptResult result, NextStep step, Consumer<RuntimeException> failed) {
        Outbound sent = pending.item();
        int status = result instanceof AttemptResult.Answered answer ? answer.status() : 0;
        if (step instanceof NextStep.DeadLetter dead) {
            UndeliveredException reason = new UndeliveredException(dead.reason(), dead.detail());
            Future<Void> kept = letters.report(sent.record(), reason);
            write(sent, Report.DEAD_LETTER, reason.getMessage(), status, pending.attempts(), failed, kept);
        } else {
            write(sent, Report.DELIVERED, "", status, pending.attempts(), failed, null);
        }
    }

    /**
     * Records that no request can be made of a record.
     *
     * @throws UndeliveredException if there is no dead-letter topic
     */
    void unconvertible(SinkRecord record, String key, RuntimeException cause, Consumer<RuntimeException> failed) {
        UndeliveredException reason = new UndeliveredException(Reason.UNCONVERTIBLE, cause);
        Future<Void> kept = letters.report(record, reason);
        write(new Outbound(record, key, null), Report.DEAD_LETTER, reason.getMessage(), 0, 0, failed, kept);
    }

    /**
     * Settles the dead letters that have reached their topic.
     *
     * @throws ConnectException if one could not be written
     */
    void settleDeadLetters() {
        letters.settle();
    }

    private void write(
            Outbound sent,
            String outcome,
            String reason,
            int status,
            int attempts,
            Consumer<RuntimeException> failed,
            Future<Void> deadLetter) {
        Report report = new Report(
                sent.request() == null ? null : sent.request().id(),
                target,
                sent.partition().topic(),
                sent.partition().partition(),
                sent.offset(),
                sent.key(),
                outcome,
                reason,
                status,
                attempts,
                clock.instant());
        reports.write(report).whenComplete((written, failure) -> {
            if (failure != null) {
                failed.accept(new ConnectException("the report of " + report.id() + " could not be written", failure));
            } else if (deadLetter == null) {
                offsets.settled(sent.partition(), sent.offset());
            } else {
                letters.settleWhenWritten(sent.record(), deadLetter);
            }
        });
    }
}
