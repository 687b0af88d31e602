package io.tallystick.intake.sparkplug;

import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metrics that a birth declared: of an edge node, or of one device. Immutable. */
final class MetricScope {
    /**
     * A declared metric.
     *
     * @param alias null where the birth gave none
     */
    record Declared(String name, int type, Long alias) {}

    static final MetricScope NONE = new MetricScope(new TreeMap<>(), new HashMap<>());

    private final SortedMap<String, Declared> byName;
    private final Map<Long, Declared> byAlias;

    private MetricScope(SortedMap<String, Declared> byName, Map<Long, Declared> byAlias) {
        this.byName = byName;
        this.byAlias = byAlias;
    }

    static MetricScope ofBirth(Payload birth) throws RefusedException {
        List<Declared> declared = new ArrayList<>();
        for (Metric metric : birth.metrics()) {
            if (metric.name() == null || metric.type() == null) {
                throw new RefusedException(
                        RefusalCode.MALFORMED,
                        "birth, metric " + metric.label() + ": want a name and a datatype, got one of them");
            }
            declared.add(new Declared(metric.name(), metric.type(), metric.alias()));
        }
        return of(declared);
    }

    static MetricScope of(Collection<Declared> all) throws RefusedException {
        SortedMap<String, Declared> byName = new TreeMap<>();
        Map<Long, Declared> byAlias = new HashMap<>();
        Set<String> readings = new HashSet<>(Set.of(ReadingNames.ONLINE));
        for (Declared declared : all) {
            boolean clash = byName.put(declared.name, declared) != null
                    || declared.alias != null && byAlias.put(declared.alias, declared) != null
                    || !readings.add(ReadingNames.of(declared.name));
            if (clash) {
                throw new RefusedException(
                        RefusalCode.AMBIGUOUS_METRIC,
                        "metric \"" + declared.name
                                + "\": want a name, an alias and a name of its reading that no other has, got one again");
            }
        }
        return new MetricScope(byName, byAlias);
    }

    /**
     * What was declared of a metric.
     *
     * @throws RefusedException UNKNOWN_METRIC or TYPE_MISMATCH
     */
    Declared of(Metric metric) throws RefusedException {
        Declared named = metric.name() == null ? null : byName.get(metric.name());
        Declared declared = metric.alias() == null ? named : byAlias.get(metric.alias());
        if (declared == null || metric.name() != null && declared != named) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_METRIC, "metric " + metric.label() + ": want one that the birth declared");
        }
        if (metric.type() != null && metric.type() != declared.type) {
            throw new RefusedException(
                    RefusalCode.TYPE_MISMATCH,
                    "metric \"" + declared.name + "\": want type " + declared.type + " as in the birth, got "
                            + metric.type());
        }
        return declared;
    }

    int size() {
        return byName.size();
    }

    /** In the order of names. */
    Collection<Declared> declared() {
        return byName.values();
    }
}
