package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.rules.account.Payee;
import io.tallystick.rules.engine.Effect;
import io.tallystick.rules.simulate.Condition;
import io.tallystick.rules.simulate.Outcome;
import io.tallystick.rules.simulate.Seen;
import io.tallystick.rules.simulate.SourceLines;
import io.tallystick.rules.simulate.Story;
import io.tallystick.rules.simulate.WhyNot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints why something happened, or did not. */
final class ExplanationPrinter {
    private final Object file;
    private final String contract;

    /**
     * @param file what parts of the text are named after
     * @param contract its name and version
     */
    ExplanationPrinter(Object file, String contract) {
        this.file = file;
        this.contract = contract;
    }

    String text(Story story) {
        Outcome outcome = story.outcome();
        List<String> lines = new ArrayList<>();
        story.asked().stream()
                .filter(effect -> story.firing().effects().size() > 1)
                .forEach(effect -> lines.add(words(effect)));
        lines.add(Instant.ofEpochMilli(story.firing().atMillis()) + " " + outcome.instance() + ": rule "
                + story.firing().rule() + " fired, "
                + (outcome.cause() == Outcome.TIMER
                        ? "by the clock"
                        : story.line() > 0 ? "by line " + story.line() + " of the data" : "by a document"));
        lines.add("contract " + contract);
        if (!story.firing().before().equals(story.firing().after())) {
            lines.add(
                    "state " + story.firing().before() + " -> " + story.firing().after());
        }
        story.firing().effects().forEach(effect -> lines.add("  did: " + words(effect)));
        parts(lines, story.parts());
        conditions(lines, story.conditions(), "");
        seen(lines, story.seen());
        values(lines, story.values());
        return String.join("\n", lines);
    }

    String text(WhyNot answer) {
        List<String> lines = new ArrayList<>();
        lines.add("rule " + answer.rule() + " at " + Instant.ofEpochMilli(answer.timeMillis()) + ": fired "
                + answer.fired() + " times by then"
                + (answer.firedMillis() < 0 ? "" : ", last at " + Instant.ofEpochMilli(answer.firedMillis())));
        answer.reasons().forEach(reason -> lines.add("  " + reason));
        parts(lines, answer.parts());
        seen(lines, answer.seen());
        values(lines, answer.values());
        return String.join("\n", lines);
    }

    void parts(List<String> lines, List<SourceLines.Part> parts) {
        for (SourceLines.Part part : parts) {
            lines.add(file + ":" + part.first());
            part.lines().forEach(line -> lines.add("    " + line));
        }
    }

    private static void conditions(List<String> lines, List<Condition> conditions, String indent) {
        for (Condition condition : conditions) {
            String since = condition.sinceMillis() < 0
                    ? ""
                    : " since " + Instant.ofEpochMilli(condition.sinceMillis())
                            + (condition.sinceLine() > 0 ? " (line " + condition.sinceLine() + ")" : "");
            lines.add(indent + condition.what() + ": " + condition.text() + " is " + condition.value() + since);
            conditions(lines, condition.parts(), indent + "  ");
        }
    }

    private static void seen(List<String> lines, List<Seen> all) {
        for (Seen seen : all) {
            lines.add("last " + seen.name() + ": " + seen.value() + " at " + Instant.ofEpochMilli(seen.timeMillis())
                    + (seen.line() > 0 ? " (line " + seen.line() + ")" : ""));
        }
    }

    private static void values(List<String> lines, Map<String, String> values) {
        if (!values.isEmpty()) {
            lines.add("values: "
                    + values.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    static String words(Effect effect) {
        if (effect instanceof Effect.VariableSet set) {
            return "set " + set.name() + " to " + set.text();
        } else if (effect instanceof Effect.AlertChanged alert) {
            return "alert " + alert.change().alert().key() + " "
                    + alert.change().what().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", "
                    + alert.change().alert().severity().name().toLowerCase(Locale.ROOT)
                    + (alert.message().isEmpty() ? "" : ": " + alert.message());
        } else if (effect instanceof Effect.Moved moved) {
            return moved.kind().name().toLowerCase(Locale.ROOT) + " " + moved.amount() + " of " + moved.payer()
                    + (moved.payees().isEmpty() ? "" : " to " + payees(moved.payees())) + " (" + moved.effect() + ", "
                    + moved.operation()
                    + (moved.hold().isEmpty() || moved.hold().equals(moved.operation())
                            ? ""
                            : " of hold " + moved.hold())
                    + ")";
        } else if (effect instanceof Effect.Refused refused) {
            return "refused " + refused.effect() + ": " + refused.detail();
        } else if (effect instanceof Effect.Commanded command) {
            return "command " + command.name() + " " + command.arguments();
        } else if (effect instanceof Effect.Suspended suspended) {
            return "suspended: " + suspended.reason();
        }
        return effect.toString();
    }

    private static String payees(List<Payee> payees) {
        return payees.stream()
                .map(payee -> payee.organisation() + " " + payee.amount())
                .collect(Collectors.joining(", "));
    }

    Map<String, Object> json(Story story) {
        return Json.object(
                "time", Instant.ofEpochMilli(story.firing().atMillis()),
                "instance", story.outcome().instance(),
                "contract", contract,
                "rule", story.firing().rule(),
                "line", story.line() == 0 ? null : story.line(),
                "before", story.firing().before(),
                "after", story.firing().after(),
                "asked", story.asked().stream().map(ExplanationPrinter::words).toList(),
                "effects",
                        story.firing().effects().stream()
                                .map(ExplanationPrinter::words)
                                .toList(),
                "source", story.parts().stream().map(this::json).toList(),
                "conditions", story.conditions().stream().map(this::json).toList(),
                "readings", story.seen().stream().map(this::json).toList(),
                "values", story.values());
    }

    Map<String, Object> json(WhyNot answer) {
        return Json.object(
                "time", Instant.ofEpochMilli(answer.timeMillis()),
                "rule", answer.rule(),
                "fired", answer.fired(),
                "firedLast", answer.firedMillis() < 0 ? null : Instant.ofEpochMilli(answer.firedMillis()),
                "reasons", answer.reasons(),
                "source", answer.parts().stream().map(this::json).toList(),
                "conditions", answer.conditions().stream().map(this::json).toList(),
                "readings", answer.seen().stream().map(this::json).toList(),
                "values", answer.values());
    }

    Map<String, Object> json(SourceLines.Part part) {
        return Json.object("file", file, "line", part.first(), "text", String.join("\n", part.lines()));
    }

    private Map<String, Object> json(Condition condition) {
        return Json.object(
                "of", condition.what(),
                "text", condition.text(),
                "value", condition.value(),
                "since", condition.sinceMillis() < 0 ? null : Instant.ofEpochMilli(condition.sinceMillis()),
                "sinceLine", condition.sinceLine() == 0 ? null : condition.sinceLine(),
                "parts", condition.parts().stream().map(this::json).toList());
    }

    private Map<String, Object> json(Seen seen) {
        return Json.object(
                "name", seen.name(),
                "value", seen.value(),
                "time", Instant.ofEpochMilli(seen.timeMillis()),
                "line", seen.line() == 0 ? null : seen.line());
    }
}
