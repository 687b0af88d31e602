package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What waits for signatures, of one kind. Bounded: what has waited too long makes room. */
final class SignatureBoard {
    private final HostState state;
    private final char kind;
    private final TreeMap<String, Signatures> waiting = new TreeMap<>();

    SignatureBoard(HostState state, char kind) {
        this.state = state;
        this.kind = kind;
        state.scan(kind, (digest, value) -> waiting.put(digest, Signatures.decode(value)));
    }

    /**
     * Takes one signature.
     *
     * @param wanted who must sign; the same for the same digest
     * @return all of them if this was the last, else null
     */
    Signatures sign(
            String digest, String title, Collection<String> wanted, String organisation, long index, long nowMillis)
            throws RefusedException {
        Signatures before = waiting.get(digest);
        // The wanted ones may have changed with what else is in force: the present ones count.
        Signatures base = Signatures.none(digest, title, wanted, before == null ? nowMillis : before.sinceMillis());
        if (before != null) {
            for (var signed : before.signed().entrySet()) {
                base = base.with(signed.getKey(), signed.getValue());
            }
        }
        Signatures after = base.with(organisation, index);
        if (after.isComplete()) {
            remove(digest);
            return after;
        }
        if (before == null) {
            makeRoom(nowMillis);
        }
        waiting.put(digest, after);
        state.put(kind, digest, after.encode());
        return null;
    }

    /** All that waits, in order of digest. */
    List<Signatures> list() {
        return List.copyOf(waiting.values());
    }

    private void makeRoom(long nowMillis) throws RefusedException {
        if (waiting.size() < HostLimits.MAX_PENDING) {
            return;
        }
        for (Signatures old : new ArrayList<>(waiting.values())) {
            if (nowMillis - old.sinceMillis() > HostLimits.PENDING_MILLIS) {
                remove(old.digest());
            }
        }
        if (waiting.size() >= HostLimits.MAX_PENDING) {
            throw new RefusedException(RefusalCode.TOO_MANY, HostWording.WAITING_FULL, HostLimits.MAX_PENDING);
        }
    }

    private void remove(String digest) {
        if (waiting.remove(digest) != null) {
            state.put(kind, digest, null);
        }
    }
}
