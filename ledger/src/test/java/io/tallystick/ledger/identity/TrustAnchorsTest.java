package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.identity.UntrustedCertificateException.Reason;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustAnchorsTest {
    private final Chains chains = new Chains(SignatureAlgorithm.ED25519);

    private static DeviceIdentity validate(Chains chains, List<byte[]> chain, Instant at) throws Exception {
        return chains.anchors(SignatureVerifiers.best()).validate(chain, at);
    }

    private Reason reason(List<byte[]> chain) {
        return reason(chain, Chains.WITHIN);
    }

    private Reason reason(List<byte[]> chain, Instant at) {
        UntrustedCertificateException refusal =
                catchThrowableOfType(UntrustedCertificateException.class, () -> validate(chains, chain, at));
        assertThat(refusal).as("chain was taken").isNotNull();
        assertThat(refusal.getMessage()).isNotBlank();
        return refusal.reason();
    }

    @ParameterizedTest
    @EnumSource
    void validate_leafOfRoot_givesTheDevice(SignatureAlgorithm algorithm) throws Exception {
        Chains good = new Chains(algorithm);
        byte[] leaf = good.leaf();

        DeviceIdentity identity = validate(good, List.of(leaf), Chains.WITHIN);

        assertThat(identity.id()).isEqualTo(Chains.PUMP);
        assertThat(identity.key()).isEqualTo(good.pump.verificationKey());
        assertThat(identity.notBefore()).isEqualTo(Chains.FROM);
        assertThat(identity.notAfter()).isEqualTo(Chains.TO);
        assertThat(identity.certificateSha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(leaf));
    }

    @ParameterizedTest
    @EnumSource
    void validate_throughIssuingCaWithOrWithoutRoot_givesTheSame(SignatureAlgorithm algorithm) throws Exception {
        Chains good = new Chains(algorithm);
        List<byte[]> withRoot = new ArrayList<>(good.throughIssuingCa());
        withRoot.add(good.acme.certificate().der());

        DeviceIdentity identity = validate(good, good.throughIssuingCa(), Chains.WITHIN);

        assertThat(identity.id()).isEqualTo(Chains.PUMP);
        assertThat(validate(good, withRoot, Chains.WITHIN)).isEqualTo(identity);
    }

    @Test
    void validate_boundsOfValidity_areInclusive() throws Exception {
        List<byte[]> chain = List.of(chains.leaf());

        assertThat(validate(chains, chain, Chains.FROM).id()).isEqualTo(Chains.PUMP);
        assertThat(validate(chains, chain, Chains.TO).id()).isEqualTo(Chains.PUMP);
        assertThat(reason(chain, Chains.FROM.minusNanos(1))).isEqualTo(Reason.NOT_YET_VALID);
        assertThat(reason(chain, Chains.TO.plusNanos(1))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void validate_issuingCaExpiredFirst_endsTheIdentity() throws Exception {
        CertificateAuthority brief = chains.acme.createIntermediate(
                "brief", TestKeys.signer(SignatureAlgorithm.ED25519, 9), Chains.ROOT_FROM, Chains.TO, BigInteger.TEN);

        // Issuing beyond the CA's end is refused; a foreign tool could, so it is built from a longer CA of the same
        // key.
        CertificateAuthority longer = chains.acme.createIntermediate(
                "brief",
                TestKeys.signer(SignatureAlgorithm.ED25519, 9),
                Chains.ROOT_FROM,
                Chains.ROOT_TO,
                BigInteger.ONE);
        byte[] leaf = longer.issue(
                Chains.PUMP, chains.pump.verificationKey(), Chains.FROM, Chains.ROOT_TO, BigInteger.valueOf(5));

        DeviceIdentity identity =
                validate(chains, List.of(leaf, brief.certificate().der()), Chains.WITHIN);

        assertThat(identity.notAfter()).isEqualTo(Chains.TO);
        assertThat(reason(List.of(leaf, brief.certificate().der()), Chains.TO.plusSeconds(1)))
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void validate_chainLengths_areBounded() {
        byte[] leaf = chains.leaf();

        assertThat(reason(List.of())).isEqualTo(Reason.MALFORMED);
        assertThat(reason(List.of(leaf, leaf, leaf, leaf))).isEqualTo(Reason.CHAIN_TOO_LONG);
        assertThat(reason(List.of(Arrays.copyOf(leaf, IdentityLimits.MAX_CERTIFICATE_BYTES + 1))))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void validate_strangersRootOfTheSameName_isUnknown() {
        CertificateAuthority impostor = chains.root("acme", 66);
        byte[] leaf = impostor.issue(
                Chains.PUMP, chains.pump.verificationKey(), Chains.FROM, Chains.TO, BigInteger.valueOf(77));

        assertThat(reason(List.of(leaf, impostor.certificate().der()))).isEqualTo(Reason.UNKNOWN_CA);
        assertThat(reason(List.of(leaf))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void validate_organisationOutsideTheGenesis_isUnknown() {
        CertificateAuthority other = chains.root("other", 67);
        byte[] leaf = other.issue(
                new DeviceId("other", "x"),
                chains.pump.verificationKey(),
                Chains.FROM,
                Chains.TO,
                BigInteger.valueOf(77));

        assertThat(reason(List.of(leaf))).isEqualTo(Reason.UNKNOWN_CA);
        assertThat(reason(List.of(leaf, other.certificate().der()))).isEqualTo(Reason.UNKNOWN_CA);
    }

    @Test
    void validate_selfSignedDevice_isUnknown() {
        byte[] own = new CertificateForge(chains.pump, "acme", "pump-7", "acme", "pump-7").issue(chains.pump);

        assertThat(reason(List.of(own))).isEqualTo(Reason.UNKNOWN_CA);
    }

    @Test
    void validate_caAsDevice_isNoDevice() {
        assertThat(reason(List.of(chains.acme.certificate().der()))).isEqualTo(Reason.NOT_A_DEVICE);
        assertThat(reason(List.of(chains.issuing.certificate().der()))).isEqualTo(Reason.NOT_A_DEVICE);
    }

    @Test
    void validate_deviceAsCa_isNoCa() {
        Signer second = TestKeys.signer(SignatureAlgorithm.ED25519, 12);
        byte[] forged = new CertificateForge(chains.pump, "acme", "pump-7", "acme", "pump-8").issue(second);

        assertThat(reason(List.of(forged, chains.leaf()))).isEqualTo(Reason.NOT_A_CA);
    }

    @Test
    void validate_twoIssuingCas_exceedThePathLength() {
        Signer lower = TestKeys.signer(SignatureAlgorithm.ED25519, 13);
        byte[] second = new CertificateForge(chains.issuing.signer(), "acme", "acme issuing CA", "acme", "lower")
                .authority(0)
                .issue(lower);
        byte[] leaf = new CertificateForge(lower, "acme", "lower", "acme", "pump-7").issue(chains.pump);

        assertThat(reason(List.of(leaf, second, chains.issuing.certificate().der())))
                .isEqualTo(Reason.CHAIN_TOO_LONG);
    }

    @Test
    void validate_caOfOneOrganisationForAnother_isWrongOrganisation() {
        byte[] leaf =
                new CertificateForge(chains.grid.signer(), "grid", "grid root CA", "acme", "pump-7").issue(chains.pump);

        assertThat(reason(List.of(leaf))).isEqualTo(Reason.WRONG_ORGANISATION);
    }

    @Test
    void validate_chainOutOfOrder_isRefused() {
        List<byte[]> chain = chains.throughIssuingCa();

        assertThat(reason(List.of(chain.get(1), chain.get(0)))).isEqualTo(Reason.UNKNOWN_CA);
        assertThat(reason(List.of(chain.get(0)))).isEqualTo(Reason.UNKNOWN_CA);
        assertThat(reason(List.of(chain.get(0), chains.acme.certificate().der())))
                .isEqualTo(Reason.UNKNOWN_CA);
        assertThat(reason(List.of(chains.leaf(), chain.get(1)))).isEqualTo(Reason.UNKNOWN_CA);
    }

    @Test
    void of_rootWithSpoiltSignature_isRefused() {
        byte[] root = chains.acme.certificate().der();
        root[root.length - 1] ^= 1;

        UntrustedCertificateException refusal = catchThrowableOfType(
                UntrustedCertificateException.class,
                () -> TrustAnchors.of(Map.of("acme", root), SignatureVerifiers.best()));

        assertThat(refusal.reason()).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @EnumSource
    void validate_anyBitFlipped_isRefused(SignatureAlgorithm algorithm) throws Exception {
        Chains good = new Chains(algorithm);
        TrustAnchors anchors = good.anchors(SignatureVerifiers.best());
        List<byte[]> chain = new ArrayList<>(good.throughIssuingCa());
        chain.add(good.acme.certificate().der());
        int refused = 0;
        int flips = 0;
        for (int certificate = 0; certificate < chain.size(); certificate++) {
            byte[] original = chain.get(certificate);
            for (int bit = 0; bit < 8 * original.length; bit++) {
                byte[] broken = original.clone();
                broken[bit / 8] ^= (byte) (1 << (bit % 8));
                chain.set(certificate, broken);
                flips++;
                try {
                    anchors.validate(chain, Chains.WITHIN);
                } catch (UntrustedCertificateException e) {
                    refused++;
                }
            }
            chain.set(certificate, original);
        }
        assertThat(refused).isEqualTo(flips).isGreaterThan(6000);
    }

    @Test
    void validate_truncatedOrProlonged_isMalformed() {
        byte[] leaf = chains.leaf();

        for (int length = 0; length < leaf.length; length++) {
            assertThat(reason(List.of(Arrays.copyOf(leaf, length)))).isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(List.of(Arrays.copyOf(leaf, leaf.length + 1)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void validate_providers_agree() throws Exception {
        List<byte[]> chain = chains.throughIssuingCa();

        assertThat(chains.anchors(SignatureVerifiers.bouncyCastle()).validate(chain, Chains.WITHIN))
                .isEqualTo(validate(chains, chain, Chains.WITHIN));
    }
}
