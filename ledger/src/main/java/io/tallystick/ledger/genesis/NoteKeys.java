package io.tallystick.ledger.genesis;

import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.note.SignatureType;
import io.tallystick.ledger.note.VerifierKey;

/** Reads the note keys of a genesis, whose faults are faults of the file. */
final class NoteKeys {
    private NoteKeys() {}

    static VerifierKey parse(String what, String vkey) {
        try {
            return VerifierKey.parse(vkey);
        } catch (NoteException e) {
            throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
        }
    }

    static void requireType(String what, VerifierKey key, SignatureType want) {
        if (key.type() != want) {
            throw new IllegalArgumentException(what + " of " + key.name() + ": want type " + want.id() + ", got "
                    + key.type().id());
        }
    }
}
