package io.tallystick.connect.plugin;

import org.apache.kafka.common.config.ConfigException;

/** A setting whose value is well formed and cannot be used. The message names files, never a password. */
public final class SettingException extends ConfigException {
    private static final long serialVersionUID = 1L;
    private final String setting;
    private final String problem;

    /** @param problem what was wanted and what was found */
    public SettingException(String setting, String problem) {
        super(setting + ": " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /** The setting to change. */
    public String setting() {
        return setting;
    }

    /** The message without the setting's name. */
    public String problem() {
        return problem;
    }
}
