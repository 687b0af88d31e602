package io.tallystick.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that one Mosquitto process is told.
 *
 * @param program the executable
 * @param host address to listen on
 * @param port port for clients, 1 to 65535
 * @param directory where it keeps configuration, log and stored messages
 * @param temporary whether the directory is deleted on close
 * @param allowAnonymous whether clients may come without a user name
 * @param users passwords by user name
 * @param settings further lines of mosquitto.conf(5), such as {@code max_queued_messages}, by name
 * @param tlsPort a second port
 */
record MosquittoSettings(
        Path program,
        String host,
        int port,
        Path directory,
        boolean temporary,
        boolean allowAnonymous,
        Map<String, String> users,
        Map<String, String> settings,
        Optional<TlsPort> tlsPort) {
    /**
     * A second port, with TLS, where only users with their passwords are let in.
     *
     * @param certificate PEM file, the chain
     * @param key PEM file
     */
    record TlsPort(int port, Path certificate, Path key) {
        TlsPort {
            requireLine(certificate + " " + key);
        }
    }

    MosquittoSettings {
        users = Map.copyOf(users);
        settings = Map.copyOf(settings);
        settings.forEach((name, value) -> requireLine(name + " " + value));
        requireLine(directory.toString());
    }

    Path configuration() {
        return directory.resolve("mosquitto.conf");
    }

    Path passwords() {
        return directory.resolve("passwords");
    }

    Path pidFile() {
        return directory.resolve("pid");
    }

    Path log() {
        return directory.resolve("mosquitto.log");
    }

    /** The text of mosquitto.conf. */
    String toConf() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("listener", port + " " + host);
        // Started by root it would become the user mosquitto, who may not write to the directory.
        lines.put("user", System.getProperty("user.name"));
        lines.put("allow_anonymous", Boolean.toString(allowAnonymous));
        if (!users.isEmpty()) {
            lines.put("password_file", passwords().toString());
        }
        lines.put("persistence", "true");
        lines.put("persistence_location", directory + "/");
        lines.put("log_dest", "stderr");
        lines.putAll(new TreeMap<>(settings));
        StringBuilder conf = new StringBuilder(tlsPort.isPresent() ? "per_listener_settings true\n" : "");
        lines.forEach(
                (name, value) -> conf.append(name).append(' ').append(value).append('\n'));
        tlsPort.ifPresent(tls -> conf.append("""
                listener %d %s
                certfile %s
                keyfile %s
                allow_anonymous false
                password_file %s
                """.formatted(tls.port, host, tls.certificate, tls.key, passwords())));
        return conf.toString();
    }

    private static void requireLine(String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new EmbeddedServiceException(MosquittoProcess.SERVICE + ": '" + text.replaceAll("\\p{Cntrl}", "?")
                    + "' has control characters; want one line of mosquitto.conf");
        }
    }
}
