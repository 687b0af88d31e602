package io.tallystick.ledger.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Our reader and writer next to an independent library, on random values and on random bytes. */
class CborOracleTest {
    private static final long SEED = Long.getLong("tallystick.seed", 20_260_102L);
    /** Decodes as strictly as that library can: its "canonical" form is the older CTAP2 one, but for key order the same. */
    private static final CBOREncodeOptions OPTIONS = new CBOREncodeOptions("allowduplicatekeys=false;float64=false");

    private final Random random = new Random(SEED);

    @Test
    void writer_randomValues_readAlikeByTheOracle() {
        for (int i = 0; i < 20_000; i++) {
            CborWriter writer = new CborWriter(16);
            CBORObject want = write(writer, 0);
            byte[] bytes = writer.toByteArray();
            assertThat(CBORObject.DecodeFromBytes(bytes))
                    .as("seed %d, round %d", SEED, i)
                    .isEqualTo(want);
            assertThat(skips(bytes)).as("seed %d, round %d", SEED, i).isTrue();
        }
    }

    @Test
    void reader_mutatedBytes_takesNothingTheOracleRefuses() {
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            CborWriter writer = new CborWriter(16);
            write(writer, 0);
            byte[] bytes = writer.toByteArray();
            mutate(bytes);
            if (skips(bytes)) {
                taken++;
                assertThat(oracleTakes(bytes)).as("seed %d, round %d", SEED, i).isTrue();
                assertThat(depthFreeReencoding(bytes))
                        .as("seed %d, round %d", SEED, i)
                        .isTrue();
            }
        }
        assertThat(taken).isBetween(10_000, 99_000);
    }

    /** Whatever was taken has no other encoding of the same size or shorter: the oracle's own is never shorter. */
    private static boolean depthFreeReencoding(byte[] bytes) {
        CBORObject value = CBORObject.DecodeFromBytes(bytes, OPTIONS);
        return value.EncodeToBytes(OPTIONS).length >= bytes.length;
    }

    private static boolean oracleTakes(byte[] bytes) {
        try {
            CBORObject.DecodeFromBytes(bytes, OPTIONS);
            return true;
        } catch (CBORException e) {
            // The library also checks the meaning of tags that it knows, which well-formedness does not ask for.
            return e.getMessage() != null
                    && e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("tag");
        }
    }

    private static boolean skips(byte[] bytes) {
        try {
            CborReader reader = new CborReader(bytes);
            reader.skip();
            reader.requireEnd();
            return true;
        } catch (MalformedCborException e) {
            return false;
        }
    }

    private void mutate(byte[] bytes) {
        for (int n = random.nextInt(3); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private CBORObject write(CborWriter writer, int depth) {
        switch (random.nextInt(depth > 4 ? 6 : 8)) {
            case 0 -> {
                long value = random.nextLong() >> random.nextInt(64);
                writer.integer(value);
                return CBORObject.FromObject(value);
            }
            case 1 -> {
                byte[] value = new byte[random.nextInt(40)];
                random.nextBytes(value);
                writer.bytes(value);
                return CBORObject.FromObject(value);
            }
            case 2 -> {
                String value = text();
                writer.text(value);
                return CBORObject.FromObject(value);
            }
            case 3 -> {
                double value = number();
                writer.float64(value);
                return CBORObject.FromObject(value);
            }
            case 4 -> {
                boolean value = random.nextBoolean();
                writer.bool(value);
                return CBORObject.FromObject(value);
            }
            case 5 -> {
                writer.nil();
                return CBORObject.Null;
            }
            case 6 -> {
                int items = random.nextInt(5);
                writer.array(items);
                CBORObject array = CBORObject.NewArray();
                for (int i = 0; i < items; i++) {
                    array.Add(write(writer, depth + 1));
                }
                return array;
            }
            default -> {
                return writeMap(writer, depth);
            }
        }
    }

    private CBORObject writeMap(CborWriter writer, int depth) {
        TreeMap<byte[], CBORObject> keys = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = random.nextInt(5); i > 0; i--) {
            boolean number = random.nextBoolean();
            long value = random.nextLong() >> random.nextInt(64);
            String text = text();
            CborWriter key = new CborWriter(16);
            keys.put(
                    (number ? key.integer(value) : key.text(text)).toByteArray(),
                    number ? CBORObject.FromObject(value) : CBORObject.FromObject(text));
        }
        writer.map(keys.size());
        CBORObject map = CBORObject.NewMap();
        for (CBORObject key : keys.values()) {
            if (key.isNumber()) {
                writer.integer(key.AsInt64Value());
            } else {
                writer.text(key.AsString());
            }
            map.Add(key, write(writer, depth + 1));
        }
        return map;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            int point = random.nextInt(0x110000) >> random.nextInt(20);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : point);
        }
        return text.toString();
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(4096) / 16.0;
            case 1 -> Float.intBitsToFloat(random.nextInt() & 0xff7fffff);
            case 2 -> Math.scalb((double) random.nextInt(2048), -24 - random.nextInt(3));
            default -> random.nextGaussian() * 1e6;
        };
    }
}
