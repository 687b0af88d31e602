package io.tallystick.rules.lang;

import io.tallystick.rules.time.ZoneTable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Time zones by their IANA names, as fixed tables of offsets. */
final class Zones {
    /** Times that calendar windows and schedules can be asked for: contracts of a lifetime, and backtests of old data. */
    private static final Instant FROM = Instant.parse("1971-01-01T00:00:00Z");

    private static final Instant TO = Instant.parse("2101-01-01T00:00:00Z");

    private Zones() {}

    /** The zone that a node names; UTC if there is none. */
    static Optional<ZoneTable> of(Values values, Optional<Node> node) {
        if (node.isEmpty()) {
            return Optional.of(ZoneTable.of(ZoneId.of("UTC"), FROM, TO));
        }
        return values.parsed(node.get(), "zone", "a time zone such as UTC or Europe/Berlin", text -> {
            try {
                return Optional.of(ZoneTable.of(ZoneId.of(text), FROM, TO));
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }
}
