package io.tallystick.contracts.record;

import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertSeverity;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Alert records. */
final class Alerts {
    private Alerts() {}

    /** The record of a change, if it is one to tell anyone. */
    static Optional<OutcomeRecord> of(Origin origin, String subject, Effect.AlertChanged effect) {
        AlertChange change = effect.change();
        AlertState state = switch (change.what()) {
            case RAISED -> AlertState.RAISED;
            case ACKNOWLEDGED -> AlertState.ACKNOWLEDGED;
            case CLEARED -> AlertState.CLEARED;
            case UPDATED, STEPPED_UP, STEPPED_DOWN -> AlertState.UPDATED;
            case REPEATED -> null;
        };
        if (state == null) {
            return Optional.empty();
        }
        Alert alert = change.alert();
        return Optional.of(new AlertRecord(
                origin,
                subject,
                alert.key(),
                state,
                AlertSeverity.valueOf(alert.severity().name()),
                alert.raisedMs(),
                (int) Math.min(alert.times(), Integer.MAX_VALUE),
                alert.rung(),
                effect.message(),
                details(effect.details()),
                effect.by().isEmpty() ? null : effect.by()));
    }

    /** Details are an object of scalars in canonical JSON: texts as they are, all else as it is printed. */
    private static SortedMap<String, String> details(String json) {
        SortedMap<String, String> details = new TreeMap<>();
        try {
            StrictJson.object(json.getBytes(StandardCharsets.UTF_8))
                    .forEach((name, value) -> details.put(name, String.valueOf(value)));
        } catch (MalformedDocumentException e) {
            throw new IllegalArgumentException("alert details: want canonical JSON, got: " + e.getMessage(), e);
        }
        return details;
    }
}
