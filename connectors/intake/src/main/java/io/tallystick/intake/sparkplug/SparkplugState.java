package io.tallystick.intake.sparkplug;

import io.tallystick.intake.RefusedException;
import io.tallystick.intake.sparkplug.EdgeState.Phase;
import io.tallystick.ledger.cbor.CborReader;
import io.tallystick.ledger.cbor.CborType;
import io.tallystick.ledger.cbor.CborWriter;
import io.tallystick.ledger.cbor.MalformedCborException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The edge nodes' states as bytes, in CBOR: the same states are the same bytes.
 *
 * <pre>
 * states = [1, [*[group and edge, phase, bdSeq, lastSeq, lastDigest, refusals, scope, [*[device, scope]]]]]
 * scope  = [*[name, type, alias / null]]
 * </pre>
 */
final class SparkplugState {
    private static final long VERSION = 1;

    private SparkplugState() {}

    static byte[] encode(SortedMap<String, EdgeState> nodes) {
        CborWriter out = new CborWriter(256).array(2).integer(VERSION).array(nodes.size());
        for (Map.Entry<String, EdgeState> node : nodes.entrySet()) {
            EdgeState state = node.getValue();
            out.array(8).text(node.getKey()).integer(state.phase().ordinal());
            out.integer(state.bdSeq()).integer(state.lastSeq()).bytes(state.lastDigest());
            out.integer(state.refusals());
            scope(out, state.node());
            out.array(state.devices().size());
            state.devices().forEach((device, scope) -> scope(out.array(2).text(device), scope));
        }
        return out.toByteArray();
    }

    /** @throws MalformedCborException if the bytes are not what {@link #encode} makes */
    static SortedMap<String, EdgeState> decode(byte[] bytes) throws MalformedCborException {
        CborReader in = new CborReader(bytes);
        require(in, in.readArray() == 2 && in.readUnsigned() == VERSION, "states of version " + VERSION);
        SortedMap<String, EdgeState> nodes = new TreeMap<>();
        int count = in.readArray();
        require(in, count <= SparkplugLimits.MAX_NODES, "at most " + SparkplugLimits.MAX_NODES + " nodes");
        for (; count > 0; count--) {
            require(in, in.readArray() == 8, "eight items");
            String key = in.readText();
            require(in, nodes.isEmpty() || nodes.lastKey().compareTo(key) < 0, "nodes in order");
            nodes.put(key, node(in));
        }
        in.requireEnd();
        return nodes;
    }

    private static EdgeState node(CborReader in) throws MalformedCborException {
        int phase = bounded(in, Phase.values().length - 1);
        int bdSeq = bounded(in, SparkplugLimits.LAST_SEQUENCE);
        int lastSeq = bounded(in, SparkplugLimits.LAST_SEQUENCE);
        byte[] digest = in.readBytes();
        require(in, digest.length == 0 || digest.length == 32, "a digest");
        int refusals = bounded(in, 1 << 30);
        MetricScope scope = scope(in);
        SortedMap<String, MetricScope> devices = new TreeMap<>();
        for (int left = bounded(in.readArray(), in, SparkplugLimits.MAX_DEVICES); left > 0; left--) {
            require(in, in.readArray() == 2, "a device and its metrics");
            String device = in.readText();
            require(in, devices.isEmpty() || devices.lastKey().compareTo(device) < 0, "devices in order");
            devices.put(device, scope(in));
        }
        return new EdgeState(Phase.values()[phase], bdSeq, lastSeq, digest, scope, devices, refusals);
    }

    private static void scope(CborWriter out, MetricScope scope) {
        out.array(scope.size());
        for (MetricScope.Declared declared : scope.declared()) {
            out.array(3).text(declared.name()).integer(declared.type());
            if (declared.alias() == null) {
                out.nil();
            } else {
                out.integer(declared.alias());
            }
        }
    }

    private static MetricScope scope(CborReader in) throws MalformedCborException {
        List<MetricScope.Declared> all = new ArrayList<>();
        for (int left = bounded(in.readArray(), in, SparkplugLimits.MAX_DECLARED); left > 0; left--) {
            require(in, in.readArray() == 3, "name, type and alias");
            String name = in.readText();
            require(in, !name.isEmpty(), "a name");
            boolean ascends = all.isEmpty() || all.get(all.size() - 1).name().compareTo(name) < 0;
            require(in, ascends, "names in order");
            int type = bounded(in, Integer.MAX_VALUE);
            Long alias = null;
            if (in.peek() == CborType.UNSIGNED || in.peek() == CborType.NEGATIVE) {
                alias = in.readInteger();
            } else {
                in.readNull();
            }
            all.add(new MetricScope.Declared(name, type, alias));
        }
        try {
            return MetricScope.of(all);
        } catch (RefusedException e) {
            throw new MalformedCborException(in.position(), "metrics that differ", e.getMessage());
        }
    }

    private static int bounded(CborReader in, int max) throws MalformedCborException {
        return bounded(in.readUnsigned(), in, max);
    }

    private static int bounded(long value, CborReader in, int max) throws MalformedCborException {
        require(in, value >= 0 && value <= max, "0 to " + max);
        return (int) value;
    }

    private static void require(CborReader in, boolean holds, String want) throws MalformedCborException {
        if (!holds) {
            throw new MalformedCborException(in.position(), want, "another");
        }
    }
}
