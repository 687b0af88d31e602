package io.tallystick.ledger.genesis;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.TestKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** A good genesis that tests break in one place each. */
public final class GenesisFixture {
    public static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant NOT_AFTER = Instant.parse("2046-01-01T00:00:00Z");

    private GenesisFixture() {}

    public static CertificateAuthority root(String organisation, long seed) {
        return CertificateAuthority.createRoot(
                organisation,
                TestKeys.signer(SignatureAlgorithm.ED25519, seed),
                NOT_BEFORE,
                NOT_AFTER,
                BigInteger.valueOf(seed));
    }

    public static GenesisDraft draft() {
        return new GenesisDraft(
                "plant",
                "tallystick/plant",
                LedgerClockKind.WALL,
                List.of(ledgerKey(0), ledgerKey(1)),
                List.of(
                        new Organisation(
                                "acme",
                                EnumSet.of(OrganisationRole.OPERATOR, OrganisationRole.MEMBER),
                                root("acme", 1).certificate().der()),
                        new Organisation(
                                "grid",
                                EnumSet.of(OrganisationRole.MEMBER),
                                root("grid", 2).certificate().der())),
                new Witnesses(
                        1,
                        List.of(WitnessKey.of(
                                "witness.example/w1",
                                TestKeys.signer(SignatureAlgorithm.ED25519, 200).verificationKey()))),
                List.of(new Currency("EUR", 2, "acme"), new Currency("KWH", 3, "grid")));
    }

    public static LedgerKey ledgerKey(int ledger) {
        return LedgerKey.of(
                "tallystick/plant/" + ledger,
                TestKeys.signer(SignatureAlgorithm.ED25519, 100 + ledger).verificationKey());
    }

    public static String yaml() {
        return new String(GenesisWriter.write(draft()), StandardCharsets.UTF_8);
    }
}
