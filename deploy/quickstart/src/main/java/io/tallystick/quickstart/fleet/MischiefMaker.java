package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.quickstart.fleet.PlannedSend.CertificateFault;
import java.util.List;
import java.util.function.Consumer;

/** Turns one turn of a stream and what goes wrong with it into sends. Each turn makes at least one honest send. */
final class MischiefMaker {
    /** How many names each kind of impostor uses, so that keys and certificates for them can be made once. */
    private static final int IMPOSTORS = 16;
    /** Above the bound of 65,535 bytes whatever the envelope's other parts. */
    private static final int OVERSIZE_BYTES = 66_000;

    private static final int MAX_MISSING = 3;

    private final FleetSettings settings;
    private final List<FleetDevice> devices;
    private final List<FleetDevice> revoked;
    private final Consumer<PlannedSend> out;

    MischiefMaker(
            FleetSettings settings, List<FleetDevice> devices, List<FleetDevice> revoked, Consumer<PlannedSend> out) {
        this.settings = settings;
        this.devices = devices;
        this.revoked = revoked;
        this.out = out;
    }

    void send(DeviceStream stream, Mischief mischief) {
        long now = stream.nextMillis();
        switch (mischief) {
            case GAP -> gap(stream, now);
            case REORDERED -> reordered(stream, now);
            case REPLAYED, EQUIVOCATING -> {
                Content honest = honest(stream, now, 0);
                after(stream, now, honest, mischief);
            }
            default -> {
                Content honest = stream.honest(now);
                before(stream, honest, mischief);
                out.accept(new PlannedSend.Honest(honest, 0, false));
            }
        }
    }

    private Content honest(DeviceStream stream, long now, int missingBefore) {
        Content honest = stream.honest(now);
        out.accept(new PlannedSend.Honest(honest, missingBefore, false));
        return honest;
    }

    private void gap(DeviceStream stream, long now) {
        int missing = 0;
        if (!stream.resting(now)) {
            missing = 1 + stream.noise().below(MAX_MISSING);
            stream.skip(missing, now + settings.restAfterGap().toMillis());
        }
        honest(stream, now, missing);
    }

    /** A burst whose first send comes last; the others keep their order, or come in the opposite one. */
    private void reordered(DeviceStream stream, long now) {
        if (stream.resting(now)) {
            honest(stream, now, 0);
            return;
        }
        int early = 1 + stream.noise().below(settings.maxReorder());
        boolean reversed = stream.noise().uniform() < 0.5;
        Content[] burst = new Content[early + 1];
        for (int i = 0; i <= early; i++) {
            burst[i] = stream.single(now + i);
        }
        for (int i = 1; i <= early; i++) {
            out.accept(new PlannedSend.Honest(burst[reversed ? early + 1 - i : i], 0, true));
        }
        out.accept(new PlannedSend.Honest(burst[0], 0, true));
    }

    private void after(DeviceStream stream, long now, Content honest, Mischief mischief) {
        // Behind a gap the ledger may still hold what these refer to.
        if (stream.resting(now)) {
            return;
        }
        out.accept(
                mischief == Mischief.REPLAYED
                        ? new PlannedSend.Replayed(stream.recent())
                        : new PlannedSend.Equivocating(Claims.instead(honest, honest.device(), false)));
    }

    /** Sends that are refused before the order of sequences matters: they take the number that the honest one then uses. */
    private void before(DeviceStream stream, Content honest, Mischief mischief) {
        if (mischief == Mischief.NONE) {
            return;
        }
        Content claim = Claims.instead(honest, honest.device(), false);
        switch (mischief) {
            case FORGED -> out.accept(new PlannedSend.Forged(claim));
            case ALTERED -> out.accept(new PlannedSend.Altered(claim));
            case WRONG_KEY -> wrongKey(stream, claim);
            case UNKNOWN_DEVICE -> out.accept(new PlannedSend.UnknownDevice(impostor(stream, "ghost", honest, false)));
            case UNKNOWN_CA ->
                out.accept(new PlannedSend.UntrustedCertificate(
                        impostor(stream, "impostor", honest, true), CertificateFault.UNKNOWN_CA));
            case EXPIRED ->
                out.accept(new PlannedSend.UntrustedCertificate(
                        impostor(stream, "expired", honest, true), CertificateFault.EXPIRED));
            case REVOKED -> revoked(stream, honest);
            case TRUNCATED ->
                out.accept(new PlannedSend.Truncated(
                        claim, 0.1 + 0.8 * stream.noise().uniform()));
            case OVERSIZED -> out.accept(new PlannedSend.Oversized(claim, OVERSIZE_BYTES));
            case MISDIRECTED -> misdirected(stream, claim);
            default -> {
                // Nothing goes wrong before the send.
            }
        }
    }

    private static Content impostor(DeviceStream stream, String name, Content honest, boolean introduce) {
        String organisation = stream.device().field().organisation();
        String impostor = name + "-" + stream.noise().below(IMPOSTORS);
        return Claims.instead(honest, new DeviceId(organisation, impostor), introduce);
    }

    private void wrongKey(DeviceStream stream, Content claim) {
        FleetDevice signer = devices.get(stream.noise().below(devices.size()));
        if (!signer.equals(stream.device())) {
            out.accept(new PlannedSend.WrongKey(claim, signer));
        }
    }

    private void revoked(DeviceStream stream, Content honest) {
        if (!revoked.isEmpty()) {
            FleetDevice device = revoked.get(stream.noise().below(revoked.size()));
            out.accept(new PlannedSend.Revoked(Claims.instead(honest, device.id(), true)));
        }
    }

    private void misdirected(DeviceStream stream, Content claim) {
        DeviceStream sibling = stream.introducedSibling();
        if (sibling != null) {
            out.accept(new PlannedSend.Misdirected(claim, sibling.subject()));
        }
    }
}
