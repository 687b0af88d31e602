package io.tallystick.connect.mqtt.command;

import io.tallystick.schemas.Command;
import java.time.Instant;

/** A command as a ledger gives it, to be changed where a test wants. */
final class Commands {
    static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private Commands() {}

    static Command.Builder good() {
        return Command.newBuilder()
                .setEffectId("plant/1/500/2")
                .setNetwork("plant")
                .setLedger(1)
                .setIndex(500)
                .setTime(TIME)
                .setSubject("line-1")
                .setDevice("acme/valve-7")
                .setName("open")
                .setArguments("{\"percent\":50}")
                .setContract("cold-chain")
                .setContractVersion("1.0.0");
    }

    static DeviceCommand of(Command.Builder command) {
        try {
            return DeviceCommand.of(command.build());
        } catch (UndeliverableException e) {
            throw new AssertionError(e);
        }
    }
}
