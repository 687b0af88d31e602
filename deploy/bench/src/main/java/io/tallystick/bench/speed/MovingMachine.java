package io.tallystick.bench.speed;

import io.tallystick.ledger.envelope.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/** The content of a machine that tells temperature, place and speed, and now and then a document that asks to be paid. */
public final class MovingMachine implements Fleet.Content {
    /** One event of so many is a document. */
    public static final int DOCUMENT_EVERY = 500;

    @Override
    public Fleet.Payload of(String device, long sequence, Instant at, long seed, int readings) {
        if (sequence % DOCUMENT_EVERY == DOCUMENT_EVERY / 2) {
            String document = "{\"document\":\"invoice\",\"number\":" + sequence + "}";
            return new Fleet.Payload(ContentType.JSON, document.getBytes(StandardCharsets.UTF_8));
        }
        return new Fleet.Payload(ContentType.SENML_CBOR, SenmlPack.moving(at, mixed(seed), readings));
    }

    /** Numbers in a row give values in a row: contracts that wait for rare ones want them scattered. */
    private static long mixed(long seed) {
        return new SplittableRandom(seed).nextLong();
    }
}
