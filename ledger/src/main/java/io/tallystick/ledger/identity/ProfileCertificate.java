package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.EcdsaDer;
import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.identity.UntrustedCertificateException.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * A certificate of the profile in docs/reference/identity.md, parsed but not trusted: nothing here says who signed it. Only
 * canonical DER of version 3 with names, times, keys and algorithms of the profile makes one.
 */
public final class ProfileCertificate {
    private static final int VERSION_3 = 2;

    private final byte[] der;
    private final byte[] tbs;
    private final TBSCertificate fields;
    private final SignatureAlgorithm signatureAlgorithm;
    private final byte[] signature;
    private final ProfileName subject;
    private final VerificationKey key;
    private final Instant notBefore;
    private final Instant notAfter;
    private final ProfileExtensions extensions;

    private ProfileCertificate(byte[] der, Certificate certificate)
            throws UntrustedCertificateException, MalformedDerException, IOException {
        this.der = der;
        this.tbs = StrictDer.firstInner(der);
        this.fields = certificate.getTBSCertificate();
        if (fields.getVersionNumber() != VERSION_3 + 1) {
            throw malformed("want version 3, got " + fields.getVersionNumber());
        }
        BigInteger serial = fields.getSerialNumber().getValue();
        if (serial.signum() <= 0 || serial.bitLength() > IdentityLimits.MAX_SERIAL_BITS) {
            throw malformed("serial number: want a positive one of at most 20 octets");
        }
        if (fields.getIssuerUniqueId() != null || fields.getSubjectUniqueId() != null) {
            throw malformed("unique identifiers are not part of the profile");
        }
        this.signatureAlgorithm = signatureAlgorithm(certificate.getSignatureAlgorithm(), fields.getSignature());
        this.signature = signature(certificate, signatureAlgorithm);
        this.subject = ProfileName.of(fields.getSubject());
        this.notBefore = ProfileTime.parse(fields.getStartDate());
        this.notAfter = ProfileTime.parse(fields.getEndDate());
        if (notAfter.isBefore(notBefore)) {
            throw malformed("validity ends at " + notAfter + " before it begins at " + notBefore);
        }
        this.extensions = ProfileExtensions.of(fields.getExtensions());
        this.key = key(fields.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER));
    }

    /**
     * Parses one DER certificate.
     *
     * @param der at most {@link IdentityLimits#MAX_CERTIFICATE_BYTES}, copied
     * @throws UntrustedCertificateException TOO_LARGE, MALFORMED, BAD_SIGNATURE (algorithm or form) or BAD_KEY
     */
    public static ProfileCertificate parse(byte[] der) throws UntrustedCertificateException {
        if (der.length > IdentityLimits.MAX_CERTIFICATE_BYTES) {
            throw new UntrustedCertificateException(
                    Reason.TOO_LARGE,
                    "certificate: want at most " + IdentityLimits.MAX_CERTIFICATE_BYTES + " bytes, got " + der.length);
        }
        byte[] copy = der.clone();
        try {
            StrictDer.check(copy);
            Certificate certificate = Certificate.getInstance(ASN1Primitive.fromByteArray(copy));
            if (!Arrays.equals(certificate.getEncoded(ASN1Encoding.DER), copy)) {
                throw malformed("not canonical DER: written again it is different");
            }
            return new ProfileCertificate(copy, certificate);
        } catch (MalformedDerException | IOException | IllegalArgumentException | IllegalStateException e) {
            // The last two are how Bouncy Castle reports structures that are not a certificate's.
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    static UntrustedCertificateException malformed(String problem) {
        return new UntrustedCertificateException(Reason.MALFORMED, "certificate: " + problem);
    }

    private static SignatureAlgorithm signatureAlgorithm(AlgorithmIdentifier outer, AlgorithmIdentifier inner)
            throws UntrustedCertificateException {
        if (!outer.equals(inner)) {
            throw malformed("signature algorithm inside and outside the signed part differ");
        }
        return CertificateAlgorithms.of(outer)
                .orElseThrow(() -> new UntrustedCertificateException(
                        Reason.BAD_SIGNATURE,
                        "certificate signature: want Ed25519 or ecdsa-with-SHA256 without parameters, got "
                                + outer.getAlgorithm()));
    }

    private static byte[] signature(Certificate certificate, SignatureAlgorithm algorithm)
            throws UntrustedCertificateException {
        if (certificate.getSignature().getPadBits() != 0) {
            throw malformed("signature is not a whole number of bytes");
        }
        byte[] bytes = certificate.getSignature().getOctets();
        try {
            return algorithm == SignatureAlgorithm.ES256 ? EcdsaDer.toRaw(bytes) : bytes;
        } catch (EcdsaDer.NotDerException e) {
            throw new UntrustedCertificateException(Reason.BAD_SIGNATURE, "certificate signature: " + e.getMessage());
        }
    }

    private static VerificationKey key(byte[] spki) throws UntrustedCertificateException {
        try {
            return VerificationKey.ofSpki(spki);
        } catch (InvalidKeyException e) {
            throw new UntrustedCertificateException(Reason.BAD_KEY, "certificate " + e.getMessage());
        }
    }

    /** Whether the holder of {@code issuerKey} signed this certificate. */
    boolean signedBy(VerificationKey issuerKey, SignatureVerifier verifier) {
        return issuerKey.algorithm() == signatureAlgorithm && verifier.verify(issuerKey, tbs, signature);
    }

    /** Whether {@code issuer}'s subject name is, byte for byte, this certificate's issuer name. */
    boolean namesAsIssuer(ProfileCertificate issuer) throws UntrustedCertificateException {
        return Arrays.equals(issuerName(), issuer.subjectName());
    }

    byte[] subjectName() throws UntrustedCertificateException {
        return encoded(fields.getSubject());
    }

    byte[] issuerName() throws UntrustedCertificateException {
        return encoded(fields.getIssuer());
    }

    private static byte[] encoded(X500Name name) throws UntrustedCertificateException {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw malformed("name: " + e.getMessage());
        }
    }

    ProfileExtensions extensions() {
        return extensions;
    }

    /** The DER, a copy. */
    public byte[] der() {
        return der.clone();
    }

    /** The subject's organisation (O). */
    public String organisation() {
        return subject.organisation();
    }

    /** The subject's common name (CN): of a device its name, of a CA a title. */
    public String commonName() {
        return subject.commonName();
    }

    /** The subject's public key. */
    public VerificationKey key() {
        return key;
    }

    /** The serial number: positive, at most 20 octets. */
    public BigInteger serial() {
        return fields.getSerialNumber().getValue();
    }

    /** First second of validity. */
    public Instant notBefore() {
        return notBefore;
    }

    /** Last instant of validity, inclusive. */
    public Instant notAfter() {
        return notAfter;
    }

    /** Whether it lets its device sign for others of its organisation that cannot. */
    public boolean isGateway() {
        return extensions.gateway();
    }

    /** Whether this is the certificate of a CA that may sign certificates. */
    public boolean isAuthority() {
        return extensions.mayIssue();
    }
}
