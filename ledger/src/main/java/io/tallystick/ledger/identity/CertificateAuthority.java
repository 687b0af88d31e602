package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.EcdsaDer;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/**
 * An organisation's certificate authority: a root, or one issuing CA below it. Issues the certificates of the profile in
 * docs/reference/identity.md.
 */
public final class CertificateAuthority {
    private static final int CA_USAGE = KeyUsage.keyCertSign | KeyUsage.cRLSign;

    private final Signer signer;
    private final ProfileCertificate certificate;
    private final List<byte[]> issuers;

    private CertificateAuthority(Signer signer, byte[] certificate, List<byte[]> issuers)
            throws UntrustedCertificateException {
        this.signer = signer;
        this.certificate = ProfileCertificate.parse(certificate);
        this.issuers = issuers;
        if (!this.certificate.key().equals(signer.verificationKey())) {
            throw new IllegalArgumentException("CA " + this.certificate.commonName() + ": the key is not its own");
        }
        if (!this.certificate.isAuthority()) {
            throw new IllegalArgumentException("CA " + this.certificate.commonName() + ": not a CA's certificate");
        }
    }

    /**
     * Creates an organisation's root: self-signed, {@code O=<organisation>, CN=<organisation> root CA}, allowing one CA below it.
     *
     * @param serial positive, at most 159 bits
     * @param notBefore first second of validity, from 1950; fractions are cut off
     * @param notAfter last second of validity
     */
    public static CertificateAuthority createRoot(
            String organisation, Signer signer, Instant notBefore, Instant notAfter, BigInteger serial) {
        DeviceId.requireOrganisation(organisation);
        X500Name name = name(organisation, organisation + " root CA");
        Issue issue = new Issue(name, signer.verificationKey(), notBefore, notAfter, serial);
        byte[] der = sign(issue, name, signer, new BasicConstraints(1), CA_USAGE, false, null);
        return open(signer, List.of(der));
    }

