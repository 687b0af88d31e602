package io.tallystick.contracts;

import io.tallystick.contracts.outcome.Dispatch;
import io.tallystick.contracts.outcome.FiredParts;
import io.tallystick.contracts.outcome.MessageBody;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.rules.account.CreditMessage;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes outcomes of what fired: sends what is to be sent, notes owners and consents, and appends the entries. */
final class Publisher {
    /** Bytes of the JSON of one effect: more would not fit an entry beside the rest. */
    private static final int MAX_JSON_BYTES = 16_384;

    /** Bytes of a subject: those of an envelope's. */
    private static final int MAX_SUBJECT_BYTES = 255;

    private final Mailbox mailbox;
    private final Registers registers;

    Publisher(Mailbox mailbox, Registers registers) {
        this.mailbox = mailbox;
        this.registers = registers;
    }

    static void emit(Outcome outcome, ContractStage.Emitter out) {
        out.outcome(new OutcomeEntry(OutcomeCodec.encode(outcome)));
    }

    /**
     * Publishes what an instance did.
     *
     * @param cause the entry's index, or -1 for timers
     * @param hops how many messages led to it
     */
    void fired(Slot slot, long cause, long nowMillis, int hops, List<Firing> firings, ContractStage.Emitter out) {
        if (firings.isEmpty()) {
            return;
        }
        List<FiredParts.Piece> pieces = new ArrayList<>();
        for (Firing firing : firings) {
            List<Effect> effects = new ArrayList<>();
            List<List<Dispatch>> sent = new ArrayList<>();
            for (Effect effect : firing.effects()) {
                Effect done = bounded(effect, hops);
                effects.add(done);
                sent.add(carryOut(slot, done, nowMillis, hops));
            }
            pieces.add(new FiredParts.Piece(firing, effects, sent));
        }
        for (Outcome.Fired part : FiredParts.of(slot.ref(), cause, nowMillis, pieces)) {
            emit(part, out);
        }
    }

    /** What cannot be carried out is noted in its place: a rule must not stop the ledger. */
    private Effect bounded(Effect effect, int hops) {
        String json = effect instanceof Effect.Sent sent
                ? sent.json()
                : effect instanceof Effect.Commanded command ? command.arguments() : "";
        if (json.length() > MAX_JSON_BYTES / 3 && json.getBytes(StandardCharsets.UTF_8).length > MAX_JSON_BYTES) {
            return new Effect.Noted("message", HostWording.CONTENT_TOO_LARGE.of(MAX_JSON_BYTES));
        }
        if (effect instanceof Effect.Sent sent && !isSubject(sent.to())) {
            return new Effect.Noted("message", HostWording.NO_SUBJECT.of(sent.name(), MAX_SUBJECT_BYTES));
        }
        if (effect instanceof Effect.ConsentChanged consent
                && (consent.granted() && registers.isFull()
                        || !isSubject(consent.reader())
                        || !isSubject(consent.scope()))) {
            return new Effect.Noted(
                    "consent", HostWording.CONSENT_NOT_NOTED.of(MAX_SUBJECT_BYTES, HostLimits.MAX_INSTANCES));
        }
        if (effect instanceof Effect.Sent sent && hops >= HostLimits.MAX_HOPS) {
            return new Effect.Noted("message", HostWording.TOO_MANY_HOPS.of(sent.name(), HostLimits.MAX_HOPS));
        }
        return effect;
    }

    private static boolean isSubject(String text) {
        return !text.isEmpty()
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_SUBJECT_BYTES
                && text.chars().noneMatch(Character::isISOControl);
    }

    private List<Dispatch> carryOut(Slot slot, Effect effect, long nowMillis, int hops) {
        List<Dispatch> sent = new ArrayList<>();
        if (effect instanceof Effect.Moved moved) {
            for (CreditMessage message : moved.messages()) {
                sent.add(mailbox.credit(message));
            }
        } else if (effect instanceof Effect.Sent word) {
            sent.add(mailbox.word(new MessageBody.Word(
                    slot.ref().subject(), slot.ref().contract(), word.to(), word.name(), word.json(), hops + 1)));
        } else if (effect instanceof Effect.OwnerChanged owner) {
            registers.own(slot.ref().subject(), owner.organisation());
        } else if (effect instanceof Effect.ConsentChanged consent) {
            consent(slot, consent, nowMillis);
        }
        return sent;
    }

    private void consent(Slot slot, Effect.ConsentChanged consent, long nowMillis) {
        try {
            registers.consent(
                    new Consent(slot.ref().subject(), slot.ref().id(), consent.reader(), consent.scope(), nowMillis),
                    consent.granted());
        } catch (RefusedException e) {
            throw new IllegalStateException(slot.ref().id() + ": " + e.getMessage(), e);
        }
    }
}
