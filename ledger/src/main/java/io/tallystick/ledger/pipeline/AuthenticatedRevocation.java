package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.entry.RevocationEntry;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.DeviceId;

/** A revocation signed by the device's own organisation. */
public final class AuthenticatedRevocation extends AuthenticatedControl {
    private final DeviceId device;

    AuthenticatedRevocation(SignedEnvelope envelope, DeviceId device) {
        super(envelope);
        this.device = device;
    }

    public DeviceId device() {
        return device;
    }

    @Override
    LedgerStep step() {
        return new LedgerStep.Revoke(new RevocationEntry(envelope().sharedBytes()), this);
    }
}
