package io.tallystick.connect.webhook.convert;

import io.tallystick.schemas.Alert;
import io.tallystick.schemas.AlertSeverity;
import io.tallystick.schemas.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts as a ledger writes them. */
public final class Alerts {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private Alerts() {}

    /** One of network demo, ledger 1. */
    public static Alert raised(String subject, long index) {
        return Alert.newBuilder()
                .setEffectId("demo/1/" + index + "/0")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(index)
                .setTime(TIME)
                .setSubject(subject)
                .setKey("hot")
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.MAJOR)
                .setRaisedAt(TIME)
                .setMessage("Press 4 is \"hot\"")
                .setDetails(Map.of("temperature", "93.5", "limit", "80"))
                .setContract("press-watch")
                .setContractVersion("1.0.0")
                .setInstance("i-1")
                .setRule("hot")
                .setEvidence(List.of(498L, 499L))
                .build();
    }
}
