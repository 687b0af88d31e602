package io.tallystick.embedded;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Mosquitto's password file: lines {@code user:$7$101$salt$hash}, salt and hash in base64, the hash PBKDF2 with HMAC-SHA-512
 * and 101 rounds, as {@code mosquitto_passwd} of version 2 makes it.
 */
final class MosquittoPasswords {
    private static final int ROUNDS = 101;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;

    private MosquittoPasswords() {}

    static String file(Map<String, String> users) {
        SecureRandom random = new SecureRandom();
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder file = new StringBuilder();
        new TreeMap<>(users).forEach((user, password) -> {
            byte[] salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            file.append(requireName(user)).append(":$7$").append(ROUNDS).append('$');
            file.append(base64.encodeToString(salt)).append('$');
            file.append(base64.encodeToString(hash(password, salt))).append('\n');
        });
        return file.toString();
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new EmbeddedServiceException(MosquittoProcess.SERVICE + ": this Java cannot hash passwords", e);
        }
    }

    private static String requireName(String user) {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(c -> c < ' ')) {
            throw new EmbeddedServiceException(MosquittoProcess.SERVICE
                    + ": a user name has at least one character, no colon and no control character");
        }
        return user;
    }
}
