package io.tallystick.cli;

import io.tallystick.ledger.keys.KeyStoreSettings;
import io.tallystick.ledger.keys.PasswordSource;
import java.nio.file.Path;
import java.util.Map;

/** Where the ledgers' keys are, as properties {@code tallystick.keystore.*}. */
final class KeyStoreProperties {
    private static final String PREFIX = "tallystick.keystore.";

    private KeyStoreProperties() {}

    /** Takes the properties out of the settings; what is not given is as in {@code otherwise}. */
    static KeyStoreSettings take(Map<String, Object> settings, KeyStoreSettings otherwise) {
        String type = remove(settings, "type", otherwise.type());
        String provider = remove(settings, "provider", otherwise.provider());
        String argument = remove(settings, "provider.argument", otherwise.providerArgument());
        String path = remove(settings, "path", "");
        String password = remove(settings, "password.file", "");
        Path file = path.isEmpty() ? (type.equals(otherwise.type()) ? otherwise.path() : null) : Path.of(path);
        return new KeyStoreSettings(type, provider, argument, file, password(password, path, otherwise));
    }

    private static PasswordSource password(String file, String path, KeyStoreSettings otherwise) {
        if (!file.isEmpty()) {
            return PasswordSource.file(Path.of(file));
        }
        return path.isEmpty() ? otherwise.password() : PasswordSource.besides(Path.of(path), System.getenv());
    }

    private static String remove(Map<String, Object> settings, String name, String otherwise) {
        Object value = settings.remove(PREFIX + name);
        return value == null ? otherwise : value.toString().trim();
    }
}
