package io.tallystick.quickstart.business;

import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.AlertState;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * What a record says to people, in one line.
 *
 * @param subject what it is about
 * @param text without the subject
 * @param urgent whether it is an alert that was raised
 * @param paid whether money has changed hands
 */
public record Headline(String subject, String text, boolean urgent, boolean paid) {
    /** The line of an alert or a movement of money of a contract; nothing for what people need not be told. */
    public static Optional<Headline> of(OutcomeRecord item) {
        if (item instanceof AlertRecord alert) {
            return alert(alert);
        }
        return item instanceof SettlementRecord settlement ? settlement(settlement) : Optional.empty();
    }

    private static Optional<Headline> alert(AlertRecord alert) {
        String said = alert.message().isEmpty() ? alert.key() : alert.message();
        String severity = alert.severity().name().toLowerCase(Locale.ROOT);
        if (alert.state() == AlertState.RAISED) {
            return Optional.of(new Headline(alert.subject(), said + " (" + severity + ")", true, false));
        }
        return alert.state() == AlertState.CLEARED
                ? Optional.of(new Headline(alert.subject(), "over: " + alert.key(), false, false))
                : Optional.empty();
    }

    private static Optional<Headline> settlement(SettlementRecord settlement) {
        if (settlement.subject() == null || settlement.amountMinor() == 0) {
            return Optional.empty();
        }
        String amount = amount(settlement);
        return switch (settlement.kind()) {
            case HOLD ->
                Optional.of(new Headline(
                        settlement.subject(), amount + " of " + settlement.payer() + " set aside", false, false));
            case VOID ->
                Optional.of(new Headline(
                        settlement.subject(), amount + " of " + settlement.payer() + " free again", false, false));
            case POST, TRANSFER ->
                Optional.of(new Headline(
                        settlement.subject(),
                        amount + " " + settlement.payer() + " → " + settlement.payee(),
                        false,
                        true));
            case ISSUE -> Optional.empty();
        };
    }

    private static String amount(SettlementRecord settlement) {
        BigDecimal units = BigDecimal.valueOf(settlement.amountMinor(), settlement.minorDigits());
        return settlement.currency() + " " + String.format(Locale.ROOT, "%,." + settlement.minorDigits() + "f", units);
    }
}
