package io.tallystick.ledger.identity;

import io.tallystick.ledger.identity.UntrustedCertificateException.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The extensions that decide: basicConstraints and keyUsage (RFC 5280 sections 4.2.1.9 and 4.2.1.3), and whether extKeyUsage
 * (section 4.2.1.12) has the purpose of a gateway. Any other critical one is refused; others that are not critical carry no
 * meaning here.
 *
 * @param authority the CA flag
 * @param pathLength how many CAs may stand between this one and a leaf; {@link #UNLIMITED} if not said
 * @param signsCertificates keyUsage keyCertSign
 * @param signsData keyUsage digitalSignature
 * @param gateway extKeyUsage {@link #GATEWAY_PURPOSE}
 */
record ProfileExtensions(
        boolean authority, int pathLength, boolean signsCertificates, boolean signsData, boolean gateway) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** To sign for devices that cannot: under the arc of UUIDs (X.667), 9b31eef5-3ac8-4010-a1f0-c51669fb6139. */
    static final ASN1ObjectIdentifier GATEWAY_PURPOSE =
            new ASN1ObjectIdentifier("2.25.206289608535307870218044490519859126585");

    /** The extensions of a certificate, null if it has none. */
    static ProfileExtensions of(Extensions extensions)
            throws UntrustedCertificateException, MalformedDerException, IOException {
        if (extensions == null) {
            throw ProfileCertificate.malformed("want the extensions basicConstraints and keyUsage, got none");
        }
        for (ASN1ObjectIdentifier type : extensions.getExtensionOIDs()) {
            boolean understood = type.equals(Extension.basicConstraints) || type.equals(Extension.keyUsage);
            if (!understood && extensions.getExtension(type).isCritical()) {
                throw ProfileCertificate.malformed("critical extension " + type + " is not understood");
            }
        }
        BasicConstraints constraints =
                BasicConstraints.getInstance(critical(extensions, Extension.basicConstraints, "basicConstraints"));
        KeyUsage usage = KeyUsage.getInstance(critical(extensions, Extension.keyUsage, "keyUsage"));
        canonical(extensions, Extension.basicConstraints, constraints.getEncoded(ASN1Encoding.DER));
        canonical(extensions, Extension.keyUsage, usage.getEncoded(ASN1Encoding.DER));
        return new ProfileExtensions(
                constraints.isCA(),
                pathLength(constraints),
                usage.hasUsages(KeyUsage.keyCertSign),
                usage.hasUsages(KeyUsage.digitalSignature),
                hasGatewayPurpose(extensions.getExtension(Extension.extendedKeyUsage)));
    }

    /** An extKeyUsage that cannot be read was never a reason to refuse a device; it gives no right either. */
    private static boolean hasGatewayPurpose(Extension extension) {
        if (extension == null) {
            return false;
        }
        byte[] value = extension.getExtnValue().getOctets();
        try {
            StrictDer.check(value);
            boolean gateway = false;
            for (ASN1Encodable purpose : ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(value))) {
                gateway |= ASN1ObjectIdentifier.getInstance(purpose).equals(GATEWAY_PURPOSE);
            }
            return gateway;
        } catch (MalformedDerException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static ASN1Primitive critical(Extensions extensions, ASN1ObjectIdentifier type, String name)
            throws UntrustedCertificateException, MalformedDerException, IOException {
        Extension extension = extensions.getExtension(type);
        if (extension == null || !extension.isCritical()) {
            throw ProfileCertificate.malformed("want the critical extension " + name);
        }
        byte[] value = extension.getExtnValue().getOctets();
        StrictDer.check(value);
        return ASN1Primitive.fromByteArray(value);
    }

    private static void canonical(Extensions extensions, ASN1ObjectIdentifier type, byte[] again)
            throws UntrustedCertificateException {
        if (!Arrays.equals(extensions.getExtension(type).getExtnValue().getOctets(), again)) {
            throw ProfileCertificate.malformed("extension " + type + " is not canonical DER");
        }
    }

    private static int pathLength(BasicConstraints constraints) throws UntrustedCertificateException {
        BigInteger length = constraints.getPathLenConstraint();
        if (length == null) {
            return UNLIMITED;
        }
        if (length.signum() < 0 || length.bitLength() > 31 || !constraints.isCA()) {
            throw ProfileCertificate.malformed("path length " + length + ": want one of at least 0, of a CA");
        }
        return length.intValue();
    }

    boolean mayIssue() {
        return authority && signsCertificates;
    }

    /** Refuses what is not a device's. */
    void requireDevice() throws UntrustedCertificateException {
        if (authority || signsCertificates || !signsData) {
            throw new UntrustedCertificateException(
                    Reason.NOT_A_DEVICE,
                    "first certificate: want a device's (CA flag off, keyUsage digitalSignature), got CA " + authority
                            + ", keyCertSign " + signsCertificates + ", digitalSignature " + signsData);
        }
    }

    /** Refuses what may not issue with {@code below} further CAs between it and the leaf. */
    void requireAuthority(int below) throws UntrustedCertificateException {
        if (!mayIssue()) {
            throw new UntrustedCertificateException(
                    Reason.NOT_A_CA,
                    "issuing certificate: want a CA's (CA flag, keyUsage keyCertSign), got CA " + authority
                            + ", keyCertSign " + signsCertificates);
        }
        if (below > pathLength) {
            throw new UntrustedCertificateException(
                    Reason.CHAIN_TOO_LONG,
                    "issuing certificate: allows " + pathLength + " CAs below it, the chain has " + below);
        }
    }
}
