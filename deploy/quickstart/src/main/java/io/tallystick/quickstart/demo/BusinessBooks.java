package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;

/**
 * What the business has said, and so what must have come of it.
 *
 * @param says records that devices and members sent
 * @param controls records by which organisations deployed contracts, one for each organisation and ledger
 * @param activations contracts that are to be in force, each ledger counted
 * @param introductions devices and members that introduced themselves, counted once for each ledger
 * @param scenes those that were played
 */
record BusinessBooks(long says, long controls, long activations, long introductions, List<Scene> scenes) {
    /** No business at all. */
    static final BusinessBooks NONE = new BusinessBooks(0, 0, 0, 0, List.of());

    BusinessBooks {
        scenes = List.copyOf(scenes);
    }

    /** What comes of all scenes. */
    Tally tally() {
        return scenes.stream().map(Scene::tally).reduce(Tally.NONE, Tally::plus);
    }

    /** What comes of a field's. */
    Tally tally(Field field) {
        return scenes.stream()
                .filter(scene -> scene.field() == field)
                .map(Scene::tally)
                .reduce(Tally.NONE, Tally::plus);
    }

    /** How many instances are opened. */
    long opens() {
        return scenes.stream().mapToLong(Scene::opens).sum();
    }
}
