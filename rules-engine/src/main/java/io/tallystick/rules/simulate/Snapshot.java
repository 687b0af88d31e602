package io.tallystick.rules.simulate;

import java.util.List;
import java.util.SortedMap;

/**
 * What a rule's conditions and names were worth when it was set off.
 *
 * @param rule its path
 */
record Snapshot(String rule, List<Condition> conditions, SortedMap<String, String> values) {}
