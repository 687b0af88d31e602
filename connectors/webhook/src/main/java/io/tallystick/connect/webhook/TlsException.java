package io.tallystick.connect.webhook;

import org.apache.kafka.common.config.ConfigException;

/** A key store that cannot be used. The message names the file, never a password. */
final class TlsException extends ConfigException {
    private static final long serialVersionUID = 1L;
    private final String setting;

    TlsException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** The setting that names the file. */
    String setting() {
        return setting;
    }
}
