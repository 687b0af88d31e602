package io.tallystick.ledger.note;

import io.tallystick.ledger.crypto.InvalidKeyException;
import io.tallystick.ledger.crypto.SignatureAlgorithm;
import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.VerificationKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Ed25519 for tests, without the product's policy: keys from one-byte seeds. */
public final class PlainEd25519 {
    private PlainEd25519() {}

    public static SignatureVerifier verifier() {
        return new SignatureVerifier() {
            @Override
            public String name() {
                return "plain Ed25519 for tests";
            }

            @Override
            public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
                Ed25519Signer verifier = new Ed25519Signer();
                verifier.init(false, new Ed25519PublicKeyParameters(key.raw()));
                verifier.update(message, 0, message.length);
                return verifier.verifySignature(signature);
            }
        };
    }

    public static Signer signer(int seed) {
        byte[] secret = new byte[32];
        secret[0] = (byte) seed;
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(secret);
        return new Signer() {
            @Override
            public SignatureAlgorithm algorithm() {
                return SignatureAlgorithm.ED25519;
            }

            @Override
            public VerificationKey verificationKey() {
                try {
                    return VerificationKey.ofRaw(
                            SignatureAlgorithm.ED25519, key.generatePublicKey().getEncoded());
                } catch (InvalidKeyException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public byte[] sign(byte[] message) {
                Ed25519Signer signer = new Ed25519Signer();
                signer.init(true, key);
                signer.update(message, 0, message.length);
                return signer.generateSignature();
            }
        };
    }
}
