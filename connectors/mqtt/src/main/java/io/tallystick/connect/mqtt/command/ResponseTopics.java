package io.tallystick.connect.mqtt.command;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.TopicSyntax;

/**
 * Where devices answer: {@code <prefix>/<device's name>}, so that the broker's rules can let each device write to its own only. A
 * command to every actuator of a subject names {@code <prefix>/_}, and the answer itself its device.
 *
 * @param prefix without wildcards
 */
public record ResponseTopics(String prefix) {
    /** No device has this name: names begin with a letter or digit. */
    static final String ANY_DEVICE = "_";

    /** @throws IllegalArgumentException saying what was wanted and what was found */
    public ResponseTopics {
        try {
            TopicSyntax.levels(prefix);
        } catch (RefusedException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /** The filter to subscribe to. */
    public String filter() {
        return prefix + "/+";
    }

    /** @throws UndeliverableException BAD_TOPIC for a device whose name cannot be a level */
    String of(DeviceCommand command) throws UndeliverableException {
        String device = command.deviceName();
        String topic = prefix + "/" + (device.isEmpty() ? ANY_DEVICE : device);
        try {
            device(topic);
            return topic;
        } catch (RefusedException e) {
            throw new UndeliverableException(
                    UndeliverableException.Reason.BAD_TOPIC,
                    "device " + IntakeLimits.shown(device) + " cannot be asked for an answer: " + e.getMessage());
        }
    }

    /** Whose topic it is; empty for that of any device. */
    String device(String topic) throws RefusedException {
        TopicSyntax.levels(topic);
        String last = topic.startsWith(prefix + "/") ? topic.substring(prefix.length() + 1) : "";
        if (last.isEmpty() || last.indexOf('/') >= 0) {
            throw new RefusedException(
                    RefusalCode.TOPIC_MISMATCH, "topic " + IntakeLimits.shown(topic) + ": want " + filter());
        }
        return last.equals(ANY_DEVICE) ? "" : last;
    }
}
