package io.tallystick.ledger.audit;

import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.ControlEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.pipeline.AuthenticatedContract;
import io.tallystick.ledger.pipeline.AuthenticatedEvent;
import io.tallystick.ledger.pipeline.AuthenticatedRevocation;
import io.tallystick.ledger.pipeline.Authenticator;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.pipeline.LedgerTime;
import io.tallystick.ledger.pipeline.MessageOrder;
import io.tallystick.ledger.pipeline.Rejection;
import io.tallystick.ledger.pipeline.Verdict;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;
import io.tallystick.ledger.state.StreamState.Position;

/** Makes the steps of a ledger again from its entries, and refuses any entry that the rules would not have let in. */
final class StepReplayer {
    /** An entry that the rules would not have let in. */
    static final class RefusedException extends Exception {
        RefusedException(String message) {
            super(message);
        }
    }

    private final Authenticator authenticator;
    private final LedgerState state;
    private final MessageOrder messages;
    private StreamKey gapBeforeControl;

    StepReplayer(Authenticator authenticator, MessageOrder messages, LedgerState state) {
        this.authenticator = authenticator;
        this.messages = messages;
        this.state = state;
    }

    LedgerStep step(LedgerEntry entry, LedgerTime time) throws RefusedException {
        StreamKey awaited = gapBeforeControl;
        gapBeforeControl = null;
        LedgerStep step = make(entry, time);
        // An organisation's word waits for nothing, so a gap before it is entered together with it and never alone.
        if (awaited != null
                && !(step instanceof LedgerStep.Control control
                        && control.control().stream().equals(awaited))) {
            throw new RefusedException("want, after the gap of " + awaited.device() + " on \"" + awaited.subject()
                    + "\", the revocation or activation that it made room for");
        }
        return step;
    }

    private LedgerStep make(LedgerEntry entry, LedgerTime time) throws RefusedException {
        if (entry instanceof EventEntry event) {
            return event(event, time);
        } else if (entry instanceof IntroductionEntry introduction) {
            return introduction(introduction, time);
        } else if (entry instanceof GapEntry gap) {
            return gap(gap);
        } else if (entry instanceof ControlEntry control) {
            return control(control, time);
        } else if (entry instanceof MessageEntry message) {
            return message(message);
        }
        throw new RefusedException("want an entry that is made of input, got " + entry.kind());
    }

    private LedgerStep event(EventEntry entry, LedgerTime time) throws RefusedException {
        Verdict verdict = authenticator.reauthenticate(entry.envelope(), state, time);
        if (verdict instanceof Rejection rejection) {
            throw new RefusedException(rejection.toString());
        }
        if (!(verdict instanceof AuthenticatedEvent event)) {
            throw new RefusedException("want an event's envelope, got that of a control entry");
        }
        if (event.introducesDevice()) {
            throw new RefusedException(
                    "want the introduction of " + event.envelope().keyId() + " before its event");
        }
        if (event.trust() != entry.trust()) {
            throw new RefusedException("trust: want " + event.trust() + ", got " + entry.trust());
        }
        requirePosition(
                event.stream(),
                event.envelope().sequence(),
                event.position(state),
                entry.late() ? Position.LATE : Position.NEXT);
        return new LedgerStep.Accept(entry, event);
    }

    private LedgerStep introduction(IntroductionEntry entry, LedgerTime time) throws RefusedException {
        if (!time.allowsIntroductionAt(entry.timeMillis())) {
            throw new RefusedException(
                    "introduction time: want the ledger's clock " + time.millis() + ", got " + entry.timeMillis());
        }
        Authenticator.Introduction introduction = authenticator.introduce(entry.chain(), entry.timeMillis(), state);
        if (introduction.refusal() != null) {
            throw new RefusedException(introduction.refusal().toString());
        }
        return new LedgerStep.Introduce(entry, introduction.identity());
    }

    private LedgerStep gap(GapEntry entry) throws RefusedException {
        StreamKey key = new StreamKey(entry.device(), entry.subject());
        Rejection refusal = authenticator.refusalOfGap(key, state);
        if (refusal != null) {
            throw new RefusedException(refusal.toString());
        }
        long next = state.stream(key).next();
        if (entry.first() != next) {
            throw new RefusedException("gap of " + entry.device() + " on \"" + entry.subject()
                    + "\": want it to begin with " + next + ", got " + entry.first());
        }
        if (key.device().indexOf('/') < 0) {
            gapBeforeControl = key;
        }
        return new LedgerStep.GiveUp(entry);
    }

    private LedgerStep control(ControlEntry entry, LedgerTime time) throws RefusedException {
        Verdict verdict = authenticator.reauthenticate(entry.envelope(), state, time);
        if (verdict instanceof Rejection rejection) {
            throw new RefusedException(rejection.toString());
        }
        LedgerStep.Control step = step(entry, verdict);
        Position position = step.control().position(state);
        requirePosition(
                step.control().stream(),
                step.control().envelope().sequence(),
                position,
                position == Position.LATE ? Position.LATE : Position.NEXT);
        return step;
    }

    private static LedgerStep.Control step(ControlEntry entry, Verdict verdict) throws RefusedException {
        if (entry instanceof RevocationEntry revoke && verdict instanceof AuthenticatedRevocation revocation) {
            return new LedgerStep.Revoke(revoke, revocation);
        } else if (entry instanceof ActivationEntry activate && verdict instanceof AuthenticatedContract contract) {
            return new LedgerStep.Activate(activate, contract);
        }
        throw new RefusedException(
                "want the envelope of " + (entry instanceof RevocationEntry ? "a revocation" : "a contract") + ", got "
                        + (verdict instanceof AuthenticatedEvent ? "an event's" : "that of another control entry"));
    }

    private LedgerStep message(MessageEntry entry) throws RefusedException {
        MessageOrder.Decision decision = messages.order(entry);
        if (decision instanceof MessageOrder.Decision.Next next) {
            return next.step();
        } else if (decision instanceof MessageOrder.Decision.Refused refused) {
            throw new RefusedException(refused.rejection().toString());
        }
        throw new RefusedException("message from ledger " + entry.from() + ": want number "
                + state.nextMessage(entry.from()) + ", got " + entry.sequence() + ", which was entered before");
    }

    private void requirePosition(StreamKey stream, long sequence, Position got, Position want) throws RefusedException {
        if (got != want) {
            throw new RefusedException("number " + sequence + " of " + stream.device() + " on \"" + stream.subject()
                    + "\": want " + want + " (next is " + state.stream(stream).next() + "), got " + got);
        }
    }
}
