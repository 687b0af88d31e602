package io.tallystick.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignersTest {
    private static final byte[] MESSAGE = "a message".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final List<SignatureVerifier> verifiers = Verifiers.all();

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void generate_signature_verifiedByAll(SignatureAlgorithm algorithm) {
        verifiedByAll(Signers.generate(algorithm, new SecureRandom()));
    }

    /** RFC 8032 section 7.1, TEST 2. */
    @Test
    void ed25519_seed_signsAsTheRfc() {
        HexFormat hex = HexFormat.of();
        byte[] seed = hex.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        String want = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
        for (Signer signer : List.of(Signers.ed25519(seed), new BouncyCastleEd25519Signer(seed))) {
            assertThat(hex.formatHex(signer.verificationKey().raw()))
                    .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
            assertThat(hex.formatHex(signer.sign(new byte[] {0x72}))).isEqualTo(want);
        }
    }

    /** RFC 6979 appendix A.2.5, message "sample", SHA-256. */
    @Test
    void es256_scalar_signsAsTheRfc() {
        BigInteger scalar = new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16);
        String want = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
        byte[] sample = "sample".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().formatHex(Signers.es256(scalar).sign(sample))).isEqualTo(want);
    }

    @Test
    void of_jdkKeys_verifiedByAll() throws Exception {
        verifiedByAll(of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), false));
        verifiedByAll(of(ecPair("secp256r1"), false));
    }

    @Test
    void of_bouncyCastleKey_verifiedByAll() throws Exception {
        verifiedByAll(of(
                KeyPairGenerator.getInstance("Ed25519", new BouncyCastleProvider())
                        .generateKeyPair(),
                false));
    }

    @Test
    void of_opaqueKey_withoutProviderThatHoldsIt_refused() throws Exception {
        KeyPair pair = ecPair("secp256r1");
        assertThatThrownBy(() -> of(pair, true))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("key store could not sign");
    }

    @Test
    void of_otherPublicKey_refused() throws Exception {
        VerificationKey other =
                Signers.generate(SignatureAlgorithm.ES256, new SecureRandom()).verificationKey();
        PrivateKey privateKey = ecPair("secp256r1").getPrivate();
        assertThatThrownBy(() -> Signers.of(privateKey, other))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("want the one of");
    }

    @Test
    void of_otherCurve_refused() throws Exception {
        VerificationKey any =
                Signers.generate(SignatureAlgorithm.ES256, new SecureRandom()).verificationKey();
        PrivateKey privateKey = ecPair("secp384r1").getPrivate();
        assertThatThrownBy(() -> Signers.of(privateKey, any))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("want Ed25519 or P-256");
    }

    @Test
    void es256_scalarOutOfRange_refused() {
        assertThatThrownBy(() -> Signers.es256(BigInteger.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Signers.es256(KeyChecks.P256.getN())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ed25519_shortSeed_refused() {
        assertThatThrownBy(() -> Signers.ed25519(new byte[31])).hasMessageContaining("want 32 bytes, got 31");
    }

    @Test
    void best_here_isTheFirstThatLoads() {
        String want = SignatureVerifiers.corretto()
                .orElseGet(SignatureVerifiers::bouncyCastle)
                .name();
        assertThat(SignatureVerifiers.best().name()).isEqualTo(want).matches(".+ [0-9.]+");
    }

    private void verifiedByAll(Signer signer) {
        byte[] signature = signer.sign(MESSAGE);
        assertThat(signature).hasSize(64);
        for (SignatureVerifier verifier : verifiers) {
            assertThat(verifier.verify(signer.verificationKey(), MESSAGE, signature))
                    .as(verifier.name())
                    .isTrue();
        }
    }

    private static Signer of(KeyPair pair, boolean opaque) throws InvalidKeyException {
        VerificationKey publicKey = VerificationKey.ofSpki(pair.getPublic().getEncoded());
        return Signers.of(opaque ? new Opaque(pair.getPrivate().getAlgorithm()) : pair.getPrivate(), publicKey);
    }

    private static KeyPair ecPair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    /** What a hardware module's key looks like to those who are not its provider. */
    private record Opaque(String algorithm) implements PrivateKey {
        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }
}
