package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.identity.UntrustedCertificateException.Reason;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The organisations' root certificates, and the check of a device's chain against them: the rules of docs/reference/identity.md,
 * a subset of RFC 5280 section 6. The verdict depends on the bytes and the instant only. Immutable; safe for several threads if
 * the verifier is.
 */
public final class TrustAnchors {
    private final SignatureVerifier verifier;
    // Looked up, never iterated: its order decides nothing.
    private final Map<ByteBuffer, ProfileCertificate> rootsBySubject;
    private final Map<ByteBuffer, ProfileCertificate> rootsByDer;

    private TrustAnchors(SignatureVerifier verifier, Map<ByteBuffer, ProfileCertificate> rootsBySubject) {
        this.verifier = verifier;
        this.rootsBySubject = rootsBySubject;
        this.rootsByDer = rootsBySubject.values().stream()
                .collect(Collectors.toUnmodifiableMap(root -> ByteBuffer.wrap(root.der()), Function.identity()));
    }

    /**
     * Anchors of organisations.
     *
     * @param roots each organisation's name with its root's DER
     * @throws UntrustedCertificateException if a root is not a self-signed CA certificate of that organisation
     */
    public static TrustAnchors of(Map<String, byte[]> roots, SignatureVerifier verifier)
            throws UntrustedCertificateException {
        Map<ByteBuffer, ProfileCertificate> bySubject = new HashMap<>();
        for (Map.Entry<String, byte[]> entry : roots.entrySet()) {
            ProfileCertificate root = checkRoot(entry.getKey(), entry.getValue());
            if (!root.signedBy(root.key(), verifier)) {
                throw new UntrustedCertificateException(
                        Reason.BAD_SIGNATURE, "root of " + entry.getKey() + ": its own signature does not verify");
            }
            bySubject.put(ByteBuffer.wrap(root.subjectName()), root);
        }
        return new TrustAnchors(verifier, Map.copyOf(bySubject));
    }

    /**
     * Checks that {@code der} has the form of the root of {@code organisation}: CA, self-issued, named after it. Its signature is
     * checked by {@link #of}.
     */
    public static ProfileCertificate checkRoot(String organisation, byte[] der) throws UntrustedCertificateException {
        ProfileCertificate root = ProfileCertificate.parse(der);
        root.extensions().requireAuthority(0);
        if (!root.namesAsIssuer(root)) {
            throw new UntrustedCertificateException(
                    Reason.UNKNOWN_CA, "root of " + organisation + ": want a self-signed certificate");
        }
        requireOrganisation(root, organisation);
        return root;
    }

    /** The key of an organisation's root, if the organisation takes part. */
    public Optional<VerificationKey> organisationKey(String organisation) {
        return rootsBySubject.values().stream()
                .filter(root -> root.organisation().equals(organisation))
                .map(ProfileCertificate::key)
                .findFirst();
    }

    /**
     * Checks a chain.
     *
     * @param chainLeafFirst 1 to {@link IdentityLimits#MAX_CHAIN_LENGTH} DER certificates: the device's, then each one's issuer;
     *     the root may be left out
     * @param at the entry's time; every certificate, the root included, must be valid then, bounds included
     * @throws UntrustedCertificateException with the first rule that is broken
     */
    public DeviceIdentity validate(List<byte[]> chainLeafFirst, Instant at) throws UntrustedCertificateException {
        List<ProfileCertificate> path = path(chainLeafFirst);
        ProfileCertificate leaf = path.get(0);
        ProfileCertificate root = path.get(path.size() - 1);
        leaf.extensions().requireDevice();
        for (int i = 1; i < path.size(); i++) {
            path.get(i).extensions().requireAuthority(i - 1);
        }
        for (ProfileCertificate certificate : path) {
            requireOrganisation(certificate, root.organisation());
        }
        for (int i = 0; i + 1 < path.size(); i++) {
            if (!path.get(i).signedBy(path.get(i + 1).key(), verifier)) {
                throw new UntrustedCertificateException(
                        Reason.BAD_SIGNATURE,
                        "certificate " + path.get(i).commonName() + ": the signature of "
                                + path.get(i + 1).commonName() + " does not verify");
            }
        }
        DeviceIdentity identity = identity(path);
        requireValidAt(identity, at);
        return identity;
    }

