package io.tallystick.rules.contract;

import io.tallystick.rules.timer.Schedule;
import java.util.function.LongFunction;

/**
 * Something that happens again and again while an instance is open.
 *
 * @param from makes the schedule, given when the instance was opened (a plain {@code every: 15m} counts from there)
 */
public record Scheduled(String name, LongFunction<Schedule> from) {}
