package io.tallystick.connect.mqtt;

import org.apache.kafka.common.config.ConfigException;

/** A setting whose value is well formed and cannot be used. The message names files, never a password. */
final class SettingException extends ConfigException {
    private static final long serialVersionUID = 1L;
    private final String setting;

    SettingException(String setting, String message) {
        super(setting + ": " + message);
        this.setting = setting;
    }

    /** The setting to change. */
    String setting() {
        return setting;
    }
}
