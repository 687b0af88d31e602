package io.tallystick.connect.mqtt.command;

import io.tallystick.connect.mqtt.command.UndeliverableException.Reason;
import io.tallystick.intake.IntakeLimits;
import io.tallystick.schemas.Command;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A command that was checked: what it says can be written as JSON and as headers.
 *
 * @param device id or name of the device that shall carry it out; empty for every actuator of the subject
 * @param arguments one JSON value
 * @param notAfter null when it stays good
 * @param contract null without one, likewise its version, instance and rule
 */
public record DeviceCommand(
        String effectId,
        String network,
        int ledger,
        long index,
        Instant time,
        String subject,
        String device,
        String name,
        String arguments,
        Instant notAfter,
        String contract,
        String contractVersion,
        String instance,
        String rule) {
    private static final Pattern EFFECT = Pattern.compile("[a-z0-9.-]{1,63}/[0-9]{1,10}/[0-9]{1,19}/[0-9]{1,10}");

    /**
     * Checks what a record says.
     *
     * @throws UndeliverableException if no ledger gives such a command
     */
    public static DeviceCommand of(Command record) throws UndeliverableException {
        DeviceCommand command = new DeviceCommand(
                record.getEffectId(),
                record.getNetwork(),
                record.getLedger(),
                record.getIndex(),
                record.getTime(),
                record.getSubject(),
                record.getDevice(),
                record.getName(),
                record.getArguments(),
                record.getNotAfter(),
                record.getContract(),
                record.getContractVersion(),
                record.getInstance(),
                record.getRule());
        command.check();
        return command;
    }

    private void check() throws UndeliverableException {
        if (!EFFECT.matcher(effectId).matches()) {
            throw malformed("want an effectId <network>/<ledger>/<index>/<n>, got " + IntakeLimits.shown(effectId));
        }
        if (!effectId.startsWith(network + "/" + ledger + "/" + index + "/")) {
            throw malformed("want the effectId of network " + network + ", ledger " + ledger + " and index " + index
                    + ", got " + effectId);
        }
        requireText("subject", subject, 1);
        requireText("name", name, 1);
        requireText("device", device, 0);
        if (arguments.getBytes(StandardCharsets.UTF_8).length > CommandLimits.MAX_ARGUMENTS_BYTES) {
            throw malformed("want arguments of at most " + CommandLimits.MAX_ARGUMENTS_BYTES + " bytes, got more");
        }
        String fault = CommandJson.fault(arguments);
        if (fault != null) {
            throw malformed("want arguments that are one JSON value, got: " + fault);
        }
    }

    private static void requireText(String what, String text, int least) throws UndeliverableException {
        boolean whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
        if (!whole || text.length() < least || text.length() > IntakeLimits.MAX_SUBJECT_BYTES) {
            throw malformed("want a " + what + " of " + least + " to " + IntakeLimits.MAX_SUBJECT_BYTES
                    + " whole characters, got " + text.length() + ": " + IntakeLimits.shown(text));
        }
    }

    private static UndeliverableException malformed(String detail) {
        return new UndeliverableException(Reason.MALFORMED, detail);
    }

    /** The device's name within its organisation; empty when every actuator is meant. */
    public String deviceName() {
        return device.substring(device.indexOf('/') + 1);
    }

    /** The device's organisation; empty when the command does not say. */
    public String organisation() {
        return device.substring(0, Math.max(0, device.indexOf('/')));
    }
}
