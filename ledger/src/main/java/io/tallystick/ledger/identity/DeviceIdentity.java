package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.VerificationKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A device whose certificate chain was checked: made by {@link TrustAnchors#validate}, or read back from a state store that
 * holds what that check once made.
 *
 * <p>The bytes of {@link #encode}, all integers big-endian:
 *
 * <pre>
 * identity   = kind organisation name algorithm key not-before not-after certificate
 * kind       = %x01 (signs for itself) / %x02 (a gateway: also for devices of its organisation that cannot)
 * organisation, name = length:1 ASCII
 * algorithm  = %x01 (Ed25519, key is 32 bytes) / %x02 (ES256, key is 65 bytes)
 * not-before, not-after = seconds since 1970-01-01T00:00:00Z, signed, 8 bytes
 * certificate = SHA-256 of the leaf certificate, 32 bytes
 * </pre>
 */
public final class DeviceIdentity {
    private static final byte DEVICE = 1;
    private static final byte GATEWAY = 2;
    private static final int HASH_BYTES = 32;
    private static final int MAX_ENCODED_BYTES = 1 + 1 + 63 + 1 + 64 + 1 + 65 + 8 + 8 + HASH_BYTES;

    private final DeviceId id;
    private final VerificationKey key;
    private final Instant notBefore;
    private final Instant notAfter;
    private final byte[] certificateSha256;
    private final boolean gateway;

    /**
     * An identity that the caller vouches for.
     *
     * @param notBefore first instant of validity, whole seconds
     * @param notAfter last instant of validity, inclusive, whole seconds
     * @param certificateSha256 of the leaf certificate's DER, 32 bytes
     * @param gateway whether the certificate lets it sign for devices that cannot
     */
    DeviceIdentity(
            DeviceId id,
            VerificationKey key,
            Instant notBefore,
            Instant notAfter,
            byte[] certificateSha256,
            boolean gateway) {
        if (certificateSha256.length != HASH_BYTES) {
            throw new IllegalArgumentException("certificate hash: want 32 bytes, got " + certificateSha256.length);
        }
        if (notBefore.getNano() != 0 || notAfter.getNano() != 0 || notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException(
                    "validity: want whole seconds in order, got " + notBefore + " to " + notAfter);
        }
        this.id = id;
        this.key = key;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.certificateSha256 = certificateSha256.clone();
        this.gateway = gateway;
    }

    public DeviceId id() {
        return id;
    }

    public VerificationKey key() {
        return key;
    }

    /** The first instant at which every certificate of the chain is valid. */
    public Instant notBefore() {
        return notBefore;
    }

    /** The last instant at which every certificate of the chain is valid, inclusive. */
    public Instant notAfter() {
        return notAfter;
    }

    /** SHA-256 of the leaf certificate's DER, 32 bytes, a copy. */
    public byte[] certificateSha256() {
        return certificateSha256.clone();
    }

    /** Whether it may sign for devices of its organisation that cannot sign. */
    public boolean isGateway() {
        return gateway;
    }

    /** Whether every certificate of the chain is valid at {@code at}, bounds included. */
    public boolean validAt(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }

    /** The one canonical form, for a state store. */
    public byte[] encode() {
        byte[] organisation = id.organisation().getBytes(StandardCharsets.US_ASCII);
        byte[] name = id.name().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(MAX_ENCODED_BYTES);
        out.put(gateway ? GATEWAY : DEVICE).put((byte) organisation.length).put(organisation);
        out.put((byte) name.length).put(name);
        out.put((byte) (key.algorithm() == SignatureAlgorithm.ED25519 ? 1 : 2)).put(key.raw());
        out.putLong(notBefore.getEpochSecond()).putLong(notAfter.getEpochSecond());
        out.put(certificateSha256);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads what {@link #encode} wrote. The key is taken as one that was checked before: the bytes must come from where only
     * the ledger itself writes.
     *
     * @throws IllegalArgumentException if the bytes are anything else
     */
    public static DeviceIdentity decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte kind = in.get();
            if (kind != DEVICE && kind != GATEWAY) {
                throw new IllegalArgumentException("device identity: want kind 1 or 2, got " + kind);
            }
            DeviceId id = new DeviceId(text(in), text(in));
            VerificationKey key = key(in);
            Instant notBefore = Instant.ofEpochSecond(in.getLong());
            Instant notAfter = Instant.ofEpochSecond(in.getLong());
            byte[] hash = take(in, HASH_BYTES);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("device identity: " + in.remaining() + " bytes too many");
            }
            return new DeviceIdentity(id, key, notBefore, notAfter, hash, kind == GATEWAY);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("device identity: ends too early, after " + bytes.length + " bytes", e);
        } catch (DateTimeException | InvalidKeyException e) {
            throw new IllegalArgumentException("device identity of " + bytes.length + " bytes: " + e.getMessage(), e);
        }
    }

    private static VerificationKey key(ByteBuffer in) throws InvalidKeyException {
        byte algorithm = in.get();
        return switch (algorithm) {
            case 1 -> VerificationKey.ofKept(SignatureAlgorithm.ED25519, take(in, 32));
            case 2 -> VerificationKey.ofKept(SignatureAlgorithm.ES256, take(in, 65));
            default -> throw new IllegalArgumentException("device identity: want algorithm 1 or 2, got " + algorithm);
        };
    }

    private static String text(ByteBuffer in) {
        return new String(take(in, in.get() & 0xff), StandardCharsets.ISO_8859_1);
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceIdentity that && Arrays.equals(encode(), that.encode());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificateSha256);
    }

    @Override
    public String toString() {
        return id + (gateway ? " gateway " : " ") + key.algorithm() + " valid " + notBefore + " to " + notAfter
                + " certificate " + HexFormat.of().formatHex(certificateSha256, 0, 8);
    }
}
