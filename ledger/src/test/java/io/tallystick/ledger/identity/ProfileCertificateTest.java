package io.tallystick.ledger.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.identity.UntrustedCertificateException.Reason;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileCertificateTest {
    private static final Chains CHAINS = new Chains(SignatureAlgorithm.ED25519);

    private static CertificateForge forge(X500Name subject) {
        return new CertificateForge(CHAINS.acme.signer(), CertificateForge.name("acme", "acme root CA"), subject);
    }

    private static CertificateForge forge() {
        return forge(CertificateForge.name("acme", "pump-7"));
    }

    private static DeviceIdentity validate(byte[] leaf) throws UntrustedCertificateException {
        return CHAINS.anchors(SignatureVerifiers.best()).validate(List.of(leaf), Chains.WITHIN);
    }

    @Test
    void forge_unbroken_isTaken() throws Exception {
        assertThat(validate(forge().issue(CHAINS.pump)).id()).isEqualTo(Chains.PUMP);
    }

    @Test
    void validate_unknownExtensionThatIsNotCritical_isTaken() throws Exception {
        assertThat(validate(forge().unknownExtension(false).issue(CHAINS.pump)).id())
                .isEqualTo(Chains.PUMP);
    }

    @Test
    void validate_serialNumberAttributeInSubject_isTaken() throws Exception {
        byte[] leaf = forge(new X500Name("O=acme,CN=pump-7,SERIALNUMBER=12")).issue(CHAINS.pump);

        assertThat(validate(leaf).id()).isEqualTo(Chains.PUMP);
    }

    static Stream<Arguments> broken() {
        byte[] shortKey = HexFormat.of().parseHex("302a300506032b6570032100" + "00".repeat(32));
        byte[] x25519 = HexFormat.of().parseHex("302a300506032b656e032100" + "09".repeat(32));
        return Stream.of(
                broken("version 1", f -> f.version(0).withoutExtensions(), Reason.MALFORMED),
                broken("version 2", f -> f.version(1).withoutExtensions(), Reason.MALFORMED),
                broken("no extensions", CertificateForge::withoutExtensions, Reason.MALFORMED),
                broken("serial zero", f -> f.serial(0), Reason.MALFORMED),
                broken("serial negative", f -> f.serial(-5), Reason.MALFORMED),
                broken("unknown critical extension", f -> f.unknownExtension(true), Reason.MALFORMED),
                broken("keyUsage not critical", f -> f.usage(KeyUsage.digitalSignature, false), Reason.MALFORMED),
                broken("keyUsage for agreement only", f -> f.usage(KeyUsage.keyAgreement, true), Reason.NOT_A_DEVICE),
                broken(
                        "keyUsage also for certificates",
                        f -> f.usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign, true),
                        Reason.NOT_A_DEVICE),
                broken("CA flag", f -> f.authority(0), Reason.NOT_A_DEVICE),
                broken("algorithm with NULL", CertificateForge::algorithmWithNull, Reason.BAD_SIGNATURE),
                broken("SHA-1 signature", f -> f.algorithm("1.2.840.10045.4.1"), Reason.BAD_SIGNATURE),
                broken("ECDSA over an Ed25519 CA", f -> f.algorithm("1.2.840.10045.4.3.2"), Reason.BAD_SIGNATURE),
                broken("key of small order", f -> f.spki(shortKey), Reason.BAD_KEY),
                broken("key of X25519", f -> f.spki(x25519), Reason.BAD_KEY));
    }

    private static Arguments broken(String fault, UnaryOperator<CertificateForge> change, Reason wanted) {
        return arguments(fault, change, wanted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void validate_broken_isRefused(String fault, UnaryOperator<CertificateForge> change, Reason wanted) {
        assertRefused(change.apply(forge()).issue(CHAINS.pump), wanted);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void validate_badSubject_isRefused(String subject, Reason wanted) {
        assertRefused(forge(new X500Name(subject)).issue(CHAINS.pump), wanted);
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                arguments("CN=pump-7", Reason.MALFORMED),
                arguments("O=acme", Reason.MALFORMED),
                arguments("O=acme,O=acme,CN=pump-7", Reason.MALFORMED),
                arguments("O=acme,CN=pump-7,CN=pump-8", Reason.MALFORMED),
                arguments("O=acme+CN=pump-7", Reason.MALFORMED),
                arguments("O=acme,CN=pump 7", Reason.MALFORMED),
                arguments("O=acme,CN=../pump", Reason.MALFORMED),
                arguments("O=Acme,CN=pump-7", Reason.WRONG_ORGANISATION),
                arguments("O=grid,CN=pump-7", Reason.WRONG_ORGANISATION));
    }

    private static void assertRefused(byte[] leaf, Reason wanted) {
        UntrustedCertificateException refusal =
                catchThrowableOfType(UntrustedCertificateException.class, () -> validate(leaf));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(wanted);
    }

    @Test
    void parse_deeplyNested_isMalformedNotAStackOverflow() {
        byte[] nested = new byte[IdentityLimits.MAX_CERTIFICATE_BYTES];
        for (int i = 0; i < nested.length; i += 4) {
            int rest = nested.length - i - 4;
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x82;
            nested[i + 2] = (byte) (rest >> 8);
            nested[i + 3] = (byte) rest;
        }

        assertRefused(nested, Reason.MALFORMED);
    }

    @Test
    void issue_outsideTheCa_isRefused() {
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> CHAINS.acme.issue(
                                Chains.PUMP,
                                CHAINS.pump.verificationKey(),
                                Chains.ROOT_FROM.minusSeconds(1),
                                Chains.TO,
                                BigInteger.ONE)))
                .hasMessageContaining("the CA is valid");
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> CHAINS.acme.issue(
                                new DeviceId("grid", "x"),
                                CHAINS.pump.verificationKey(),
                                Chains.FROM,
                                Chains.TO,
                                BigInteger.ONE)))
                .hasMessageContaining("CA of acme");
    }
}
