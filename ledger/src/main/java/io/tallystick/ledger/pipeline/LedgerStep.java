package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.EventEntry;
import io.tallystick.ledger.entry.GapEntry;
import io.tallystick.ledger.entry.IntroductionEntry;
import io.tallystick.ledger.entry.LedgerEntry;
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

    /** A device is revoked. */
    record Revoke(RevocationEntry entry, AuthenticatedRevocation revocation) implements LedgerStep {
        @Override
        public void apply(LedgerState state) {
            state.accept(revocation.stream(), revocation.envelope().sequence(), revocation.digest());
            state.revoke(revocation.device().toString(), revocation.envelope().issuedAtMillis());
        }
    }
}
