package io.tallystick.ledger.identity;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A subject of the profile: exactly one organisation (O) and one common name (CN), UTF8String or PrintableString, every
 * relative name single-valued. Other attributes may stand beside them and carry no meaning here.
 */
record ProfileName(String organisation, String commonName) {
    static ProfileName of(X500Name name) throws UntrustedCertificateException {
        for (RDN rdn : name.getRDNs()) {
            if (rdn.size() != 1) {
                throw ProfileCertificate.malformed("name with several values in one part");
            }
        }
        return new ProfileName(only(name, BCStyle.O, "organisation (O)"), only(name, BCStyle.CN, "common name (CN)"));
    }

    private static String only(X500Name name, ASN1ObjectIdentifier type, String title)
            throws UntrustedCertificateException {
        RDN[] found = name.getRDNs(type);
        if (found.length != 1) {
            throw ProfileCertificate.malformed("subject: want one " + title + ", got " + found.length);
        }
        ASN1Encodable value = found[0].getFirst().getValue();
        if (!(value instanceof ASN1UTF8String) && !(value instanceof ASN1PrintableString)) {
            throw ProfileCertificate.malformed("subject " + title + ": want a UTF8String or PrintableString");
        }
        return ((ASN1String) value).getString();
    }
}
