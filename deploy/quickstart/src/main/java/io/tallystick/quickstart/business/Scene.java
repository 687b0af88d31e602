package io.tallystick.quickstart.business;

import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One story of one field of business, from the money that is set aside to the money that is paid.
 *
 * @param begin after the fleet's first send
 * @param subjects what it is about: no other scene is about these
 * @param needsTheHour whether a schedule would change it that fires at a full hour; it does not begin just before one
 */
public record Scene(Field field, Duration begin, Set<String> subjects, List<Act> acts, boolean needsTheHour) {
    public Scene {
        subjects = Set.copyOf(subjects);
        acts = List.copyOf(acts);
    }

    /** What comes of it in all. */
    public Tally tally() {
        return acts.stream().map(Act::tally).reduce(Tally.NONE, Tally::plus);
    }
}
