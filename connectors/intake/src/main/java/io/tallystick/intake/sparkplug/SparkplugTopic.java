package io.tallystick.intake.sparkplug;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.TopicSyntax;
import java.util.List;
import java.util.Map;

/**
 * A topic of the namespace (specification, chapter 4): {@code spBv1.0/group/type/edge[/device]}.
 *
 * @param device null in messages of the edge node itself
 */
record SparkplugTopic(String group, Type type, String edge, String device) {
    /** Message types; those of devices have a device in the topic, the others none. */
    enum Type {
        NBIRTH,
        NDEATH,
        NDATA,
        NCMD,
        DBIRTH,
        DDEATH,
        DDATA,
        DCMD,
        STATE;

        boolean isDevice() {
            return name().charAt(0) == 'D';
        }
    }

    private static final String NAMESPACE = "spBv1.0";

    static SparkplugTopic parse(String topic) throws RefusedException {
        List<String> levels = TopicSyntax.levels(topic);
        if (levels.get(0).equals(NAMESPACE)
                && levels.size() == 3
                && levels.get(1).equals("STATE")) {
            return new SparkplugTopic("", Type.STATE, levels.get(2), null);
        }
        if (levels.get(0).equals(NAMESPACE) && (levels.size() == 4 || levels.size() == 5)) {
            for (Type type : Type.values()) {
                boolean fits = type.name().equals(levels.get(2)) && type.isDevice() == (levels.size() == 5);
                if (fits && type != Type.STATE) {
                    return new SparkplugTopic(
                            levels.get(1), type, levels.get(3), levels.size() == 5 ? levels.get(4) : null);
                }
            }
        }
        throw new RefusedException(
                RefusalCode.TOPIC_MISMATCH,
                "topic " + IntakeLimits.shown(topic) + ": want " + NAMESPACE + "/group/type/edge[/device]");
    }

    /** Where a command to the edge node goes. */
    String nodeCommand() {
        return NAMESPACE + "/" + group + "/NCMD/" + edge;
    }

    /** The same edge node, or one of its devices. */
    SparkplugTopic of(String other) {
        return new SparkplugTopic(group, type, edge, other);
    }

    /** What templates may name: an edge node's own messages have its id for the device. */
    Map<String, String> parts() {
        return Map.of("group", group, "edge", edge, "device", device == null ? edge : device);
    }
}
