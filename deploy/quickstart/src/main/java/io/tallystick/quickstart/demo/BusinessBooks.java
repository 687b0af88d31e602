package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.util.Map;

/**
 * What the business has said, and so what must have come of it.
 *
 * @param says records that devices and members sent
 * @param controls records by which organisations deployed contracts, one for each organisation and ledger
 * @param activations contracts that are to be in force, each ledger counted
 * @param introductions devices and members that introduced themselves, counted once for each ledger
 * @param scenes those that were played, each with what must have come of what was said in it
 */
record BusinessBooks(long says, long controls, long activations, long introductions, Map<Scene, Tally> scenes) {
    /** No business at all. */
    static final BusinessBooks NONE = new BusinessBooks(0, 0, 0, 0, Map.of());

    BusinessBooks {
        scenes = Map.copyOf(scenes);
    }

    /** What must have come of all scenes. */
    Tally tally() {
        return scenes.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** What must have come of a field's. */
    Tally tally(Field field) {
        return scenes.entrySet().stream()
                .filter(scene -> scene.getKey().field() == field)
                .map(Map.Entry::getValue)
                .reduce(Tally.NONE, Tally::plus);
    }
}
