package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.EcdsaDer;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.Signer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;

/** Issues what a careless or hostile CA could: every rule of the profile can be broken, with signatures that verify. */
final class CertificateForge {
    private static final ASN1ObjectIdentifier UNKNOWN_EXTENSION = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private final Signer issuer;
    private final X500Name issuerName;
    private final X500Name subject;
    private BasicConstraints constraints = new BasicConstraints(false);
    private int usage = KeyUsage.digitalSignature;
    private boolean criticalUsage = true;
    private int version = 2;
    private BigInteger serial = BigInteger.valueOf(99);
    private AlgorithmIdentifier algorithm;
    private byte[] spki;
    private boolean unknownCritical;
    private boolean unknownOptional;
    private boolean noExtensions;
    private Extension purposes;

    CertificateForge(Signer issuer, String issuerO, String issuerCn, String subjectO, String subjectCn) {
        this(issuer, name(issuerO, issuerCn), name(subjectO, subjectCn));
    }

    CertificateForge(Signer issuer, X500Name issuerName, X500Name subject) {
        this.issuer = issuer;
        this.issuerName = issuerName;
        this.subject = subject;
        this.algorithm = CertificateAlgorithms.of(issuer.algorithm());
    }

    static X500Name name(String organisation, String commonName) {
        return new X500Name("O=" + organisation + ",CN=" + commonName);
    }

    CertificateForge authority(int pathLength) {
        constraints = new BasicConstraints(pathLength);
        usage = KeyUsage.keyCertSign;
        return this;
    }

    CertificateForge usage(int bits, boolean critical) {
        usage = bits;
        criticalUsage = critical;
        return this;
    }

    CertificateForge version(int encoded) {
        version = encoded;
        return this;
    }

    CertificateForge serial(long value) {
        serial = BigInteger.valueOf(value);
        return this;
    }

    CertificateForge algorithmWithNull() {
        algorithm = new AlgorithmIdentifier(algorithm.getAlgorithm(), DERNull.INSTANCE);
        return this;
    }

    CertificateForge algorithm(String oid) {
        algorithm = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
        return this;
    }

    CertificateForge spki(byte[] der) {
        spki = der;
        return this;
    }

    CertificateForge unknownExtension(boolean critical) {
        unknownCritical = critical;
        unknownOptional = !critical;
        return this;
    }

    /** extKeyUsage with any value. */
    CertificateForge purposes(boolean critical, byte[] value) {
        purposes = new Extension(Extension.extendedKeyUsage, critical, new DEROctetString(value));
        return this;
    }

    CertificateForge withoutExtensions() {
        noExtensions = true;
        return this;
    }

    byte[] issue(Signer subjectKey) {
        try {
            ASN1EncodableVector tbs = new ASN1EncodableVector();
            if (version != 0) {
                tbs.add(new DERTaggedObject(true, 0, new ASN1Integer(version)));
            }
            tbs.add(new ASN1Integer(serial));
            tbs.add(algorithm);
            tbs.add(issuerName);
            tbs.add(new DERSequence(new Time[] {new Time(Date.from(Chains.FROM)), new Time(Date.from(Chains.TO))}));
            tbs.add(subject);
            tbs.add(SubjectPublicKeyInfo.getInstance(
                    spki == null ? subjectKey.verificationKey().spki() : spki));
            if (!noExtensions) {
                tbs.add(new DERTaggedObject(true, 3, extensions()));
            }
            byte[] signed = new DERSequence(tbs).getEncoded("DER");
            byte[] raw = issuer.sign(signed);
            byte[] signature = issuer.algorithm() == SignatureAlgorithm.ES256 ? EcdsaDer.toDer(raw) : raw;
            ASN1EncodableVector certificate = new ASN1EncodableVector();
            certificate.add(new DERSequence(tbs));
            certificate.add(algorithm);
            certificate.add(new DERBitString(signature));
            return new DERSequence(certificate).getEncoded("DER");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Extensions extensions() throws IOException {
        Extension basic = new Extension(Extension.basicConstraints, true, new DEROctetString(constraints));
        Extension key = new Extension(Extension.keyUsage, criticalUsage, new DEROctetString(new KeyUsage(usage)));
        if (purposes != null) {
            return new Extensions(new Extension[] {basic, key, purposes});
        }
        if (unknownCritical || unknownOptional) {
            return new Extensions(new Extension[] {
                basic, key, new Extension(UNKNOWN_EXTENSION, unknownCritical, new DEROctetString(DERNull.INSTANCE))
            });
        }
        return new Extensions(new Extension[] {basic, key});
    }
}
