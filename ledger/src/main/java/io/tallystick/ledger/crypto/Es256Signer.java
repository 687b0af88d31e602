package io.tallystick.ledger.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** ES256 over a scalar in memory; nonces by RFC 6979, so that no bad random source can give the key away. */
final class Es256Signer implements Signer {
    private final ECPrivateKeyParameters privateKey;
    private final VerificationKey publicKey;

    Es256Signer(BigInteger scalar) {
        if (scalar.signum() <= 0 || scalar.compareTo(KeyChecks.P256.getN()) >= 0) {
            throw new IllegalArgumentException("P-256 private scalar: want 1 to n-1, got another");
        }
        this.privateKey = new ECPrivateKeyParameters(scalar, KeyChecks.P256);
        byte[] raw = new FixedPointCombMultiplier()
                .multiply(KeyChecks.P256.getG(), scalar)
                .getEncoded(false);
        try {
            this.publicKey = VerificationKey.ofRaw(SignatureAlgorithm.ES256, raw);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a multiple of the base point is on the curve", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ES256;
    }

    @Override
    public VerificationKey verificationKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, privateKey);
        BigInteger[] rs = signer.generateSignature(Sha256.digest(message));
        byte[] signature = new byte[SignatureChecks.SIGNATURE_BYTES];
        BigIntegers.asUnsignedByteArray(rs[0], signature, 0, 32);
        BigIntegers.asUnsignedByteArray(rs[1], signature, 32, 32);
        return signature;
    }
}
