package io.tallystick.bridge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a bridge is called in Kafka: the name of its consumer group, and the beginning of its internal topics' names. Two bridges of one
 * gateway have one name, so that they share its streams and never number one twice.
 *
 * <pre>
 * id = network "-bridge__" organisation "__" name      ; a gateway signs
 *    / network "-bridge-signed" 1*( "__" topic )      ; devices sign
 * </pre>
 *
 * A network has no underscore. In the other parts all but {@code a-z A-Z 0-9 . -} is written {@code _hh}, each byte in hex: no two lists
 * of parts give one name.
 */
final class ApplicationId {
    private ApplicationId() {}

    /** @param gateway organisation/name */
    static String ofGateway(String network, String gateway) {
        return of(network + "-bridge", List.of(gateway.split("/", 2)));
    }

    static String ofTopics(String network, List<String> topics) {
        return of(network + "-bridge-signed", topics);
    }

    private static String of(String start, List<String> parts) {
        String id = parts.stream().map(ApplicationId::escaped).collect(Collectors.joining("__", start + "__", ""));
        if (id.length() > BridgeLimits.MAX_APPLICATION_ID) {
            throw new IllegalArgumentException(
                    "application id: want at most " + BridgeLimits.MAX_APPLICATION_ID + " characters, got "
                            + id.length() + " (" + id + "): give the gateway a shorter name, or fewer topics");
        }
        return id;
    }

    private static String escaped(String part) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-';
            escaped.append(plain ? String.valueOf(c) : String.format("_%02x", (int) c));
        }
        return escaped.toString();
    }
}
