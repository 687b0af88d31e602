package io.tallystick.quickstart.stories;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.identity.DeviceId;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.quickstart.business.Act;
import io.tallystick.quickstart.business.JsonText;
import io.tallystick.quickstart.business.Results;
import io.tallystick.quickstart.business.Say;
import io.tallystick.quickstart.business.Scene;
import io.tallystick.quickstart.business.Tally;
import io.tallystick.quickstart.fleet.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes a scene down, act by act: what is said, and what must come of it. */
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
        return expect(Tally.funding(home != there));
    }

    /** Opens an instance: each of the members signs the same. */
    SceneWriter open(String contract, String subject, Map<String, Object> params, String... members) {
        subjects.add(subject);
        expect(Tally.opening());
        return document(
                subject,
                "tallystick.open",
                JsonText.object("contract", contract, "version", "1.0.0", "params", new TreeMap<>(params)),
                members);
    }

    /** A document that each of the members signs. */
    SceneWriter document(String subject, String type, Map<String, Object> content, String... members) {
        Map<String, Object> object = JsonText.object("document", type);
        object.putAll(new TreeMap<>(content));
        String json = JsonText.of(object);
        for (String member : members) {
            says.add(new Say(DeviceId.parse(member), subject, ContentType.JSON, json));
        }
        return this;
    }

    /** Readings of the moment in which they are signed: name, unit and value by turns; the unit is empty where there is none. */
    SceneWriter reads(String device, String subject, Object... readings) {
        return history(device, subject, Past.seconds(0, readings));
    }

    /** Readings of several moments under one signature, the oldest first. */
    SceneWriter history(String device, String subject, Past... moments) {
        List<Object> pack = new ArrayList<>();
        for (Past moment : moments) {
            List<Object> readings = moment.readings();
            for (int i = 0; i < readings.size(); i += 3) {
                Map<String, Object> one = JsonText.object("n", readings.get(i));
                if (!readings.get(i + 1).equals("")) {
                    one.put("u", readings.get(i + 1));
                }
                Object value = readings.get(i + 2);
                one.put(value instanceof Boolean ? "vb" : value instanceof String ? "vs" : "v", value);
                if (!moment.time().equals(0L)) {
                    one.put("t", moment.time());
                }
                pack.add(one);
            }
        }
        says.add(new Say(DeviceId.parse(device), subject, ContentType.SENML_JSON, JsonText.of(pack)));
        return this;
    }

    /** Alerts that are raised. */
    SceneWriter raises(int alerts) {
        return expect(Tally.alerts(alerts, 0));
    }

    /** Alerts that are acknowledged, made more or less severe, or cleared. */
    SceneWriter changes(int alerts) {
        return expect(Tally.alerts(0, alerts));
    }

    /** Sums that are set aside. */
    SceneWriter holds(int sums) {
        return expect(Tally.money(sums));
    }

    /** Sums that were set aside and are free again, nobody being paid. */
    SceneWriter frees(int sums) {
        return expect(Tally.money(sums));
    }

    /** Payments, to the cent. */
    SceneWriter pays(String... amounts) {
        return expect(Tally.paid(amounts));
    }

    /** Commands to devices. */
    SceneWriter commands(int commands) {
        return expect(Tally.commands(commands));
    }

    /** Messages to other subjects. */
    SceneWriter mails(int messages) {
        return expect(Tally.mail(messages));
    }

    /** Consents that are given or taken back, and subjects that change their owner. */
    SceneWriter rights(int rights) {
        return expect(Tally.rights(rights));
    }

    private SceneWriter expect(Tally more) {
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
    Scene end(boolean needsTheHour) {
        then();
        return new Scene(field, begin, subjects, acts, needsTheHour);
    }
}