    /**
     * A self-signed certificate that only carries a key, {@code CN=<title>}: key stores hold no key without one.
     *
     * @return DER; not of the devices' profile
     */
    public static byte[] selfSigned(
            String title, Signer signer, Instant notBefore, Instant notAfter, BigInteger serial) {
        X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, new DERUTF8String(title))
                .build();
        Issue issue = new Issue(name, signer.verificationKey(), notBefore, notAfter, serial);
        return sign(issue, name, signer, new BasicConstraints(false), KeyUsage.digitalSignature, false, null);
    }

    /**
     * An authority that exists.
     *
     * @param chain its certificate, then its issuer's up to the root
     * @throws IllegalArgumentException if the first certificate is not a CA's of the profile, or of another key
     */
    public static CertificateAuthority open(Signer signer, List<byte[]> chain) {
        try {
            return new CertificateAuthority(signer, chain.get(0), List.copyOf(chain.subList(1, chain.size())));
        } catch (UntrustedCertificateException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Creates an issuing CA below this root, {@code CN=<title>}; it can issue to devices only. */
    public CertificateAuthority createIntermediate(
            String title, Signer intermediate, Instant notBefore, Instant notAfter, BigInteger serial) {
        if (!issuers.isEmpty()) {
            throw new IllegalStateException("CA " + certificate.commonName() + " is an issuing CA: want the root");
        }
        X500Name subject = name(organisation(), title);
        Issue issue = new Issue(subject, intermediate.verificationKey(), notBefore, notAfter, serial);
        byte[] der = issue(issue, new BasicConstraints(0), CA_USAGE, false);
        return open(intermediate, List.of(der, certificate.der()));
    }

    /**
     * Issues a device's certificate.
     *
     * @param device of this organisation
     * @param notBefore first second of validity, not before this CA's; fractions are cut off
     * @param notAfter last second of validity, not after this CA's
     * @param serial positive, at most 159 bits, never used before by this CA
     * @return DER
     */
    public byte[] issue(DeviceId device, VerificationKey key, Instant notBefore, Instant notAfter, BigInteger serial) {
        return issue(device, key, notBefore, notAfter, serial, false);
    }

    /** Issues the certificate of a gateway: a device that may also sign for others of its organisation that cannot; as {@link #issue}. */
    public byte[] issueGateway(
            DeviceId gateway, VerificationKey key, Instant notBefore, Instant notAfter, BigInteger serial) {
        return issue(gateway, key, notBefore, notAfter, serial, true);
    }

    private byte[] issue(
            DeviceId device,
            VerificationKey key,
            Instant notBefore,
            Instant notAfter,
            BigInteger serial,
            boolean gateway) {
        if (!device.organisation().equals(organisation())) {
            throw new IllegalArgumentException("device " + device + ": this is the CA of " + organisation());
        }
        Issue issue = new Issue(name(organisation(), device.name()), key, notBefore, notAfter, serial);
        return issue(issue, new BasicConstraints(false), KeyUsage.digitalSignature, gateway);
    }

    /** The chain a device sends with {@code leaf}: the leaf and the issuing CA if there is one, without the root. */
    public List<byte[]> chainOf(byte[] leaf) {
        List<byte[]> chain = new ArrayList<>();
        chain.add(leaf.clone());
        if (!issuers.isEmpty()) {
            chain.add(certificate.der());
        }
        return List.copyOf(chain);
    }

    /** The organisation this authority is of. */
    public String organisation() {
        return certificate.organisation();
    }

    /** This authority's own certificate. */
    public ProfileCertificate certificate() {
        return certificate;
    }

    /** This authority's key, also used to sign revocations. */
    public Signer signer() {
        return signer;
    }

    private byte[] issue(Issue issue, BasicConstraints constraints, int usage, boolean gateway) {
        if (issue.notBefore.isBefore(certificate.notBefore()) || issue.notAfter.isAfter(certificate.notAfter())) {
            throw new IllegalArgumentException("validity " + issue.notBefore + " to " + issue.notAfter + " of "
                    + issue.subject + ": the CA is valid " + certificate.notBefore() + " to "
                    + certificate.notAfter());
        }
        try {
            X500Name issuer = X500Name.getInstance(certificate.subjectName());
            return sign(issue, issuer, signer, constraints, usage, gateway, certificate.key());
        } catch (UntrustedCertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(String organisation, String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, new DERUTF8String(organisation))
                .addRDN(BCStyle.CN, new DERUTF8String(commonName))
                .build();
    }

    /** What is certified, checked. */
    private record Issue(
            X500Name subject, VerificationKey key, Instant notBefore, Instant notAfter, BigInteger serial) {
        Issue {
            notBefore = Instant.ofEpochSecond(notBefore.getEpochSecond());
            notAfter = Instant.ofEpochSecond(notAfter.getEpochSecond());
            if (!notBefore.isBefore(notAfter)) {
                throw new IllegalArgumentException("validity: want an end after " + notBefore + ", got " + notAfter);
            }
            if (serial.signum() <= 0 || serial.bitLength() > IdentityLimits.MAX_SERIAL_BITS) {
                throw new IllegalArgumentException("serial: want a positive one of at most 159 bits, got " + serial);
            }
        }
    }

    private static byte[] sign(
            Issue issue,
            X500Name issuer,
            Signer signer,
            BasicConstraints constraints,
            int usage,
            boolean gateway,
            VerificationKey authority) {
        SubjectPublicKeyInfo spki = SubjectPublicKeyInfo.getInstance(issue.key.spki());
        try {
            BcX509ExtensionUtils identifiers = new BcX509ExtensionUtils();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                            issuer,
                            issue.serial,
                            Date.from(issue.notBefore),
                            Date.from(issue.notAfter),
                            issue.subject,
                            spki)
                    .addExtension(Extension.basicConstraints, true, constraints)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                    .addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(spki));
            if (gateway) {
                ExtendedKeyUsage purposes =
                        new ExtendedKeyUsage(KeyPurposeId.getInstance(ProfileExtensions.GATEWAY_PURPOSE));
                builder.addExtension(Extension.extendedKeyUsage, false, purposes);
            }
            if (authority != null) {
                SubjectPublicKeyInfo authoritySpki = SubjectPublicKeyInfo.getInstance(authority.spki());
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(authoritySpki));
            }
            return builder.build(new SignerAdapter(signer, new ByteArrayOutputStream()))
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("certificate for " + issue.subject, e);
        }
    }

    /** Bouncy Castle's view of a {@link Signer}. */
    private record SignerAdapter(Signer signer, ByteArrayOutputStream message) implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return CertificateAlgorithms.of(signer.algorithm());
        }

        @Override
        public OutputStream getOutputStream() {
            return message;
        }

        @Override
        public byte[] getSignature() {
            byte[] raw = signer.sign(message.toByteArray());
            return signer.algorithm() == SignatureAlgorithm.ES256 ? EcdsaDer.toDer(raw) : raw;
        }
    }
}
