package io.tallystick.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.intake.json.JsonMapping;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A stranger's bytes never give an exception. Set {@code -Dtallystick.seed} to try a printed seed again. */
class RandomBytesTest {
    private static final int ROUNDS = 4000;
    private static final List<String> SEEDS = List.of(
            "[{\"bn\":\"a\",\"bt\":1,\"n\":\"b\",\"v\":1.5e3}]",
            "{\"ts\":\"2024-01-31T12:00:00Z\",\"a\":{\"b\":[1,true,\"x\"]}}",
            "\u00d2\u0084\u0001");

    @Test
    void formats_randomAndMutatedBytes_neverThrow() throws Exception {
        long seed = Long.getLong("tallystick.seed", System.nanoTime());
        System.out.println("RandomBytesTest: -Dtallystick.seed=" + seed);
        Random random = new Random(seed);
        TopicPattern pattern = TopicPattern.parse("{a}/{b}");
        List<PayloadFormat> formats = new ArrayList<>();
        for (String name : List.of("envelope", "senml+json", "senml+cbor", "json")) {
            formats.add(PayloadFormats.of(name, pattern, "{a}", "{b}"));
        }
        String mapping = "subject: '{a}'\ndevice: '{b}'\ntime: {field: ts, format: iso}\n"
                + "readings: [{field: a.b.0, name: x}, {field: a.b.2, name: y, type: text}]\n";
        formats.add(
                PayloadFormats.mapped(pattern, JsonMapping.parse("m.yaml", mapping.getBytes(StandardCharsets.UTF_8))));
        for (int i = 0; i < ROUNDS; i++) {
            byte[] payload = mutated(random, SEEDS);
            String topic = random.nextInt(8) == 0 ? text(random) : "s/d";
            for (PayloadFormat format : formats) {
                assertThat(format.read(new IntakeMessage(topic, payload, Results.RECEIVED)))
                        .isNotEmpty();
            }
        }
    }

    private static byte[] mutated(Random random, List<String> seeds) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.ISO_8859_1);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append((char) random.nextInt(1 << 16)).append(random.nextBoolean() ? "/" : "");
        }
        return text.toString();
    }
}
