package io.tallystick.bench.speed;

import io.tallystick.ledger.cbor.CborWriter;
import java.time.Instant;
import java.util.List;

/**
 * The readings of one envelope as SenML in CBOR (RFC 8428 section 6), as a bearing's sensors give them: four quantities at
 * each instant, one instant a second, with base name and base time written once.
 */
final class SenmlPack {
    private static final int BASE_TIME = -3;
    private static final int BASE_NAME = -2;
    private static final int NAME = 0;
    private static final int UNIT = 1;
    private static final int VALUE = 2;
    private static final int TIME = 6;
    private static final int DECIMAL_FRACTION = 4;
    private static final int BYTES_OF_A_READING = 32;

    private record Quantity(String name, String unit, int spread) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("temperature", "Cel", 900),
            new Quantity("vibration", "m/s2", 300),
            new Quantity("speed", "rad/s", 2_000),
            new Quantity("oil-pressure", "Pa", 60_000));

    /** What a machine that moves tells: names without a base name, so that contracts can name them. */
    private static final List<Quantity> MOVING = List.of(
            new Quantity("temperature", "Cel", 900),
            new Quantity("lat", "lat", 450),
            new Quantity("lon", "lon", 600),
            new Quantity("speed", "m/s", 200));

    private SenmlPack() {}

    /**
     * The payload.
     *
     * @param device {@code organisation/name}
     * @param seed another seed gives other values
     * @param readings 1 or more
     */
    static byte[] encode(String device, Instant begin, long seed, int readings) {
        String base = "urn:dev:ops:32473-" + device + ":north-sea/turbine-17/nacelle/gearbox/bearing-2/";
        return encode(QUANTITIES, base, begin, seed, readings);
    }

    /**
     * The same of a machine that moves: temperature, place and speed.
     *
     * @param readings 1 or more
     */
    static byte[] moving(Instant begin, long seed, int readings) {
        return encode(MOVING, "", begin, seed, readings);
    }

    private static byte[] encode(List<Quantity> quantities, String base, Instant begin, long seed, int readings) {
        CborWriter pack = new CborWriter(96 + readings * BYTES_OF_A_READING).array(readings);
        long random = seed;
        for (int i = 0; i < readings; i++) {
            Quantity quantity = quantities.get(i % quantities.size());
            int second = i / quantities.size();
            pack.map((i == 0 ? base.isEmpty() ? 4 : 5 : 3) + (second == 0 ? 0 : 1));
            if (i == 0) {
                if (!base.isEmpty()) {
                    pack.integer(BASE_NAME).text(base);
                }
                pack.integer(BASE_TIME).integer(begin.getEpochSecond());
            }
            pack.integer(NAME).text(quantity.name);
            pack.integer(UNIT).text(quantity.unit);
            random = random * 6364136223846793005L + 1442695040888963407L;
            long value = quantity.spread + Math.floorMod(random >>> 33, quantity.spread);
            pack.integer(VALUE).tag(DECIMAL_FRACTION).array(2).integer(-1).integer(value);
            if (second != 0) {
                pack.integer(TIME).integer(second);
            }
        }
        return pack.toByteArray();
    }
}
