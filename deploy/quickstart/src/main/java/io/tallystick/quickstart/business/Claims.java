package io.tallystick.quickstart.business;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Things that come in one ledger and are accounted for by what another one says, in whichever order the two are read. */
final class Claims {
    private final Map<String, Consumer<Tally>> owners = new HashMap<>();
    private final Map<String, Tally> unclaimed = new HashMap<>();

    /** Says whose everything is that comes under a key. */
    void claim(String key, Consumer<Tally> owner) {
        owners.put(key, owner);
        Tally earlier = unclaimed.remove(key);
        if (earlier != null) {
            owner.accept(earlier);
        }
    }

    /** Something comes under a key. */
    void come(String key, Tally tally) {
        Consumer<Tally> owner = owners.get(key);
        if (owner == null) {
            unclaimed.merge(key, tally, Tally::plus);
        } else {
            owner.accept(tally);
        }
    }

    /** What nobody has claimed. */
    Tally unclaimed() {
        return unclaimed.values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
