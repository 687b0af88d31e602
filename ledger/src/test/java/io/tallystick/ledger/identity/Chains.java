package io.tallystick.ledger.identity;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.Signer;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Good chains of two organisations, with CAs of each algorithm, that tests break in one place each. */
final class Chains {
    static final Instant ROOT_FROM = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant ROOT_TO = Instant.parse("2060-01-01T00:00:00Z");
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    static final Instant WITHIN = Instant.parse("2026-06-01T12:00:00Z");
    static final DeviceId PUMP = new DeviceId("acme", "pump-7");

    final SignatureAlgorithm algorithm;
    final CertificateAuthority acme;
    final CertificateAuthority grid;
    final CertificateAuthority issuing;
    final Signer pump;

    Chains(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.acme = root("acme", 1);
        this.grid = root("grid", 2);
        this.issuing = acme.createIntermediate(
                "acme issuing CA", TestKeys.signer(algorithm, 3), ROOT_FROM, Chains.TO.plusSeconds(60), BigInteger.TWO);
        this.pump = TestKeys.signer(algorithm, 4);
    }

    CertificateAuthority root(String organisation, long seed) {
        return CertificateAuthority.createRoot(
                organisation, TestKeys.signer(algorithm, seed), ROOT_FROM, ROOT_TO, BigInteger.valueOf(seed));
    }

    byte[] leaf() {
        return acme.issue(PUMP, pump.verificationKey(), FROM, TO, BigInteger.valueOf(77));
    }

    List<byte[]> throughIssuingCa() {
        return issuing.chainOf(issuing.issue(PUMP, pump.verificationKey(), FROM, TO, BigInteger.valueOf(78)));
    }

    TrustAnchors anchors(SignatureVerifier verifier) throws UntrustedCertificateException {
        Map<String, byte[]> roots = new LinkedHashMap<>();
        roots.put("acme", acme.certificate().der());
        roots.put("grid", grid.certificate().der());
        return TrustAnchors.of(roots, verifier);
    }
}
