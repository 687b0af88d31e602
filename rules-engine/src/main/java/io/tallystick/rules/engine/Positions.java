package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Input;

/** Pairs latitude and longitude of one envelope: the two of the same time belong together. */
final class Positions {
    private final Half[] latitudes;
    private final Half[] longitudes;

    private record Half(double degrees, long at) {}

    Positions(int inputs) {
        latitudes = new Half[inputs];
        longitudes = new Half[inputs];
    }

    /** Takes a half; the place if it is the second, a refusal if it is no number, null if the other half is still awaited. */
    Coming add(int input, Input.Location of, Sample sample) {
        if (!(sample.value() instanceof Double degrees)) {
            return new Coming.Refusal(EngineWording.NO_DEGREES, of.name());
        }
        boolean north = of.latitude().equals(sample.name());
        Half half = new Half(degrees, sample.atMillis());
        (north ? latitudes : longitudes)[input] = half;
        Half latitude = latitudes[input];
        Half longitude = longitudes[input];
        if (latitude == null || longitude == null || latitude.at() != longitude.at()) {
            return null;
        }
        latitudes[input] = null;
        longitudes[input] = null;
        return Coming.place(of.name(), latitude.degrees(), longitude.degrees());
    }
}
