package io.tallystick.quickstart.fleet;

import io.tallystick.quickstart.replay.ReadingType;
import io.tallystick.quickstart.replay.ReadingValue;
import java.util.function.Consumer;

/** Something that is or is not: a door open, a place taken. Stays as it is for some samples; is on more often at its busy hour. */
final class Switch implements Signal {
    private static final double CHANGE_CHANCE = 0.2;

    private final ReadingValue on;
    private final ReadingValue off;
    private final double share;
    private final double busyHour;
    private boolean state;

    /** @param share how often it is on, as a mean over the day, 0 to 0.5 */
    Switch(String name, double share, double busyHour) {
        this.on = new ReadingValue(name, "", ReadingType.BOOLEAN, "true");
        this.off = new ReadingValue(name, "", ReadingType.BOOLEAN, "false");
        this.share = share;
        this.busyHour = busyHour;
    }

    @Override
    public void sample(long epochMillis, Noise noise, Consumer<ReadingValue> out) {
        double draw = noise.uniform();
        if (draw < CHANGE_CHANCE) {
            state = draw / CHANGE_CHANCE < share * (1 + 0.9 * Day.wave(epochMillis, busyHour));
        }
        out.accept(state ? on : off);
    }
}
