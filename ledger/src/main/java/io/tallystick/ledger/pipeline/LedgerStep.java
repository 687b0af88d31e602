package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MessageEntry;
import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.identity.DeviceIdentity;
import io.tallystick.ledger.state.LedgerState;
import io.tallystick.ledger.state.StreamKey;

/**
 * One entry together with what it does to the state. The second stage makes steps out of input, the auditor out of the
 * ledger itself; both apply them with the same code.
 */
public sealed interface LedgerStep {
    /** The entry to append. */
    LedgerEntry entry();

    /** Changes the state as the entry says. */
    void apply(LedgerState state);

    /** A device becomes known. */
    record Introduce(IntroductionEntry entry, DeviceIdentity identity) implements LedgerStep {
        @Override
        public void apply(LedgerState state) {
            state.introduce(identity);
        }
    }

    /** An event is entered, in turn or late. */
    record Accept(EventEntry entry, AuthenticatedEvent event) implements LedgerStep {
        @Override
        public void apply(LedgerState state) {
            state.accept(event.stream(), event.envelope().sequence(), event.digest());
        }
    }

    /** Numbers are given up. */
    record GiveUp(GapEntry entry) implements LedgerStep {
        @Override
        public void apply(LedgerState state) {
            state.skipTo(new StreamKey(entry.device(), entry.subject()), entry.last());
        }
    }

    /** An organisation's word to the ledger is entered. */
    sealed interface Control extends LedgerStep permits Revoke, Activate {
        /** The word. */
        AuthenticatedControl control();

        @Override
        default void apply(LedgerState state) {
            state.accept(
                    control().stream(),
                    control().envelope().sequence(),
                    control().digest());
        }
    }

    /** A device is revoked. */
    record Revoke(RevocationEntry entry, AuthenticatedRevocation control) implements Control {
        @Override
        public void apply(LedgerState state) {
            Control.super.apply(state);
            state.revoke(control.device().toString(), control.envelope().issuedAtMillis());
        }
    }

    /** An organisation wants a contract to run, or to run no longer; the contracts read what it says. */
    record Activate(ActivationEntry entry, AuthenticatedContract control) implements Control {}

    /** A message from another ledger's outcome is entered. */
    record Receive(MessageEntry entry) implements LedgerStep {
        @Override
        public void apply(LedgerState state) {
            state.receive(entry.from(), entry.sequence());
        }
    }
}
