package io.tallystick.connect.http;

import io.tallystick.gateway.Seen;
import io.tallystick.gateway.Signing;
import io.tallystick.gateway.StreamKey;
import io.tallystick.gateway.journal.SigningJournal;
import io.tallystick.gateway.output.Output;
import io.tallystick.gateway.output.Written;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The requests of one transaction. Not thread safe. */
final class Group {
    private final SigningJournal journal;
    private final Output output;
    private final String gateway;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** @param gateway its id, {@code organisation/name} */
    Group(SigningJournal journal, Output output, String gateway) {
        this.journal = journal;
        this.output = output;
        this.gateway = gateway;
    }

    /**
     * Signs what is to be signed; true once {@link #commit} returns.
     *
     * @return what became of each item
     * @throws ProblemException 422, if its key was used for another request; nothing of it is written
     */
    List<Outcome> add(Posted posted) {
        Set<StreamKey> repeated = repeated(posted);
        Set<StreamKey> signed = new LinkedHashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Posted.Item item : posted.items()) {
            outcomes.add(outcome(item, posted, repeated, signed));
        }
        if (posted.keyed() != null) {
            signed.forEach(stream -> journal.remember(stream, posted.keyed()));
        }
        return outcomes;
    }

    private Outcome outcome(Posted.Item item, Posted posted, Set<StreamKey> repeated, Set<StreamKey> signed) {
        IntakeMessage message = item.message();
        if (item.result() instanceof IntakeResult.Signed own) {
            SignedEnvelope envelope = own.envelope();
            record(output.event(envelope.subject(), envelope.bytes(), message, posted.source()));
            return accepted(envelope, 1);
        }
        if (item.result() instanceof IntakeResult.Taken taken) {
            StreamKey stream = new StreamKey(taken.device(), taken.subject());
            if (repeated.contains(stream)) {
                return repeated(stream);
            }
            Signing signing = posted.keyed() == null
                    ? journal.sign(taken, 0, message, item.mediaType())
                    : journal.signNew(taken, message, item.mediaType());
            if (signing instanceof Signing.Signed made) {
                signed.add(stream);
                made.envelopes()
                        .forEach(bytes -> record(output.event(stream.subject(), bytes, message, posted.source())));
                return accepted(
                        decode(made.envelopes().get(0)), made.envelopes().size());
            }
            return signing instanceof Signing.Refused refused
                    ? refused(new IntakeResult.Refused(refused.code(), refused.detail()), message, true)
                    : repeated(stream);
        }
        if (item.result() instanceof IntakeResult.Refused refused) {
            // Of a request that is known, what was refused is in `rejected` as well.
            return refused(refused, message, repeated.isEmpty());
        }
        return new Outcome.Ignored(
                item.result() instanceof IntakeResult.Noted noted ? noted.what() : "nothing to keep");
    }

    /** The streams for which the request was signed before. */
    private Set<StreamKey> repeated(Posted posted) {
        if (posted.keyed() == null) {
            return Set.of();
        }
        Set<StreamKey> streams = posted.items().stream()
                .filter(item -> item.result() instanceof IntakeResult.Taken)
                .map(item -> (IntakeResult.Taken) item.result())
                .map(taken -> new StreamKey(taken.device(), taken.subject()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<StreamKey> repeated = new LinkedHashSet<>();
        for (StreamKey stream : streams) {
            Seen seen = journal.seen(stream, posted.keyed());
            if (seen == Seen.OTHER) {
                throw new ProblemException(new Problem(
                        422,
                        "The key was used for another request",
                        IdempotencyKey.HEADER + ": want a new one for each request, got that of an earlier one about "
                                + stream + ", which had another body or query"));
            }
            if (seen == Seen.SAME) {
                repeated.add(stream);
            }
        }
        return repeated;
    }

    private Outcome refused(IntakeResult.Refused refused, IntakeMessage message, boolean isNew) {
        // Nothing has no bytes to keep.
        if (isNew && message.payload().length > 0) {
            record(output.refused(refused, message));
        }
        return new Outcome.Refused(refused.code().text(), refused.detail());
    }

    private Outcome repeated(StreamKey stream) {
        return new Outcome.Repeated(gateway + "/" + stream.device(), stream.subject());
    }

    private static Outcome accepted(SignedEnvelope envelope, int envelopes) {
        return new Outcome.Accepted(envelope.numberedBy(), envelope.subject(), envelope.sequence(), envelopes);
    }

    private static SignedEnvelope decode(byte[] envelope) {
        try {
            return SignedEnvelope.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an envelope of our own does not decode", e);
        }
    }

    private void record(Written written) {
        records.add(new ProducerRecord<>(written.topic(), written.key(), written.value()));
    }

    /**
     * Writes all of it, with the positions that it led to, in one transaction.
     *
     * @throws io.tallystick.gateway.journal.JournalException if it was not committed for sure
     */
    void commit() {
        journal.commit(records);
    }
}
