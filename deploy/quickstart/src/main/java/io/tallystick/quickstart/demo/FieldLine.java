package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One field's business: what must have come of its scenes, and what did.
 *
 * @param contracts of which instances were opened
 */
record FieldLine(Field field, Set<String> contracts, Tally expected, Tally found) {
    static FieldLine of(Field field, BusinessBooks books, Results results) {
        List<Scene> scenes = books.scenes().keySet().stream()
                .filter(scene -> scene.field() == field)
                .toList();
        Set<String> contracts = new TreeSet<>();
        scenes.forEach(scene -> contracts.addAll(results.contracts(scene)));
        Tally found = scenes.stream().map(results::of).reduce(Tally.NONE, Tally::plus);
        return new FieldLine(field, contracts, books.tally(field), found);
    }

    boolean holds() {
        return expected.equals(found);
    }
}
