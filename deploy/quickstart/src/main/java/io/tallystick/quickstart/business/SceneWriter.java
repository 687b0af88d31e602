package io.tallystick.quickstart.business;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a scene down, act by act. */
final class SceneWriter {
    /** Who speaks for the issuer. */
    private static final String TELLER = "bank/teller";
    /** Between two acts: time enough to be read on a screen. */
    private static final Duration PAUSE = Duration.ofMillis(1_200);

    private final Field field;
    private final Duration begin;
    private final int ledgers;
    private final Set<String> subjects = new LinkedHashSet<>();
    private final List<Act> acts = new ArrayList<>();
    private List<Say> says = new ArrayList<>();
    private Tally tally = Tally.NONE;

    SceneWriter(Field field, Duration begin, int ledgers) {
        this.field = field;
        this.begin = begin;
        this.ledgers = ledgers;
    }

    /** The bank issues money to an organisation, to be spent on a subject: it goes to that subject's ledger. */
    SceneWriter fund(String organisation, String amount, String subject) {
        int home = SubjectRouting.ledgerOf("account/bank", ledgers);
        int there = SubjectRouting.ledgerOf(subject, ledgers);
        says.add(new Say(
                DeviceId.parse(TELLER),
                "account/bank",
                ContentType.JSON,
                JsonText.of(JsonText.object(
                        "document",
                        "tallystick.issue",
                        "to",
                        organisation,
                        "amount",
                        amount,
                        "ledger",
                        there,
                        "reference",
                        Results.PURPOSE + subject))));
        boolean away = home != there;
        return expect(new Tally(0, 0, 0, 0, away ? 2 : 1, away ? 1 : 0));
    }

    /** Opens an instance: each of the members signs the same. */
    SceneWriter open(String contract, String subject, Map<String, Object> params, String... members) {
        subjects.add(subject);
        expect(Tally.opening());
        return document(
                subject,
                "tallystick.open",
                JsonText.object("contract", contract, "version", "1.0.0", "params", params),
                members);
    }

    /** A document that each of the members signs. */
    SceneWriter document(String subject, String type, Map<String, Object> content, String... members) {
        Map<String, Object> object = JsonText.object("document", type);
        object.putAll(content);
        String json = JsonText.of(object);
        for (String member : members) {
            says.add(new Say(DeviceId.parse(member), subject, ContentType.JSON, json));
        }
        return this;
    }

    /** Readings of one moment: name, unit and value by turns; the unit is empty where there is none. */
    SceneWriter reads(String device, String subject, Object... readings) {
        List<Object> pack = new ArrayList<>();
        for (int i = 0; i < readings.length; i += 3) {
            Map<String, Object> one = JsonText.object("n", readings[i]);
            if (!readings[i + 1].equals("")) {
                one.put("u", readings[i + 1]);
            }
            Object value = readings[i + 2];
            one.put(value instanceof Boolean ? "vb" : value instanceof String ? "vs" : "v", value);
            pack.add(one);
        }
        says.add(new Say(DeviceId.parse(device), subject, ContentType.SENML_JSON, JsonText.of(pack)));
        return this;
    }

    /** What comes of what was said since the last act. */
    SceneWriter expect(Tally more) {
        tally = tally.plus(more);
        return this;
    }

    /** Ends an act. */
    SceneWriter then() {
        acts.add(new Act(PAUSE.multipliedBy(acts.size()), says, tally));
        says = new ArrayList<>();
        tally = Tally.NONE;
        return this;
    }

    /** Ends the scene. */
    Scene end() {
        then();
        return new Scene(field, begin, subjects, acts);
    }
}
