package io.tallystick.ledger.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Where a key store's password comes from; asked for at each use, and never kept. */
public sealed interface PasswordSource {
    /** The environment variable that overrides password files. */
    String ENVIRONMENT_VARIABLE = "TALLYSTICK_KEYSTORE_PASSWORD";

    /** The name of the password file beside a key store. */
    String FILE_NAME = "password";

    /**
     * The password, for the caller to overwrite after use.
     *
     * @throws KeyFileException if there is none
     */
    char[] read();

    /** The source of a key store: the environment variable if it is set, else the file {@code password} in its folder. */
    static PasswordSource besides(Path keyStore, Map<String, String> environment) {
        return environment.containsKey(ENVIRONMENT_VARIABLE)
                ? new Environment(environment)
                : new InFile(keyStore.toAbsolutePath().resolveSibling(FILE_NAME));
    }

    /** The environment variable {@link #ENVIRONMENT_VARIABLE}. */
    static PasswordSource environment(Map<String, String> environment) {
        return new Environment(environment);
    }

    /** A file of mode 600 with the password in its first line. */
    static PasswordSource file(Path file) {
        return new InFile(file);
    }

    /** A password from an environment, usually {@code System.getenv()}. */
    final class Environment implements PasswordSource {
        private final Map<String, String> environment;

        private Environment(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public char[] read() {
            String password = environment.get(ENVIRONMENT_VARIABLE);
            if (password == null || password.isEmpty()) {
                throw new KeyFileException("environment variable " + ENVIRONMENT_VARIABLE
                        + ": want the key store's password, got nothing");
            }
            return password.toCharArray();
        }

        @Override
        public String toString() {
            return "environment variable " + ENVIRONMENT_VARIABLE;
        }
    }

    /** A password from a file. */
    final class InFile implements PasswordSource {
        private final Path file;

        private InFile(Path file) {
            this.file = file;
        }

        @Override
        public char[] read() {
            byte[] content = PrivateFiles.read(file, "password file", KeyLimits.MAX_PASSWORD_BYTES);
            String line = new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            Arrays.fill(content, (byte) 0);
            if (line.isEmpty()) {
                throw new KeyFileException("password file " + file + ": want the password in its first line");
            }
            return line.toCharArray();
        }

        @Override
        public String toString() {
            return "file " + file;
        }
    }
}
