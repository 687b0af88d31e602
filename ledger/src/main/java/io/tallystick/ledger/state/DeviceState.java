package io.tallystick.ledger.state;

import io.tallystick.ledger.identity.DeviceIdentity;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a ledger knows of a device: the identity it introduced itself with, and whether its organisation revoked it.
 *
 * <pre>
 * device-state = revokedAt:u64 identity    ; milliseconds since 1970, 0 if never; identity may be absent
 * </pre>
 */
public final class DeviceState extends StateCell {
    private final String name;
    private DeviceIdentity identity;
    private long revokedAtMillis;

    DeviceState(String device) {
        super(StateKeys.device(device), null);
        name = device;
    }

    DeviceState(String device, byte[] value) {
        super(StateKeys.device(device), value);
        name = device;
        revokedAtMillis = ByteBuffer.wrap(value).getLong();
        if (value.length > Long.BYTES) {
            identity = DeviceIdentity.decode(Arrays.copyOfRange(value, Long.BYTES, value.length));
        }
    }

    @Override
    byte[] encode() {
        byte[] known = identity == null ? new byte[0] : identity.encode();
        return ByteBuffer.allocate(Long.BYTES + known.length)
                .putLong(revokedAtMillis)
                .put(known)
                .array();
    }

    /** The device, {@code organisation/name}. */
    public String name() {
        return name;
    }

    /** The identity it was last introduced with, or null if it never was. */
    public DeviceIdentity identity() {
        return identity;
    }

    /** When it was revoked by its organisation's clock, milliseconds since 1970; 0 if never. */
    public long revokedAtMillis() {
        return revokedAtMillis;
    }

    /** Whether the identity it has, or had none of yet, is one that a revocation covers. */
    public boolean revoked() {
        return revokedAtMillis > 0 && (identity == null || covers(identity));
    }

    /** Whether a revocation on record covers an identity: all that became valid up to the revocation's time. */
    public boolean covers(DeviceIdentity candidate) {
        return revokedAtMillis > 0 && candidate.notBefore().toEpochMilli() <= revokedAtMillis;
    }

    void introduce(DeviceIdentity introduced) {
        identity = introduced;
        changed();
    }

    void revoke(long atMillis) {
        revokedAtMillis = Math.max(revokedAtMillis, atMillis);
        changed();
    }
}
