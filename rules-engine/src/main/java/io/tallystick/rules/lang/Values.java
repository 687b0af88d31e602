package io.tallystick.rules.lang;

import io.tallystick.rules.geo.InvalidGeoException;
import io.tallystick.rules.money.MoneyException;
import io.tallystick.rules.unit.Unit;
import io.tallystick.rules.unit.UnknownUnitException;
import io.tallystick.yaml.DidYouMean;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads nodes as values; what is none is noted in the {@link Source} and gives nothing, so that reading goes on. */
final class Values {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    /** Edits up to which a mistyped word is taken for a known one, if they are no more than half of it. */
    private static final int MAX_EDITS = 3;

    private final Source source;

    Values(Source source) {
        this.source = source;
    }

    /** Text as it stands, numbers and truth values too: what an expression or a clause is written as. */
    Optional<String> text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        return refuse(node, what + ": want a text, got " + kind(node));
    }

    /** A name: a letter, then letters, digits, {@code _} and {@code -}; at most 64 characters. */
    Optional<String> name(Node node, String what) {
        Optional<String> text = text(node, what);
        if (text.isPresent() && !isName(text.get())) {
            return refuse(
                    node,
                    what + ": want a letter, then letters, digits, _ or -, at most " + LanguageLimits.MAX_NAME
                            + " characters, got \"" + shown(text.get()) + "\"");
        }
        return text;
    }

    private static boolean isName(String text) {
        return text.length() <= LanguageLimits.MAX_NAME && NAME.matcher(text).matches();
    }

    /** {@code true} or {@code false}. */
    Optional<Boolean> truth(Node node, String what) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.getValue()));
        }
        return refuse(node, what + ": want true or false, got " + kind(node));
    }

    /** A whole decimal number, both bounds included. */
    Optional<Long> integer(Node node, String what, long min, long max) {
        if (node instanceof ScalarNode scalar
                && INTEGER.matcher(scalar.getValue()).matches()) {
            long number = Long.parseLong(scalar.getValue());
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        }
        return refuse(node, what + ": want a whole number from " + min + " to " + max + ", got " + kind(node));
    }

    /** A duration above none, such as {@code 15m} or {@code 1h30m}. */
    Optional<Duration> duration(Node node, String what) {
        return parsed(
                node,
                what,
                "a duration such as 15m, 2h or 1h30m, above 0 and at most "
                        + Durations.print(LanguageLimits.MAX_DURATION),
                text -> Durations.parse(text).filter(duration -> !duration.isZero()));
    }

    /** A duration above none and at most so many milliseconds. */
    Optional<Duration> duration(Node node, String what, long maxMillis) {
        return duration(node, what).filter(duration -> {
            boolean good = duration.toMillis() <= maxMillis;
            if (!good) {
                source.error(
                        node,
                        what + ": want at most " + Durations.print(Duration.ofMillis(maxMillis)) + ", got "
                                + Durations.print(duration));
            }
            return good;
        });
    }

    /** The milliseconds of a duration that may be there. */
    long millis(Optional<Node> node, String what, long maxMillis, long fallback) {
        return node.flatMap(value -> duration(value, what, maxMillis))
                .map(Duration::toMillis)
                .orElse(fallback);
    }

    /** An instant in UTC with a {@code Z}, whole milliseconds. */
    Optional<Instant> instant(Node node, String what) {
        return parsed(node, what, "an instant such as 2027-01-03T00:00:00Z", text -> {
            try {
                Instant instant = Instant.parse(text);
                boolean whole = instant.equals(Instant.ofEpochMilli(instant.toEpochMilli()));
                return text.endsWith("Z") && whole ? Optional.of(instant) : Optional.empty();
            } catch (DateTimeException | ArithmeticException e) {
                return Optional.empty();
            }
        });
    }

    /** A text of a form. */
    <T> Optional<T> parsed(Node node, String what, String want, Function<String, Optional<T>> parser) {
        if (node instanceof ScalarNode scalar) {
            Optional<T> value = parser.apply(scalar.getValue());
            if (value.isPresent()) {
                return value;
            }
        }
        return refuse(node, what + ": want " + want + ", got " + kind(node));
    }

    /** What a maker makes of values; that it refuses them is noted. */
    <T> Optional<T> made(Node at, String what, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException | InvalidGeoException | MoneyException | UnknownUnitException e) {
            return refuse(at, what + ": " + e.getMessage());
        }
    }

    /** A unit of measurement. */
    Optional<Unit> unit(Node node) {
        return text(node, "unit").flatMap(symbol -> made(node, "unit", () -> Unit.parse(symbol)));
    }

    /** A finite decimal number. */
    Optional<Double> number(Node node, String what) {
        return parsed(node, what, "a number", text -> {
            if (!NUMBER.matcher(text).matches()) {
                return Optional.empty();
            }
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        });
    }

    /** One of some words. */
    Optional<String> oneOf(Node node, String what, Collection<String> words) {
        Optional<String> text = text(node, what);
        if (text.isPresent() && !words.contains(text.get())) {
            unknown(node, what, text.get(), words);
            return Optional.empty();
        }
        return text;
    }

    /** The items of a list; a single value stands for a list of it. */
    List<Node> items(Node node, String what) {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(node);
        }
        List<Node> items = sequence.getValue();
        if (items.size() > LanguageLimits.MAX_ITEMS) {
            source.error(node, what + ": want at most " + LanguageLimits.MAX_ITEMS + " items, got " + items.size());
            return items.subList(0, LanguageLimits.MAX_ITEMS);
        }
        return items;
    }

    /** Notes that a word is none of those known, with the one that was probably meant. */
    void unknown(Node at, String what, String word, Collection<String> known) {
        String near = DidYouMean.nearest(word, known, one -> Math.min(MAX_EDITS, (one.length() + 1) / 2))
                .map(one -> "did you mean \"" + one + "\"? ")
                .orElse("");
        source.error(
                at, "unknown " + what + " \"" + shown(word) + "\"", near + "want one of " + String.join(", ", known));
    }

    /** Notes that there is no value, and gives none. */
    <T> Optional<T> refuse(Node node, String message) {
        return refuse(node, message, "");
    }

    <T> Optional<T> refuse(Node node, String message, String hint) {
        source.error(node, message, hint);
        return Optional.empty();
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    /** What a node is, for errors. */
    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String text = ((ScalarNode) node).getValue();
        return text.isEmpty() ? "nothing" : "\"" + shown(text) + "\"";
    }
}
