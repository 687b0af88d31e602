package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.OpenHold;
import io.tallystick.rules.simulate.Simulation;
import io.tallystick.rules.simulate.SimulationTotals;
import io.tallystick.rules.simulate.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a simulation, for people and programs. */
final class SimulationSummary {
    /** Holds that are shown; all are counted. */
    private static final int SHOWN = 10;

    private final Simulation simulation;
    private final SimulationTotals totals;
    private final SimulatedData data;
    private final double seconds;

    SimulationSummary(Simulation simulation, SimulationTotals totals, SimulatedData data, double seconds) {
        this.simulation = simulation;
        this.totals = totals;
        this.data = data;
        this.seconds = seconds;
    }

    Map<String, Object> json() {
        Map<String, Object> alerts = new TreeMap<>();
        totals.alerts()
                .forEach((key, total) -> alerts.put(
                        key,
                        Json.object("raised", total.raised(), "cleared", total.cleared(), "worst", total.worst())));
        Map<String, Object> summary = Json.object("topic", "summary");
        summary.putAll(Json.object(
                "rows", data.counts().rows(),
                "events", data.counts().events(),
                "readings", data.counts().readings(),
                "badRows", data.badRows(),
                "seconds", seconds,
                "readingsPerSecond", Math.round(perSecond()),
                "instances", simulation.instances().size(),
                "states", states(),
                "outcomes", totals.outcomes(),
                "alerts", alerts,
                "movements", totals.movements(),
                "paid", standings(true),
                "held", standings(false),
                "refused", totals.refused(),
                "commands", totals.commands(),
                "messages", totals.messages(),
                "notes", totals.notes()));
        summary.put("suspended", totals.suspended());
        summary.put("notOpened", totals.notOpened());
        return summary;
    }

    private double perSecond() {
        return data.counts().readings() / Math.max(seconds, 1e-9);
    }

    /** How many instances are in each state. */
    private Map<String, Object> states() {
        Map<String, Object> states = new TreeMap<>();
        for (Instance instance : simulation.instances()) {
            states.merge(instance.state(), 1L, (before, one) -> (Long) before + (Long) one);
        }
        return states;
    }

    private Map<String, Object> standings(boolean paid) {
        Map<String, Object> all = new TreeMap<>();
        for (Standing standing : simulation.standings()) {
            var amount = paid ? standing.net() : standing.held();
            if (amount.signum() != 0) {
                all.merge(standing.organisation(), amount.toString(), (before, more) -> before + ", " + more);
            }
        }
        return all;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(data.counts().readings() + " readings of " + data.counts().events() + " events in "
                + String.format(Locale.ROOT, "%.1f s, %,.0f a second", seconds, perSecond()));
        lines.add(simulation.instances().size() + " instances: " + counts(states()));
        if (totals.alerts().isEmpty()) {
            lines.add("no alerts");
        }
        totals.alerts()
                .forEach((key, total) -> lines.add("alert " + key + ": raised " + total.raised() + ", cleared "
                        + total.cleared() + ", worst "
                        + total.worst().name().toLowerCase(Locale.ROOT)));
        for (Standing standing : simulation.standings()) {
            if (standing.net().signum() != 0) {
                boolean more = standing.net().signum() > 0;
                lines.add((more ? "received  " : "paid  ") + standing.organisation() + ": "
                        + (more ? standing.net() : standing.net().negate()));
            }
        }
        standings(false).forEach((name, amount) -> lines.add("held  " + name + ": " + amount));
        lines.addAll(openHolds());
        add(lines, "moved", totals.movements());
        add(lines, "refused", totals.refused());
        add(lines, "commands", totals.commands());
        add(lines, "messages", totals.messages());
        add(lines, "noted", totals.notes());
        totals.faults().forEach(fault -> lines.add("PROBLEM: " + fault));
        long more = totals.suspended() + totals.notOpened() - totals.faults().size();
        if (more > 0) {
            lines.add("PROBLEM: and " + more + " more instances");
        }
        return String.join("\n", lines);
    }

    private List<String> openHolds() {
        List<String> lines = new ArrayList<>();
        long all = 0;
        for (Instance instance : simulation.instances()) {
            for (OpenHold hold : instance.openHolds()) {
                all++;
                if (all <= SHOWN) {
                    lines.add("open hold " + hold.id() + " of "
                            + instance.opening().id() + ": " + hold.remaining() + " of " + hold.payer());
                }
            }
        }
        if (all > SHOWN) {
            lines.add("open holds: " + (all - SHOWN) + " more");
        }
        return lines;
    }

    private static void add(List<String> lines, String what, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            lines.add(what + ": " + counts(counts));
        }
    }

    private static String counts(Map<String, ?> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(count + " " + name));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
