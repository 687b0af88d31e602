package io.tallystick.rules.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** Zone tables of what the running JDK knows: what the product's own are made from and compared with. */
public final class JdkZones {
    private JdkZones() {}

    /**
     * The table of a zone.
     *
     * @param from the first instant that can be asked for
     * @param to the instant after the last one
     */
    public static ZoneTable table(ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        Instant first = from.minusSeconds(ZoneTable.MARGIN_SECONDS);
        long end = to.getEpochSecond() + ZoneTable.MARGIN_SECONDS;
        List<Long> instants = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>(List.of(rules.getOffset(first).getTotalSeconds()));
        ZoneOffsetTransition next = rules.nextTransition(first);
        while (next != null && next.toEpochSecond() < end) {
            int offset = next.getOffsetAfter().getTotalSeconds();
            if (offset != offsets.get(offsets.size() - 1)) {
                instants.add(next.toEpochSecond());
                offsets.add(offset);
            }
            next = rules.nextTransition(next.getInstant());
        }
        return new ZoneTable(
                zone.getId(),
                from.getEpochSecond(),
                to.getEpochSecond(),
                instants.stream().mapToLong(Long::longValue).toArray(),
                offsets.stream().mapToInt(Integer::intValue).toArray());
    }
}
