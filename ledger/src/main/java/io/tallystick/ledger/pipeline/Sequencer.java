package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.state.HeldEnvelopes;
import io.tallystick.ledger.state.HeldEnvelopes.Held;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.state.StreamState;
import java.util.Optional;

/**
 * The second stage: puts each stream's envelopes in the order of their numbers. Copies are dropped, early ones wait, a gap
 * that does not fill in time is entered as a gap, latecomers are entered as late.
 */
public final class Sequencer {
    /** Takes what the stage decides, in ledger order. A step must be applied to the state before the call returns. */
    public interface Output {
        void step(LedgerStep step);

        /** An input record was a copy of an accepted one. */
        void duplicate();

        /**
         * An input record is refused.
         *
         * @param offset where it lay in its input partition
         */
        void rejected(byte[] envelope, long offset, Rejection rejection);
    }

    private final Authenticator authenticator;
    private final OrderSettings settings;
    private final LedgerState state;
    private final HeldEnvelopes held;

    public Sequencer(Authenticator authenticator, OrderSettings settings, LedgerState state, HeldEnvelopes held) {
        this.authenticator = authenticator;
        this.settings = settings;
        this.state = state;
        this.held = held;
    }

    /** Orders one authenticated event. */
    public void order(AuthenticatedEvent event, long offset, LedgerTime time, Output out) {
        if (event.introduced() != null) {
            out.step(new LedgerStep.Introduce(
                    new IntroductionEntry(
                            time.at(event.envelope().issuedAtMillis()),
                            event.envelope().certificateChain()),
                    event.introduced()));
        }
        StreamKey key = event.stream();
        long sequence = event.envelope().sequence();
        StreamState stream = state.stream(key);
        switch (stream.classify(sequence, event.digest())) {
            case NEXT -> {
                accept(event, false, out);
                release(key, time, out);
            }
            case LATE -> accept(event, true, out);
            case EARLY -> hold(event, offset, time, out);
            case DUPLICATE -> out.duplicate();
            case EQUIVOCATION -> out.rejected(event.envelope().bytes(), offset, equivocation(key, sequence));
            case STALE -> out.rejected(event.envelope().bytes(), offset, stale(key, sequence, stream.next()));
        }
        // Here, and not only when a timer calls: an event may have moved the clock, and what its time then ends must be
        // entered at the same place whenever the timer happens to call.
        tick(time, out);
    }

    /** Orders an organisation's authenticated word: it waits for nothing, for it must take effect at once. */
    public void order(AuthenticatedControl control, long offset, Output out) {
        StreamKey key = control.stream();
        long sequence = control.envelope().sequence();
        StreamState stream = state.stream(key);
        byte[] envelope = control.envelope().sharedBytes();
        switch (stream.classify(sequence, control.digest())) {
            case EARLY -> {
                giveUpTo(key, sequence - 1, out);
                out.step(control.step());
            }
            case NEXT, LATE -> out.step(control.step());
            case DUPLICATE -> out.duplicate();
            case EQUIVOCATION -> out.rejected(envelope, offset, equivocation(key, sequence));
            case STALE -> out.rejected(envelope, offset, stale(key, sequence, stream.next()));
        }
    }

    /** Gives up the gaps whose time is over. To be called whenever the ledger's clock has moved. */
    public void tick(LedgerTime time, Output out) {
        long limit = time.millis() - settings.gapTimeout().toMillis();
        for (Optional<StreamKey> due = due(limit); due.isPresent(); due = due(limit)) {
            giveUpFirstGap(due.get(), time, out);
        }
    }

    /** Whether {@link #tick} at this time would do something. */
    public boolean isDue(long timeMillis) {
        return due(timeMillis - settings.gapTimeout().toMillis()).isPresent();
    }

    private Optional<StreamKey> due(long limitMillis) {
        return held.count() == 0 ? Optional.empty() : held.longestWaiting(limitMillis);
    }

    private void hold(AuthenticatedEvent event, long offset, LedgerTime time, Output out) {
        StreamKey key = event.stream();
        long sequence = event.envelope().sequence();
        Optional<Held> before = held.get(key, sequence);
        if (before.isPresent()) {
            if (AuthenticatedEvent.shortDigest(decode(before.get().envelope())) == event.digest()) {
                out.duplicate();
            } else {
                out.rejected(event.envelope().bytes(), offset, equivocation(key, sequence));
            }
            return;
        }
        held.hold(
                key, sequence, new Held(time.millis(), offset, event.envelope().bytes()));
        if (held.count(key) > settings.maxHeldPerStream()) {
            giveUpFirstGap(key, time, out);
        }
        while (held.count() > settings.maxHeld() || held.bytes() > settings.maxHeldBytes()) {
            giveUpFirstGap(held.longestWaiting(Long.MAX_VALUE).orElseThrow(), time, out);
        }
    }

    private void giveUpFirstGap(StreamKey key, LedgerTime time, Output out) {
        giveUpTo(key, held.first(key).orElseThrow() - 1, out);
        release(key, time, out);
    }

    private void giveUpTo(StreamKey key, long last, Output out) {
        long next = state.stream(key).next();
        if (next <= last) {
            out.step(new LedgerStep.GiveUp(new GapEntry(next, last, key.device(), key.subject())));
        }
    }

    /**
     * Enters the envelopes that now are in turn. Each is authenticated again: between its arrival and its entry the device
     * may have been revoked, its certificate expired or been replaced, and an entry must hold at its own index.
     */
    private void release(StreamKey key, LedgerTime time, Output out) {
        long next = state.stream(key).next();
        for (Optional<Held> waiting = held.get(key, next); waiting.isPresent(); waiting = held.get(key, next)) {
            Held released = held.remove(key, next);
            Verdict verdict = authenticator.reauthenticate(released.envelope(), state, time);
            if (verdict instanceof AuthenticatedEvent event) {
                accept(event, false, out);
            } else {
                out.rejected(released.envelope(), released.offset(), (Rejection) verdict);
                if (held.first(key).isPresent()) {
                    giveUpTo(key, held.first(key).get() - 1, out);
                }
            }
            next = state.stream(key).next();
        }
    }

    private void accept(AuthenticatedEvent event, boolean late, Output out) {
        out.step(new LedgerStep.Accept(
                new EventEntry(late, event.trust(), event.envelope().sharedBytes()), event));
    }

    private static SignedEnvelope decode(byte[] envelope) {
        try {
            return SignedEnvelope.decode(envelope);
        } catch (MalformedEnvelopeException e) {
            throw new IllegalStateException("an envelope that was decoded before it was held no longer decodes", e);
        }
    }

    private static Rejection equivocation(StreamKey key, long sequence) {
        return new Rejection(
                RejectionReason.EQUIVOCATION,
                "device " + key.device() + " on \"" + key.subject() + "\": number " + sequence
                        + " was already used for other content");
    }

    private static Rejection stale(StreamKey key, long sequence, long next) {
        return new Rejection(
                RejectionReason.STALE_SEQUENCE,
                "device " + key.device() + " on \"" + key.subject() + "\": want number " + next + " or one of the "
                        + StreamState.WINDOW + " before it, got " + sequence);
    }
}
