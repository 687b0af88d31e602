package io.tallystick.connect.mqtt.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The commands that an answer may be to: the last ones, a bounded number. Safe for many threads. */
public final class KnownCommands {
    /**
     * What of a command an answer needs.
     *
     * @param device id or name; empty when every actuator of the subject was meant
     */
    record Known(String effectId, String subject, String device, String name) {
        String organisation() {
            return device.substring(0, Math.max(0, device.indexOf('/')));
        }

        String deviceName() {
            return device.substring(device.indexOf('/') + 1);
        }
    }

    private final int most;
    private final Map<String, Known> commands = new LinkedHashMap<>();

    /** @param most how many are kept, 1 or more */
    public KnownCommands(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("want at least 1 command, got " + most);
        }
        this.most = most;
    }

    /** Keeps a command as the newest, and forgets the oldest beyond the bound. */
    public synchronized void add(DeviceCommand command) {
        commands.remove(command.effectId());
        commands.put(
                command.effectId(), new Known(command.effectId(), command.subject(), command.device(), command.name()));
        if (commands.size() > most) {
            commands.remove(commands.keySet().iterator().next());
        }
    }

    synchronized Optional<Known> find(String effectId) {
        return Optional.ofNullable(commands.get(effectId));
    }
}
