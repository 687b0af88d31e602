package io.tallystick.cli.again;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.money.Currencies;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A contract that says again what it reads, and numbers that Java's versions print each in their own way. */
final class NumberScenes {
    private static final double[] AWKWARD = {
        2E23,
        8.41E21,
        1E23,
        9.007199254740993E15,
        2.0E-3,
        2.3184525677263325E17,
        0x1p-24,
        0x1p-44,
        0x1p89,
        5E-324,
        2.2250738585072014E-308,
        1.0E-5,
        123456.7,
        0.1,
        -0.0
    };
    private static final int MORE = 300;
    private static final String SIGNER = LibraryScenes.member("owner");
    private static final String SUBJECT = "numbers-0";

    private final Random random = new Random(20_261_129);
    private final List<Happening> all = new ArrayList<>();
    private long at = TestNetwork.START.toEpochMilli() + 2_000;

    private NumberScenes() {}

    static List<Happening> happenings() throws Exception {
        NumberScenes scenes = new NumberScenes();
        try (InputStream in = NumberScenes.class.getResourceAsStream("numbers.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            scenes.open(ContractReader.read("numbers.yaml", text, Currencies.iso()));
        }
        for (double number : AWKWARD) {
            scenes.say(number);
        }
        for (int i = 0; i < MORE; i++) {
            scenes.say(scenes.any());
            scenes.place(scenes.random.nextDouble(51, 54), scenes.random.nextDouble(12, 15));
        }
        return scenes.all;
    }

    private void open(Contract contract) {
        LibraryScenes.deploy(contract, all);
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("document", "tallystick.open");
        open.put("contract", contract.identity().name());
        open.put("version", contract.identity().version());
        open.put("parties", Map.of("owner", "owner"));
        all.add(LibraryScenes.document(at, SIGNER, SUBJECT, open));
    }

    /** As a reading, in a document, as a place that is none, and where a whole number is wanted. */
    private void say(double number) {
        senml(List.of(Json.object("n", "value", "v", number)));
        place(number, any());
        document(Json.object("document", "paper", "number", number, "list", List.of(any(), any())));
        document(Json.object("document", "tallystick.issue", "to", "owner", "amount", "EUR 1.00", "ledger", number));
    }

    private void place(double latitude, double longitude) {
        senml(List.of(
                Json.object("n", "lat", "u", "lat", "v", latitude),
                Json.object("n", "lon", "u", "lon", "v", longitude)));
    }

    private void senml(List<Map<String, Object>> records) {
        at += 600_000;
        all.add(new Happening(at, SIGNER, SUBJECT, ContentType.SENML_JSON, Json.line(records)));
    }

    private void document(Map<String, Object> content) {
        all.add(LibraryScenes.document(at, SIGNER, SUBJECT, content));
    }

    private double any() {
        return Math.scalb(random.nextDouble() - 0.5, random.nextInt(240) - 120);
    }
}
