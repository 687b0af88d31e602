package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.fleet.PlannedSend.CertificateFault;

/**
 * Stands for the bytes of an envelope: everything a ledger could find in them, and nothing of the plan.
 *
 * @param signer whose key made the signature; null for random bytes
 * @param signed what was signed
 * @param sent what was sent
 * @param chain whether a chain is carried
 * @param fault what is wrong with the chain, or null
 */
record Wire(
        String key,
        int size,
        boolean whole,
        DeviceId keyId,
        String subject,
        long sequence,
        DeviceId signer,
        String signed,
        String sent,
        boolean chain,
        CertificateFault fault) {

    private static final int USUAL_SIZE = 400;

    /** Does what the simulator's sender does: turns a plan into bytes. */
    static Wire of(PlannedSend send) {
        Content content = send.content();
        DeviceId by = content.device();
        String bytes = content.toString();
        if (send instanceof PlannedSend.Forged) {
            return wire(send, USUAL_SIZE, true, null, bytes, bytes, null);
        } else if (send instanceof PlannedSend.Altered) {
            return wire(send, USUAL_SIZE, true, by, bytes, bytes + "!", null);
        } else if (send instanceof PlannedSend.WrongKey wrong) {
            return wire(send, USUAL_SIZE, true, wrong.signer().id(), bytes, bytes, null);
        } else if (send instanceof PlannedSend.Truncated) {
            return wire(send, USUAL_SIZE / 2, false, by, bytes, bytes, null);
        } else if (send instanceof PlannedSend.Oversized big) {
            return wire(send, big.minBytes(), true, by, bytes, bytes, null);
        } else if (send instanceof PlannedSend.UntrustedCertificate untrusted) {
            return wire(send, USUAL_SIZE, true, by, bytes, bytes, untrusted.fault());
        }
        return wire(send, USUAL_SIZE, true, by, bytes, bytes, null);
    }

    private static Wire wire(
            PlannedSend send,
            int size,
            boolean whole,
            DeviceId signer,
            String signed,
            String sent,
            CertificateFault fault) {
        Content content = send.content();
        return new Wire(
                send.recordKey(),
                size,
                whole,
                content.device(),
                content.subject(),
                content.sequence(),
                signer,
                signed,
                sent,
                content.introduce(),
                fault);
    }
}
