package io.tallystick.connect.mqtt;

import io.tallystick.gateway.GatewaySigner;
import io.tallystick.gateway.StreamKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Where the gateway's streams stand, as source offsets: {@code {gateway, device, subject}} has {@code {position}}. */
public final class Positions {
    static final String GATEWAY = "gateway";
    static final String DEVICE = "device";
    static final String SUBJECT = "subject";
    static final String POSITION = "position";

    private Positions() {}

    /**
     * Connect looks offsets up by the bytes of this map as JSON. Its order must be the same in every JVM, or a stream begins anew
     * after a restart: {@code Map.of} has another order in each.
     */
    static Map<String, String> partition(String gateway, StreamKey stream) {
        Map<String, String> partition = new LinkedHashMap<>();
        partition.put(GATEWAY, gateway);
        partition.put(DEVICE, stream.device());
        partition.put(SUBJECT, stream.subject());
        return partition;
    }

    /** The stream of a partition; none for records that move no position. */
    public static Optional<StreamKey> stream(Map<String, ?> partition) {
        return partition.get(DEVICE) instanceof String device && partition.get(SUBJECT) instanceof String subject
                ? Optional.of(new StreamKey(device, subject))
                : Optional.empty();
    }

    /** A position as the offset of its stream. */
    public static Map<String, Object> offset(String position) {
        return Map.of(POSITION, position);
    }

    /** Tells the signer where streams stand, all asked for at once: each question reads the offsets topic to its end. */
    static void restore(GatewaySigner signer, Set<StreamKey> streams, OffsetStorageReader stored) {
        String gateway = signer.identity().id();
        Map<Map<String, String>, StreamKey> asked = new HashMap<>();
        streams.forEach(stream -> asked.put(partition(gateway, stream), stream));
        Map<Map<String, String>, Map<String, Object>> found = stored.offsets(asked.keySet());
        asked.forEach((partition, stream) -> {
            // The signer takes no more streams once it is full.
            if (!signer.knows(stream)) {
                signer.restore(stream, position(partition, found.get(partition)));
            }
        });
    }

    /**
     * The position in an offset; null for a stream that was never numbered.
     *
     * @throws ConnectException if the offset is none of ours
     */
    public static String position(Map<String, ?> partition, Map<String, ?> offset) {
        if (offset == null) {
            return null;
        }
        if (offset.get(POSITION) instanceof String position) {
            return position;
        }
        throw new ConnectException("offset of " + partition + ": want {\"" + POSITION + "\": text}, got " + offset);
    }
}
