package io.tallystick.sink.verify;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.VerificationKey;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Asks a real verifier once for each good signature: a test that verifies the same archive a hundred thousand times would do
 * little else.
 *
 * @param good what was found good; shared by threads
 */
record Remembering(SignatureVerifier real, Set<Remembering.Triple> good) implements SignatureVerifier {
    record Triple(VerificationKey key, ByteBuffer message, ByteBuffer signature) {}

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
        if (good.contains(new Triple(key, ByteBuffer.wrap(message), ByteBuffer.wrap(signature)))) {
            return true;
        }
        boolean verified = real.verify(key, message, signature);
        if (verified) {
            good.add(new Triple(key, ByteBuffer.wrap(message.clone()), ByteBuffer.wrap(signature.clone())));
        }
        return verified;
    }
}
