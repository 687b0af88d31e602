package io.tallystick.ledger.keys;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Where a key store is and how it is opened. A hardware module is a setting: type {@code PKCS11}, the name of a provider, the
 * path of the module's configuration as the provider's argument, no path. The provider must sign with the keys' algorithm.
 *
 * @param type as {@link java.security.KeyStore} names it; default {@code PKCS12}
 * @param provider the JCA provider's name; empty for the platform's own
 * @param providerArgument passed to {@link java.security.Provider#configure}; empty for none
 * @param path the file; null for a store that is none
 * @param password opens the store and its keys
 */
public record KeyStoreSettings(
        String type, String provider, String providerArgument, Path path, PasswordSource password) {
    /** The default type. */
    public static final String PKCS12 = "PKCS12";

    public KeyStoreSettings {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(providerArgument, "providerArgument");
        Objects.requireNonNull(password, "password");
        if (type.isBlank()) {
            throw new IllegalArgumentException("key store type: want PKCS12, PKCS11 or another, got nothing");
        }
        if (type.equals(PKCS12) && path == null) {
            throw new IllegalArgumentException("key store of type PKCS12: want a path");
        }
        if (!providerArgument.isEmpty() && provider.isEmpty()) {
            throw new IllegalArgumentException("key store: a provider's argument, but no provider");
        }
    }

    /** A PKCS#12 file with the password of {@link PasswordSource#besides}. */
    public static KeyStoreSettings pkcs12(Path path, Map<String, String> environment) {
        return new KeyStoreSettings(PKCS12, "", "", path, PasswordSource.besides(path, environment));
    }

    /** A PKCS#11 module through SunPKCS11: ES256 keys only, for that provider has no Ed25519 in Java 17 nor 25. */
    public static KeyStoreSettings pkcs11(Path configuration, PasswordSource pin) {
        return new KeyStoreSettings("PKCS11", "SunPKCS11", configuration.toString(), null, pin);
    }

    /** For messages. */
    String describe() {
        return "key store " + (path == null ? type + " of " + provider : path.toString());
    }
}
