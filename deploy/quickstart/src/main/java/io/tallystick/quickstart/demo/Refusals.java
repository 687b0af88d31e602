package io.tallystick.quickstart.demo;

import io.tallystick.quickstart.business.Organisations;
import io.tallystick.schemas.Rejection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The topic of refusals.
 *
 * @param ofFleet by reason, what was not visitors'
 * @param ofVisitors what ledgers refused of what the visitors' gateway had signed
 */
record Refusals(SortedMap<String, Long> ofFleet, long ofVisitors) {
    Refusals {
        ofFleet = Collections.unmodifiableSortedMap(new TreeMap<>(ofFleet));
    }

    static Refusals of(List<Rejection> rejections, String visitorsTopics) {
        TreeMap<String, Long> fleet = new TreeMap<>();
        long visitors = 0;
        for (Rejection one : rejections) {
            if (one.getDevice() != null
                    && one.getDevice().startsWith(Organisations.PEOPLE + "/")
                    && one.getPartition() >= 0) {
                visitors++;
            } else if (!one.getTopic().startsWith(visitorsTopics)) {
                fleet.merge(one.getReason(), 1L, Long::sum);
            }
        }
        return new Refusals(fleet, visitors);
    }
}
