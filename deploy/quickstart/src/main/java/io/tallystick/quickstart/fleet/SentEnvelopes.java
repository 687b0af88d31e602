package io.tallystick.quickstart.fleet;

import io.tallystick.ledger.identity.DeviceId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers the bytes of honest envelopes for as long as a plan may replay them: signing again would not do, since ECDSA
 * signatures differ each time. Memory is bounded by the number of devices and subjects. Not for use by several threads.
 */
public final class SentEnvelopes {
    private record Key(DeviceId device, String subject) {}

    private final Map<Key, TreeMap<Long, byte[]>> sent = new HashMap<>();

    /** Remembers an honest send; the envelope is kept as given and must not be changed. */
    public void remember(Content content, byte[] envelope) {
        TreeMap<Long, byte[]> latest =
                sent.computeIfAbsent(new Key(content.device(), content.subject()), key -> new TreeMap<>());
        latest.put(content.sequence(), envelope);
        if (latest.size() > FleetPlan.REPLAY_DEPTH) {
            latest.pollFirstEntry();
        }
    }

    /**
     * The bytes of an earlier honest send.
     *
     * @throws IllegalStateException if it was not remembered, or is no longer
     */
    public byte[] recall(Content content) {
        TreeMap<Long, byte[]> latest = sent.get(new Key(content.device(), content.subject()));
        byte[] envelope = latest == null ? null : latest.get(content.sequence());
        if (envelope == null) {
            throw new IllegalStateException("envelope " + content.sequence() + " of " + content.device() + " about "
                    + content.subject() + " is not remembered; have "
                    + (latest == null ? "none" : latest.keySet()));
        }
        return envelope;
    }
}
