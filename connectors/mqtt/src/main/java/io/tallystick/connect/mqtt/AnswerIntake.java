package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Backoff;
import io.tallystick.connect.mqtt.broker.Delivery;
import io.tallystick.connect.mqtt.command.AnswerReader;
import io.tallystick.gateway.Signing;
import io.tallystick.gateway.journal.JournalException;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.Output;
import io.tallystick.gateway.output.Written;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes answers as events, batch by batch, on a thread of its own, and acknowledges them to the broker afterwards. A crash before the
 * commit: nothing was written, the broker delivers again. A crash between commit and acknowledgement: the broker delivers again, and the
 * position that was committed with the events tells that they were signed.
 */
final class AnswerIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerIntake.class);
    /** Answers in one transaction at most: keeps it far below the time that brokers give one. */
    private static final int MAX_BATCH = 500;

    private static final long POLL_MILLIS = 200;
    /** How long a stop waits for a commit that is under way. */
    private static final long GOODBYE_MILLIS = 5_000;

    private final InFlight inFlight = new InFlight();
    private final AnswerReader reader;
    private final Output output;
    private final Supplier<SigningJournal> journals;
    private final String source;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Consumer<RuntimeException> failed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    /** Null between a failure and the next attempt. */
    private SigningJournal journal;

    /**
     * @param journals opens the gateway's journal, which fences whoever had it
     * @param broker for people: a part of each event's source
     * @param failed is told what ends the intake
     * @throws JournalException if the journal cannot be opened
     */
    AnswerIntake(
            AnswerReader reader,
            Output output,
            Supplier<SigningJournal> journals,
            String broker,
            Backoff backoff,
            RandomGenerator random,
            Consumer<RuntimeException> failed) {
        this.reader = reader;
        this.output = output;
        this.journals = journals;
        this.source = "mqtt:" + broker + "/";
        this.backoff = backoff;
        this.random = random;
        this.failed = failed;
        journal = journals.get();
        thread = new Thread(this::run, "mqtt-answers");
        thread.setDaemon(true);
        thread.start();
    }

    /** An answer; returns at once. */
    void arrived(Delivery delivery) {
        inFlight.arrived(delivery);
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                List<Held> batch = inFlight.take(MAX_BATCH, POLL_MILLIS);
                if (!batch.isEmpty() && commit(batch)) {
                    batch.forEach(held -> inFlight.became(held, List.of()));
                }
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.debug("answers ended", e);
        } catch (RuntimeException e) {
            failed.accept(new ConnectException("answers cannot be taken any more: " + e.getMessage(), e));
        }
    }

    /** Tries until it is done; false when it is closed first. */
    private boolean commit(List<Held> batch) throws InterruptedException {
        for (int attempt = 1; closed.getCount() > 0; attempt++) {
            try {
                if (journal == null) {
                    journal = journals.get();
                }
                journal.commit(records(batch));
                return true;
            } catch (JournalException e) {
                closeJournal();
                if (e.isFenced()) {
                    throw e;
                }
                long delay = backoff.delayMillis(attempt, random);
                LOG.warn("{}; {} answers wait, trying again in {} ms", e.getMessage(), batch.size(), delay);
                closed.await(delay, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private List<ProducerRecord<byte[], byte[]>> records(List<Held> batch) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Held held : batch) {
            Delivery delivery = held.delivery();
            IntakeMessage message = new IntakeMessage(delivery.topic(), delivery.payload(), delivery.receivedMillis());
            IntakeResult result = reader.read(message, delivery.correlation());
            for (Written written : written(result, message, delivery.correlation())) {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(written.topic(), written.key(), written.value());
                written.headers()
                        .forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                records.add(record);
            }
        }
        return records;
    }

    private List<Written> written(IntakeResult result, IntakeMessage message, byte[] correlation) {
        String from = source + message.topic();
        if (result instanceof IntakeResult.Signed signed) {
            return List.of(
                    output.event(signed.envelope().subject(), signed.envelope().bytes(), message, from));
        }
        if (result instanceof IntakeResult.Refused refused) {
            return List.of(output.refused(refused, message));
        }
        if (!(result instanceof IntakeResult.Taken taken)) {
            throw new IllegalStateException("want an answer that is taken or refused, got " + result);
        }
        Signing signing = journal.sign(taken, 0, message, correlation, reader.mediaType());
        if (signing instanceof Signing.Signed signed) {
            return signed.envelopes().stream()
                    .map(envelope -> output.event(signed.stream().subject(), envelope, message, from))
                    .toList();
        }
        if (signing instanceof Signing.Refused refused) {
            return List.of(output.refused(new IntakeResult.Refused(refused.code(), refused.detail()), message));
        }
        return List.of();
    }

    private void closeJournal() {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    /** What is not acknowledged is delivered again to whoever connects next under the same name. */
    @Override
    public void close() {
        closed.countDown();
        inFlight.wake();
        try {
            thread.join(GOODBYE_MILLIS);
            thread.interrupt();
            thread.join(GOODBYE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeJournal();
        output.close();
    }
}
