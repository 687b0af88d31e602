package io.tallystick.connect.mqtt.broker;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a broker is: {@code tcp://host[:1883]} or {@code ssl://host[:8883]}; {@code mqtt} and {@code mqtts} mean the same.
 *
 * @param port 1 to 65,535
 */
public record BrokerAddress(String host, int port, boolean encrypted) {
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException saying what was wanted and what was found */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            boolean encrypted = scheme.equals("ssl") || scheme.equals("mqtts");
            boolean plain = scheme.equals("tcp") || scheme.equals("mqtt");
            boolean more = uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getRawPath() != null && !uri.getRawPath().isEmpty();
            int port = uri.getPort() == -1 ? encrypted ? TLS_PORT : PLAIN_PORT : uri.getPort();
            if (encrypted == plain || uri.getHost() == null || more || port < 1 || port > MAX_PORT) {
                throw fault(text);
            }
            String host = uri.getHost();
            boolean bracketed = host.startsWith("[");
            return new BrokerAddress(bracketed ? host.substring(1, host.length() - 1) : host, port, encrypted);
        } catch (URISyntaxException e) {
            throw fault(text);
        }
    }

    /** The text may hold a password where a user name was wanted, so it is not shown. */
    private static IllegalArgumentException fault(String text) {
        String shown = text.contains("@") ? "one with a user in it" : "\"" + text + "\"";
        return new IllegalArgumentException(
                "want tcp://host:1883 or ssl://host:8883, without user and path; got " + shown);
    }

    /** For people, and in the source of an event. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
