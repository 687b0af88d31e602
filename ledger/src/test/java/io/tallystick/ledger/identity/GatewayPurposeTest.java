package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which certificate makes a gateway of its device. */
class GatewayPurposeTest {
    private static final Chains CHAINS = new Chains(SignatureAlgorithm.ED25519);
    private static final String CLIENT_AUTH = "06082b06010505070302";

    private static DeviceIdentity validate(Chains chains, List<byte[]> chain) throws UntrustedCertificateException {
        return chains.anchors(SignatureVerifiers.best()).validate(chain, Chains.WITHIN);
    }

    private static CertificateForge forge() {
        return new CertificateForge(CHAINS.acme.signer(), "acme", "acme root CA", "acme", "pump-7");
    }

    @ParameterizedTest
    @EnumSource
    void validate_purposeOfAGateway_givesAGateway(SignatureAlgorithm algorithm) throws Exception {
        Chains chains = new Chains(algorithm);
        byte[] leaf = chains.issuing.issueGateway(
                Chains.PUMP, chains.pump.verificationKey(), Chains.FROM, Chains.TO, BigInteger.TEN);
        assertThat(ProfileCertificate.parse(leaf).isGateway()).isTrue();
        assertThat(validate(chains, chains.issuing.chainOf(leaf)).isGateway()).isTrue();
        assertThat(validate(chains, chains.throughIssuingCa()).isGateway()).isFalse();
    }

    static Stream<Arguments> purposes() throws Exception {
        String gateway = HexFormat.of().formatHex(ProfileExtensions.GATEWAY_PURPOSE.getEncoded());
        String alone = sequence(gateway);
        return Stream.of(
                arguments("gateway", alone, true),
                arguments("gateway_afterClientAuth", sequence(CLIENT_AUTH + gateway), true),
                arguments("gateway_twice", sequence(gateway + gateway), true),
                arguments("clientAuth", sequence(CLIENT_AUTH), false),
                arguments("anyPurpose", sequence("0604551d2500"), false),
                arguments("longerOid", sequence(longer(gateway)), false),
                arguments("notASequence", gateway, false),
                arguments("aSet", "31" + alone.substring(2), false),
                arguments("notAnOid", sequence(gateway + "0500"), false),
                arguments("oidCutShort", sequence(gateway + "060180"), false),
                arguments("longLength", "3081" + alone.substring(2), false),
                arguments("bytesBehind", alone + "00", false),
                arguments("empty", "", false));
    }

    private static String sequence(String content) {
        return "30%02x%s".formatted(content.length() / 2, content);
    }

    private static String longer(String oid) {
        return "06%02x%s01".formatted(oid.length() / 2 - 1, oid.substring(4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("purposes")
    void validate_extKeyUsage_makesAGatewayOnlyByItsPurpose(String name, String value, boolean gateway)
            throws Exception {
        byte[] leaf = forge().purposes(false, HexFormat.of().parseHex(value)).issue(CHAINS.pump);
        DeviceIdentity identity = validate(CHAINS, List.of(leaf));
        assertThat(identity.id()).isEqualTo(Chains.PUMP);
        assertThat(identity.isGateway()).isEqualTo(gateway);
    }

    @Test
    void validate_criticalExtKeyUsage_isRefusedAsBefore() throws Exception {
        byte[] value = HexFormat.of()
                .parseHex(sequence(HexFormat.of().formatHex(ProfileExtensions.GATEWAY_PURPOSE.getEncoded())));
        byte[] leaf = forge().purposes(true, value).issue(CHAINS.pump);
        assertThatThrownBy(() -> validate(CHAINS, List.of(leaf))).hasMessageContaining("critical extension 2.5.29.37");
    }
}
