package io.tallystick.ledger.crypto;

import java.util.ArrayList;
import java.util.List;

/** The providers that load here, the native one included wherever there is one: it is asked for by the tests. */
final class Verifiers {
    private Verifiers() {}

    static List<SignatureVerifier> all() {
        List<SignatureVerifier> all = new ArrayList<>();
        all.add(SignatureVerifiers.bouncyCastle());
        SignatureVerifiers.corretto().ifPresent(all::add);
        if (all.size() < 2) {
            System.out.println("NOT COMPARED: the native provider does not load on this platform");
        }
        return all;
    }
}
