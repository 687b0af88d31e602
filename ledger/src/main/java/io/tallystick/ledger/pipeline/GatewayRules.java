package io.tallystick.ledger.pipeline;

import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.identity.DeviceIdentity;
import io.tallystick.ledger.state.DeviceState;
import io.tallystick.ledger.state.StreamKey;

/** When a gateway may sign for a device: docs/reference/ledger-format.md, "Who may write". */
final class GatewayRules {
    private GatewayRules() {}

    /**
     * Why a signer may not sign for a device of its organisation.
     *
     * @return null if it may
     */
    static Rejection refusal(DeviceIdentity signer, DeviceState device) {
        if (!signer.isGateway()) {
            return new Rejection(
                    RejectionReason.NOT_A_GATEWAY,
                    "certificate of " + signer.id()
                            + ": want one with the purpose of a gateway (tallystick device enrol"
                            + " --gateway) to sign for " + device.name() + ", got a device's");
        }
        if (device.revoked()) {
            return Authenticator.revoked(device);
        }
        return device.identity() == null
                ? null
                : new Rejection(
                        RejectionReason.SIGNS_ITSELF,
                        "device " + device.name()
                                + ": has introduced itself to this ledger; want its own signature, got"
                                + " that of the gateway " + signer.id());
    }

    /**
     * Who signs what is numbered in a device's or gateway's stream.
     *
     * @return null if no envelope can be numbered there
     */
    static String signerOf(StreamKey stream) {
        String name = stream.device();
        int behalf = name.indexOf('/', name.indexOf('/') + 1);
        if (behalf < 0) {
            return name;
        }
        try {
            DeviceId gateway = DeviceId.parse(name.substring(0, behalf));
            DeviceId device = new DeviceId(gateway.organisation(), name.substring(behalf + 1));
            return device.equals(gateway) ? null : gateway.toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
