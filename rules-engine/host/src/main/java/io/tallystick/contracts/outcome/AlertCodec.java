package io.tallystick.contracts.outcome;

import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.rules.timer.Alert;
import io.tallystick.rules.timer.AlertChange;
import io.tallystick.rules.timer.Severity;

/** A change of an alert as CBOR, and back. */
final class AlertCodec {
    private static final int ITEMS = 12;

    private AlertCodec() {}

    static void write(CborWriter out, AlertChange change) {
        Alert alert = change.alert();
        out.array(ITEMS).text(change.what().name()).text(alert.key());
        out.text(alert.severity().name())
                .text(change.before().name())
                .integer(alert.ladder())
                .integer(alert.rung());
        out.integer(alert.raisedMs()).integer(alert.stepsFromMs()).integer(alert.acknowledgedMs());
        out.integer(alert.lastMs()).integer(alert.times()).integer(change.atMs());
    }

    static AlertChange read(Items in) throws MalformedOutcomeException {
        in.array(ITEMS);
        AlertChange.What what = in.word(AlertChange.What.class);
        String key = in.text();
        Severity severity = in.word(Severity.class);
        Severity before = in.word(Severity.class);
        Alert alert = new Alert(
                key,
                severity,
                in.small(),
                in.small(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer(),
                in.integer());
        return new AlertChange(what, alert, before, in.integer());
    }
}
