package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The signature algorithms of certificates: id-Ed25519 (RFC 8410) and ecdsa-with-SHA256 (RFC 5758), parameters absent. */
final class CertificateAlgorithms {
    private static final AlgorithmIdentifier ED25519 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"));
    private static final AlgorithmIdentifier ECDSA_SHA256 =
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));

    private CertificateAlgorithms() {}

    static Optional<SignatureAlgorithm> of(AlgorithmIdentifier identifier) {
        if (identifier.equals(ED25519)) {
            return Optional.of(SignatureAlgorithm.ED25519);
        }
        return identifier.equals(ECDSA_SHA256) ? Optional.of(SignatureAlgorithm.ES256) : Optional.empty();
    }

    static AlgorithmIdentifier of(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.ED25519 ? ED25519 : ECDSA_SHA256;
    }
}
