package io.tallystick.quickstart.business;

import java.time.Duration;
import java.util.List;

/** What happens again and again in one field of business. */
interface Story {
    /** When money is set aside for ever, and warranties last. */
    String FAR = "2099-01-01T00:00:00Z";

    /** The contracts that its scenes run on. */
    List<Deployment> deployments();

    /**
     * One scene.
     *
     * @param number from 1; its subjects have it in their names
     * @param begin after the fleet's first send
     * @param ledgers how many the network has
     */
    Scene scene(int number, Duration begin, int ledgers);
}
