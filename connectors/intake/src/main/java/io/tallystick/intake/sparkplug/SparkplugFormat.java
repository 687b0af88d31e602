package io.tallystick.intake.sparkplug;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.Messages;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.Naming;
import io.tallystick.ledger.cbor.MalformedCborException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code sparkplug}: Sparkplug B 3.0. Keeps the births of each edge node, at most 1,024 nodes; {@link #state} and {@link #restore}
 * carry them over a restart. One task must see all messages of an edge node: a shared subscription would break their order.
 */
public final class SparkplugFormat implements PayloadFormat {
    /** What to subscribe to. */
    public static final String FILTER = "spBv1.0/#";

    /** The parts that templates may name. */
    public static final List<String> PARTS = List.of("group", "edge", "device");

    private final Naming naming;
    private SortedMap<String, EdgeState> nodes = new TreeMap<>();

    /** @param naming over {@link #PARTS}; in an edge node's own messages {@code device} is the edge node's id */
    public SparkplugFormat(Naming naming) {
        this.naming = naming;
    }

    /** Sparkplug names no type of its own: what is known is that it is Protocol Buffers. */
    @Override
    public String mediaType() {
        return "application/x-protobuf; messageType=\"org.eclipse.tahu.protobuf.Payload\"";
    }

    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        try {
            SparkplugTopic topic = SparkplugTopic.parse(message.topic());
            switch (topic.type()) {
                case NCMD, DCMD, STATE -> {
                    return List.of(new IntakeResult.Noted(topic.type() + " is not a reading"));
                }
                default -> Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            }
            // No level has a slash or a control character in it.
            String key = topic.group() + "/" + topic.edge();
            EdgeState state = nodes.getOrDefault(key, EdgeState.NONE);
            if (!nodes.containsKey(key) && nodes.size() == SparkplugLimits.MAX_NODES && !forgotOne()) {
                throw new RefusedException(
                        RefusalCode.STATE_FULL, "want at most " + SparkplugLimits.MAX_NODES + " edge nodes, got more");
            }
            EdgeStep.Outcome outcome = EdgeStep.of(state, topic, message, naming);
            nodes.put(key, outcome.state());
            return outcome.results();
        } catch (RefusedException e) {
            return List.of(e.result());
        }
    }

    /** Makes room by forgetting a dead edge node, which must be born again anyway. */
    private boolean forgotOne() {
        for (Map.Entry<String, EdgeState> node : nodes.entrySet()) {
            if (node.getValue().phase() == EdgeState.Phase.DEAD) {
                nodes.remove(node.getKey());
                return true;
            }
        }
        return false;
    }

    /** What is known of the edge nodes: the same knowledge is the same bytes. */
    public byte[] state() {
        return SparkplugState.encode(nodes);
    }

    /**
     * Takes up a state again, in place of what is known now.
     *
     * @throws MalformedCborException if the bytes are none that {@link #state} makes; nothing is changed
     */
    public void restore(byte[] state) throws MalformedCborException {
        nodes = SparkplugState.decode(state);
    }
}
