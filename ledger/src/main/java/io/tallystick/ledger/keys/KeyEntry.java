package io.tallystick.ledger.keys;

import io.tallystick.ledger.crypto.Signer;
import java.util.List;

/** A key of a key store, ready to sign, and its certificates as DER, its own first. */
public final class KeyEntry {
    private final Signer signer;
    private final List<byte[]> chain;

    KeyEntry(Signer signer, List<byte[]> chain) {
        this.signer = signer;
        this.chain = chain.stream().map(byte[]::clone).toList();
    }

    public Signer signer() {
        return signer;
    }

    /** The certificates, copies. */
    public List<byte[]> chain() {
        return chain.stream().map(byte[]::clone).toList();
    }

    @Override
    public String toString() {
        return "key " + signer.verificationKey();
    }
}
