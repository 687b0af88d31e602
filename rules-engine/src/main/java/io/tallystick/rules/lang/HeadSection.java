package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Lateness;
import io.tallystick.rules.money.Rounding;
import io.tallystick.rules.signal.SignalLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** What stands at the head of a contract: its name and version, what people agree to and who signs, the rounding, lateness. */
final class HeadSection {
    private static final Pattern VERSION = Pattern.compile(
            "(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final int MAX_VERSION = 64;
    private static final int MAX_TITLE = 200;
    static final List<String> ROUNDINGS = Arrays.stream(Rounding.values())
            .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();

    private final Draft draft;
    private final Fields root;

    HeadSection(Draft draft, Fields root) {
        this.draft = draft;
        this.root = root;
    }

    String name() {
        return root.required("contract")
                .flatMap(node -> draft.values.name(node, "contract"))
                .orElse("");
    }

    String version() {
        return root.required("version")
                .flatMap(node -> draft.values.parsed(
                        node, "version", "a semantic version such as 1.0.0", HeadSection::versionOf))
                .orElse("");
    }

    /** The text if it is a semantic version. */
    static Optional<String> versionOf(String text) {
        return text.length() <= MAX_VERSION && VERSION.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    String subject() {
        return root.required("subject")
                .flatMap(node -> draft.values.name(node, "subject"))
                .orElse("");
    }

    String title() {
        return root.optional("title")
                .flatMap(node -> draft.values.parsed(
                        node,
                        "title",
                        "one line of at most " + MAX_TITLE + " characters",
                        text -> text.length() <= MAX_TITLE && text.lines().count() <= 1
                                ? Optional.of(text)
                                : Optional.empty()))
                .orElse("");
    }

    List<String> signatories() {
        return root.required("signatories")
                .map(node -> {
                    List<String> roles = draft.roles.several(node, "signatories");
                    if (draft.values.items(node, "signatories").isEmpty()) {
                        draft.source.error(node, "signatories: want at least one role, got none");
                    }
                    return roles;
                })
                .orElse(List.of());
    }

    List<String> openers(List<String> signatories) {
        Optional<Node> open = root.optional("open");
        if (open.isEmpty()) {
            return signatories;
        }
        Fields fields = draft.fields(open.get(), "open");
        List<String> openers = fields.required("signedBy")
                .map(node -> draft.roles.several(node, "signedBy"))
                .orElse(signatories);
        fields.requireNoOthers();
        return openers;
    }

    /** The rounding named, or null. */
    Rounding rounding() {
        return root.optional("rounding")
                .flatMap(node -> draft.values.oneOf(node, "rounding", ROUNDINGS))
                .map(text -> Rounding.parse(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(null);
    }

    /** The agreement in words; what it names in braces must be a param. */
    String clause() {
        Optional<Node> node = root.optional("clause");
        String clause =
                node.flatMap(value -> draft.values.text(value, "clause")).orElse("");
        TreeMap<String, Boolean> params = new TreeMap<>();
        draft.params.forEach(param -> params.put(param.name(), true));
        Matcher matcher = PLACEHOLDER.matcher(clause);
        while (matcher.find()) {
            if (!params.containsKey(matcher.group(1))) {
                draft.values.unknown(node.orElseThrow(), "param in clause", matcher.group(1), params.keySet());
            }
        }
        return clause;
    }

    Lateness lateness() {
        long most = SignalLimits.MAX_DURATION_MS;
        Optional<Node> late = root.optional("late");
        long grace = draft.values.millis(root.optional("grace"), "grace", most, 0);
        if (late.isEmpty()) {
            return new Lateness(0, Lateness.Then.IGNORE, grace);
        }
        Fields fields = draft.fields(late.get(), "late");
        long within = fields.required("within")
                .flatMap(node -> draft.values.duration(node, "within", most))
                .map(duration -> duration.toMillis())
                .orElse(0L);
        Lateness.Then then = fields.required("then")
                .flatMap(node -> draft.values.oneOf(node, "then", List.of("ignore", "flag", "correct")))
                .map(word -> Lateness.Then.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Lateness.Then.IGNORE);
        fields.requireNoOthers();
        return new Lateness(within, then, grace);
    }
}