    /** The chain parsed, linked by names, and ending in its root. */
    private List<ProfileCertificate> path(List<byte[]> chain) throws UntrustedCertificateException {
        if (chain.isEmpty()) {
            throw ProfileCertificate.malformed("chain: want 1 to " + IdentityLimits.MAX_CHAIN_LENGTH + ", got none");
        }
        if (chain.size() > IdentityLimits.MAX_CHAIN_LENGTH) {
            throw new UntrustedCertificateException(
                    Reason.CHAIN_TOO_LONG,
                    "chain: want at most " + IdentityLimits.MAX_CHAIN_LENGTH + " certificates, got " + chain.size());
        }
        List<ProfileCertificate> path = new ArrayList<>();
        for (byte[] der : chain) {
            ProfileCertificate certificate = parse(der);
            if (!path.isEmpty() && !path.get(path.size() - 1).namesAsIssuer(certificate)) {
                throw new UntrustedCertificateException(
                        Reason.UNKNOWN_CA,
                        "chain: certificate " + (path.size() + 1) + ", " + certificate.commonName()
                                + ", is not the issuer that the one before it names");
            }
            path.add(certificate);
        }
        ProfileCertificate last = path.get(path.size() - 1);
        ProfileCertificate root = rootsBySubject.get(ByteBuffer.wrap(last.issuerName()));
        if (root == null) {
            throw new UntrustedCertificateException(
                    Reason.UNKNOWN_CA,
                    "certificate " + last.commonName() + " of " + last.organisation()
                            + ": its issuer is the root of no organisation of this network");
        }
        // A root that is sent must be the very one of the genesis; anything else of its name is a stranger's.
        if (!Arrays.equals(last.der(), root.der())) {
            if (last.namesAsIssuer(last)) {
                throw new UntrustedCertificateException(
                        Reason.UNKNOWN_CA,
                        "certificate " + last.commonName() + ": self-signed, and not in the genesis");
            }
            path.add(root);
        }
        return path;
    }

    /** A root that is sent along was parsed with the genesis. */
    private ProfileCertificate parse(byte[] der) throws UntrustedCertificateException {
        ProfileCertificate root = rootsByDer.get(ByteBuffer.wrap(der));
        return root != null ? root : ProfileCertificate.parse(der);
    }

    private static DeviceIdentity identity(List<ProfileCertificate> path) throws UntrustedCertificateException {
        ProfileCertificate leaf = path.get(0);
        Instant notBefore = leaf.notBefore();
        Instant notAfter = leaf.notAfter();
        for (ProfileCertificate certificate : path) {
            notBefore = certificate.notBefore().isAfter(notBefore) ? certificate.notBefore() : notBefore;
            notAfter = certificate.notAfter().isBefore(notAfter) ? certificate.notAfter() : notAfter;
        }
        if (notAfter.isBefore(notBefore)) {
            throw new UntrustedCertificateException(
                    Reason.EXPIRED, "chain of " + leaf.commonName() + ": its certificates are never valid together");
        }
        try {
            DeviceId id = new DeviceId(leaf.organisation(), leaf.commonName());
            return new DeviceIdentity(id, leaf.key(), notBefore, notAfter, sha256(leaf.der()), leaf.isGateway());
        } catch (IllegalArgumentException e) {
            throw ProfileCertificate.malformed(e.getMessage());
        }
    }

    private static void requireOrganisation(ProfileCertificate certificate, String organisation)
            throws UntrustedCertificateException {
        if (!certificate.organisation().equals(organisation)) {
            throw new UntrustedCertificateException(
                    Reason.WRONG_ORGANISATION,
                    "certificate " + certificate.commonName() + ": want organisation " + organisation + ", got "
                            + certificate.organisation());
        }
    }

    private static void requireValidAt(DeviceIdentity identity, Instant at) throws UntrustedCertificateException {
        if (identity.validAt(at)) {
            return;
        }
        boolean early = at.isBefore(identity.notBefore());
        throw new UntrustedCertificateException(
                early ? Reason.NOT_YET_VALID : Reason.EXPIRED,
                "chain of " + identity.id() + ": valid " + identity.notBefore() + " to " + identity.notAfter()
                        + ", the entry is of " + at);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
