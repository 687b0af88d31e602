package io.tallystick.ledger.envelope;

import java.util.Objects;

/**
 * For whom a gateway signs.
 *
 * @param device the device's name within the gateway's organisation, another than the gateway's; no organisation before it
 * @param original what the device said, which the payload was made from
 */
public record OnBehalf(String device, Original original) {
    public OnBehalf {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(original, "original");
    }

    /** About how many bytes of header it takes. */
    int size() {
        return device.length() + original.size();
    }
}
