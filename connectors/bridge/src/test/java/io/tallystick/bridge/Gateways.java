package io.tallystick.bridge;

import io.tallystick.gateway.GatewayIdentity;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import java.math.BigInteger;
import java.time.Instant;

/** A gateway whose key is the same in every process. */
final class Gateways {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2036-01-01T00:00:00Z");

    private Gateways() {}

    static GatewayIdentity gateway() {
        Signer key = Signers.ed25519(new byte[32]);
        CertificateAuthority authority = CertificateAuthority.createRoot("acme", key, FROM, TO, BigInteger.ONE);
        byte[] leaf =
                authority.issueGateway(new DeviceId("acme", "gw-1"), key.verificationKey(), FROM, TO, BigInteger.TWO);
        return GatewayIdentity.of(key, authority.chainOf(leaf));
    }
}
