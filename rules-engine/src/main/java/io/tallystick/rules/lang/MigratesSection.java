package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.contract.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code migrates}: how instances of other versions are taken over. What can be seen without their texts is checked here, the rest by
 * {@link MigrationReader}.
 *
 * <pre>
 * {from: VERSION | [VERSION, …], states: {OLD: NEW}, params: {NAME: VALUE}, vars: {NAME: VALUE}}    or a list of these
 * VERSION = 1.0.0 | {version: 1.0.0, hash: SHA256}
 * VALUE   = an expression over the old version's params and vars
 * </pre>
 */
final class MigratesSection {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Draft draft;
    private final List<Part> parts = new ArrayList<>();

    /**
     * How some versions are taken over.
     *
     * @param from where each version stands
     */
    record Part(
            Node node,
            Map<String, Node> from,
            List<Fields.Named> states,
            List<Fields.Named> params,
            List<Fields.Named> vars) {}

    MigratesSection(Draft draft) {
        this.draft = draft;
    }

    /**
     * Reads it; to be called when all else is known.
     *
     * @param own the contract's version
     */
    Migrates read(Optional<Node> section, String own, List<State> states) {
        List<Migrates.From> all = new ArrayList<>();
        if (section.isPresent()) {
            for (Node node : draft.values.items(section.get(), "migrates")) {
                part(node, own, all);
            }
        }
        parts.forEach(part -> check(part, states));
        return new Migrates(all);
    }

    /** What is said of a version, or empty. */
    Optional<Part> of(String version) {
        return parts.stream().filter(part -> part.from.containsKey(version)).findFirst();
    }

    private void part(Node node, String own, List<Migrates.From> all) {
        Fields fields = draft.fields(node, "migrates");
        Map<String, Node> from = new LinkedHashMap<>();
        for (Node item : fields.required("from")
                .map(list -> draft.values.items(list, "from"))
                .orElse(List.of())) {
            version(item).ifPresent(version -> {
                boolean twice = all.stream().anyMatch(one -> one.version().equals(version.version()));
                if (twice || version.version().equals(own)) {
                    draft.source.error(
                            item,
                            "from: want " + (twice ? "each version once" : "another version than this one's") + ", got "
                                    + version.version());
                } else {
                    all.add(version);
                    from.put(version.version(), item);
                }
            });
        }
        parts.add(new Part(
                node,
                from,
                draft.named(fields.optional("states"), "states"),
                draft.named(fields.optional("params"), "params"),
                draft.named(fields.optional("vars"), "vars")));
        fields.requireNoOthers();
    }

    private Optional<Migrates.From> version(Node item) {
        if (!(item instanceof MappingNode)) {
            return version(item, "").map(text -> new Migrates.From(text, ""));
        }
        Fields fields = draft.fields(item, "from");
        Optional<String> version = fields.required("version").flatMap(node -> version(node, "version"));
        Optional<String> hash = fields.required("hash")
                .flatMap(node -> draft.values.parsed(
                        node,
                        "hash",
                        "the SHA-256 of that version's text, 64 lower-case hexadecimal digits",
                        text -> Optional.of(text).filter(HASH.asMatchPredicate())));
        fields.requireNoOthers();
        return version.flatMap(text -> hash.map(digits -> new Migrates.From(text, digits)));
    }

    private Optional<String> version(Node node, String key) {
        return draft.values.parsed(
                node, key.isEmpty() ? "from" : key, "a semantic version such as 1.0.0", HeadSection::versionOf);
    }

    private void check(Part part, List<State> states) {
        for (Fields.Named state : part.states) {
            draft.place(state.value(), "state", draft.statePlaces)
                    .filter(place -> place < states.size() && states.get(place).isFinal())
                    .ifPresent(place -> draft.source.error(
                            state.value(),
                            "states: want a state that goes on for what runs, got "
                                    + states.get(place).name() + ", which is final",
                            "no instance ends by a migration: map it to a state with a rule that leads there"));
        }
        List<String> params = draft.params.stream().map(param -> param.name()).toList();
        values(part.params, "param", params::contains, params);
        values(part.vars, "var", draft.vars::containsKey, List.copyOf(draft.vars.keySet()));
    }

    private void values(List<Fields.Named> values, String kind, Predicate<String> known, List<String> names) {
        for (Fields.Named value : values) {
            if (!known.test(value.name())) {
                draft.values.unknown(value.key(), kind + " of this version", value.name(), names);
            }
            draft.expressions().syntax(value.value(), kind + " " + value.name());
        }
    }
}
