package io.tallystick.ledger.audit;

import io.tallystick.ledger.entry.Seal;

/** Names the first field in which a seal is not what its block's entries make it. */
final class SealDifference {
    private SealDifference() {}

    static String between(Seal want, Seal got) {
        Object[][] fields = {
            {"height", want.height(), got.height()},
            {"first index", want.first(), got.first()},
            {"time", want.timeMillis(), got.timeMillis()},
            {"previous root", want.previousRoot(), got.previousRoot()},
            {"introductions", want.counts().introductions(), got.counts().introductions()},
            {"events", want.counts().events(), got.counts().events()},
            {"late events", want.counts().late(), got.counts().late()},
            {"gaps", want.counts().gaps(), got.counts().gaps()},
            {"revocations", want.counts().revocations(), got.counts().revocations()},
            {"state digest", want.stateDigest(), got.stateDigest()},
        };
        for (Object[] field : fields) {
            if (!field[1].equals(field[2])) {
                return "seal, " + field[0] + ": want " + field[1] + ", got " + field[2];
            }
        }
        return "seal: want " + want + ", got " + got;
    }
}
