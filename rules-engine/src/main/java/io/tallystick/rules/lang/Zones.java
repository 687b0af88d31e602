package io.tallystick.rules.lang;

import io.tallystick.rules.time.ZoneData;
import io.tallystick.rules.time.ZoneTable;
import io.tallystick.yaml.DidYouMean;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Time zones by their IANA names, as the tables of offsets that are part of the language. */
final class Zones {
    private static final String DEFAULT = "UTC";

    /** Edits up to which a mistyped name is taken for a known one. */
    private static final int MAX_EDITS = 3;

    private Zones() {}

    /** The zone that a node names; UTC if there is none. */
    static Optional<ZoneTable> of(Values values, Optional<Node> node) {
        if (node.isEmpty()) {
            return ZoneData.shipped().table(DEFAULT);
        }
        return values.text(node.get(), "zone").flatMap(name -> {
            Optional<ZoneTable> table = ZoneData.shipped().table(name);
            return table.isPresent()
                    ? table
                    : values.refuse(
                            node.get(),
                            "zone: want a time zone such as UTC or Europe/Berlin, got " + Values.kind(node.get()),
                            hint(name));
        });
    }

    /** The zone whose city it is, or whose name is spelt alike. */
    private static String hint(String name) {
        String end = "/" + name.replace(' ', '_').toLowerCase(Locale.ROOT);
        return ZoneData.shipped().names().stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).endsWith(end))
                .findFirst()
                .or(() -> DidYouMean.nearest(
                        name, ZoneData.shipped().names(), one -> Math.min(MAX_EDITS, one.length() / 3)))
                .map(known -> "did you mean \"" + known + "\"?")
                .orElse("names are those of the IANA time zone data, "
                        + ZoneData.shipped().version());
    }
}
