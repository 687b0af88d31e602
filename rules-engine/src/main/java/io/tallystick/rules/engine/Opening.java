package io.tallystick.rules.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the parties agreed on for one instance. Made by {@link Openings#check}.
 *
 * @param id of the instance: {@code contract/subject}, with {@code #n} for the n-th on that subject
 * @param subject what it is about
 * @param parties which organisation has each role
 * @param params values by name: Boolean, Long, Double, String, Instant, Duration, Money, Decimal
 * @param devices those that are heard, {@code organisation/name}; empty for all of the parties' devices
 */
public record Opening(
        String id,
        String subject,
        SortedMap<String, String> parties,
        SortedMap<String, Object> params,
        List<String> devices) {
    public Opening {
        parties = Collections.unmodifiableSortedMap(new TreeMap<>(parties));
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        devices = List.copyOf(devices);
    }
}
