package io.tallystick.cli;

import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.engine.Firing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An outcome in words.
 *
 * @param index of its entry
 * @param outcome what it is
 */
record OutcomeText(long index, Outcome outcome) {
    /** What an entry's bytes say, if they are an outcome of contracts. */
    static Optional<OutcomeText> ofEntry(long index, byte[] buffer, int offset, int length) {
        if (buffer[offset] != EntryKind.OUTCOME.code()) {
            return Optional.empty();
        }
        try {
            OutcomeEntry entry = (OutcomeEntry) LedgerEntry.decode(buffer, offset, length);
            return Optional.of(new OutcomeText(index, OutcomeCodec.decode(entry.body())));
        } catch (MalformedEntryException | MalformedOutcomeException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, "entry " + index + ": " + e.getMessage(), e);
        }
    }

    boolean refused() {
        return outcome instanceof Outcome.Refused;
    }

    /** Whether an entry is what it is the outcome of, or among its evidence. */
    boolean isAbout(long entry) {
        if (outcome instanceof Outcome.Fired fired) {
            return fired.cause() == entry;
        } else if (outcome instanceof Outcome.Refused refused) {
            return refused.evidence().contains(entry);
        } else if (outcome instanceof Outcome.Activated activated) {
            return activated.evidence().contains(entry);
        } else if (outcome instanceof Outcome.Opened opened) {
            return opened.evidence().contains(entry);
        } else if (outcome instanceof Outcome.Settled settled) {
            return settled.cause() == entry;
        } else if (outcome instanceof Outcome.Credited credited) {
            return credited.cause() == entry;
        } else if (outcome instanceof Outcome.Received received) {
            return received.cause() == entry;
        }
        if (outcome instanceof Outcome.Migrated migrated) {
            return migrated.evidence().contains(entry);
        }
        return outcome instanceof Outcome.Consented consented && consented.cause() == entry;
    }

    /** One line. */
    String text() {
        if (outcome instanceof Outcome.Activated activated) {
            return "contract " + activated.contract() + " " + activated.version()
                    + (activated.retired() ? " is retired" : " is in force");
        } else if (outcome instanceof Outcome.Opened opened) {
            return "instance " + opened.instance().id() + " of version "
                    + opened.instance().version() + " is open";
        } else if (outcome instanceof Outcome.Fired fired) {
            return fired.instance().id() + ": " + firings(fired.firings());
        } else if (outcome instanceof Outcome.Refused refused) {
            return "refused to " + refused.signer() + ", " + lower(refused.matter()) + ": " + refused.code() + ": "
                    + refused.detail();
        } else if (outcome instanceof Outcome.Settled settled) {
            return lower(settled.kind()) + " of " + settled.amount() + " from " + settled.payer() + " to "
                    + settled.payee() + " in ledger " + settled.payeeLedger();
        } else if (outcome instanceof Outcome.Credited credited) {
            return "credit line of " + credited.organisation() + ": " + credited.line();
        } else if (outcome instanceof Outcome.Received received) {
            return "received " + received.message().amount() + " for "
                    + received.message().payee() + " from ledger "
                    + received.message().from();
        } else if (outcome instanceof Outcome.Expired expired) {
            return "hold " + expired.hold() + " is over: " + expired.freed() + " free to " + expired.payer();
        } else if (outcome instanceof Outcome.Consented consented) {
            return consented.reader()
                    + (consented.granted() ? " may read " : " may no longer read ")
                    + consented.scope();
        }
        if (outcome instanceof Outcome.Migrated migrated) {
            return "instance " + migrated.instance().id() + ": version "
                    + migrated.instance().version() + " takes over from " + migrated.fromVersion()
                    + (migrated.before().equals(migrated.after())
                            ? ""
                            : ", " + migrated.before() + " becomes " + migrated.after())
                    + (migrated.notes().isEmpty() ? "" : " (" + String.join(", ", migrated.notes()) + ")");
        }
        return "what the block changed";
    }

    private static String firings(List<Firing> firings) {
        List<String> parts = new ArrayList<>();
        for (Firing firing : firings) {
            String move =
                    firing.before().equals(firing.after()) ? "" : " " + firing.before() + " becomes " + firing.after();
            List<String> effects =
                    firing.effects().stream().map(OutcomeText::effect).toList();
            parts.add("rule " + firing.rule() + move
                    + (effects.isEmpty() ? "" : " (" + String.join(", ", effects) + ")"));
        }
        return String.join("; ", parts);
    }

    private static String effect(Effect effect) {
        if (effect instanceof Effect.VariableSet set) {
            return set.name() + " = " + set.text();
        } else if (effect instanceof Effect.AlertChanged alert) {
            return "alert " + alert.change().alert().key() + " "
                    + lower(alert.change().what());
        } else if (effect instanceof Effect.Moved moved) {
            return lower(moved.kind()) + " " + moved.amount();
        } else if (effect instanceof Effect.Refused refused) {
            return refused.effect() + " refused: " + refused.detail();
        } else if (effect instanceof Effect.Commanded command) {
            return "command " + command.name();
        } else if (effect instanceof Effect.Sent sent) {
            return "message " + sent.name() + " to " + sent.to();
        } else if (effect instanceof Effect.OwnerChanged owner) {
            return "owner " + owner.organisation();
        } else if (effect instanceof Effect.ConsentChanged consent) {
            return "consent of " + consent.reader() + (consent.granted() ? " given" : " withdrawn");
        } else if (effect instanceof Effect.Noted noted) {
            return noted.text();
        }
        return "suspended: " + ((Effect.Suspended) effect).reason();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
