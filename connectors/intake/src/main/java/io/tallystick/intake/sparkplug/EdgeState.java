package io.tallystick.intake.sparkplug;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one edge node. Immutable; nobody changes the arrays and maps.
 *
 * @param bdSeq of the last birth, 0 to 255
 * @param lastSeq of the last message in order, 0 to 255
 * @param lastDigest SHA-256 of that message's payload, which tells a repetition from a gap
 * @param devices those alive
 * @param refusals since the last birth that asked for another, at most 2^30
 */
record EdgeState(
        Phase phase,
        int bdSeq,
        int lastSeq,
        byte[] lastDigest,
        MetricScope node,
        SortedMap<String, MetricScope> devices,
        int refusals) {
    enum Phase {
        /** No birth yet, or dead. */
        DEAD,
        /** Born, and nothing missed since. */
        BORN,
        /** Something was missed: what aliases mean is not certain until the next birth. */
        LOST
    }

    static final EdgeState NONE =
            new EdgeState(Phase.DEAD, 0, 0, new byte[0], MetricScope.NONE, Collections.emptySortedMap(), 0);

    /** The state after a refusal for which a birth is wanted. */
    EdgeState refused(Phase next) {
        int more = Math.min(refusals + 1, 1 << 30);
        return new EdgeState(next, bdSeq, lastSeq, lastDigest, node, devices, more);
    }

    EdgeState after(int seq, byte[] digest) {
        return new EdgeState(phase, bdSeq, seq, digest, node, devices, refusals);
    }

    /** With a device alive or, where the scope is null, dead. */
    EdgeState with(String device, MetricScope scope) {
        SortedMap<String, MetricScope> changed = new TreeMap<>(devices);
        if (scope == null) {
            changed.remove(device);
        } else {
            changed.put(device, scope);
        }
        return new EdgeState(phase, bdSeq, lastSeq, lastDigest, node, changed, refusals);
    }

    EdgeState dead() {
        return new EdgeState(
                Phase.DEAD, bdSeq, lastSeq, lastDigest, MetricScope.NONE, Collections.emptySortedMap(), refusals);
    }

    /** How many metrics the births declared. */
    int declared() {
        return node.size()
                + devices.values().stream().mapToInt(MetricScope::size).sum();
    }
}
