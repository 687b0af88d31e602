package io.tallystick.ledger.entry;

/** Who signed an event: the device itself, or a gateway for a device that cannot sign. */
public enum TrustLevel {
    DEVICE(0),
    GATEWAY(1);

    private final int code;

    TrustLevel(int code) {
        this.code = code;
    }

    /** The two-bit code in an event's flags. */
    public int code() {
        return code;
    }

    static TrustLevel ofCode(int code) throws MalformedEntryException {
        return switch (code) {
            case 0 -> DEVICE;
            case 1 -> GATEWAY;
            default ->
                throw new MalformedEntryException("event flags: want trust 0 or 1 and no other bits, got " + code);
        };
    }
}
