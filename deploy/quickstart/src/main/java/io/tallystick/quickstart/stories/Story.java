package io.tallystick.quickstart.stories;

import io.tallystick.quickstart.business.Deployment;
import io.tallystick.quickstart.fleet.Field;
import java.util.List;

/** What happens again and again on a contract of the library. */
interface Story {
    /** When money is set aside for ever, and warranties last. */
    String FAR = "2099-01-01T00:00:00Z";

    /** Which field of business sees it. */
    Field field();

    /** The contracts that its scenes run on. */
    List<Deployment> contracts();

    /**
     * Plays one scene.
     *
     * @param scene takes down what is said and what must come of it
     * @param number from 1; the scene's subjects have it in their names
     */
    void play(SceneWriter scene, int number);

    /** Whether a scene must not run across a full hour, because a schedule of its contract would fire in its middle. */
    default boolean needsTheHour() {
        return false;
    }
}
