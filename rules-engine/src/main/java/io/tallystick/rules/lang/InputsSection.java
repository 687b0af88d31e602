package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import io.tallystick.rules.expr.Variable;
import io.tallystick.rules.unit.Unit;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * {@code inputs}: what the contract listens to.
 *
 * <pre>
 * name: {reading: NAME, unit: UNIT, type: double | bool | string, from: SENDERS}
 * name: {position: {lat: NAME, lon: NAME}, from: SENDERS}
 * name: {document: TYPE, signedBy: SIGNERS}
 * name: {message: NAME, contract: NAME}
 * SENDERS = device | ROLE | [ROLE, …] | {roles: [ROLE, …], gateways: true}
 * SIGNERS = ROLE | [ROLE, …] (all of them) | {any: [ROLE, …]} | {atLeast: N, of: [ROLE, …]}
 * </pre>
 */
final class InputsSection {
    private static final List<String> KINDS = List.of("reading", "position", "document", "message");
    private static final List<String> READING_TYPES = List.of("double", "bool", "string");
    private static final String RESERVED = "tallystick.";
    private static final int MAX_TYPE = 128;

    private final Draft draft;

    InputsSection(Draft draft) {
        this.draft = draft;
    }

    void declare(Optional<Node> section) {
        for (Fields.Named part : draft.named(section, "inputs")) {
            if (draft.names.declare(part.key(), "input", part.name())) {
                Fields fields = draft.fields(part.value(), "input " + part.name());
                fields.exactlyOne(KINDS)
                        .flatMap(kind -> input(part, fields, kind))
                        .ifPresent(input -> {
                            draft.inputPlaces.put(part.name(), draft.inputs.size());
                            draft.inputs.add(input);
                        });
                fields.requireNoOthers();
            }
        }
    }

    private Optional<Input> input(Fields.Named part, Fields fields, String kind) {
        Node value = fields.required(kind).orElseThrow();
        return switch (kind) {
            case "reading" -> reading(part, fields, value);
            case "position" -> location(part, fields, value);
            case "document" -> document(part, fields, value);
            default -> message(part, fields, value);
        };
    }

    private Optional<Input> reading(Fields.Named part, Fields fields, Node value) {
        Optional<String> reading = word(value, "reading");
        Optional<Node> unitNode = fields.optional("unit");
        Unit unit = unitNode.flatMap(draft.values::unit).orElse(null);
        Type type = fields.optional("type")
                .flatMap(node -> draft.values.oneOf(node, "type of a reading", READING_TYPES))
                .map(name -> name.equals("bool") ? Type.BOOL : name.equals("string") ? Type.STRING : Type.DOUBLE)
                .orElse(Type.DOUBLE);
        if (unitNode.isPresent() && type != Type.DOUBLE) {
            draft.source.error(unitNode.get(), "unit: only a reading of type double has one");
        }
        Input.Senders from = senders(fields.optional("from"));
        List<Integer> here = List.of(draft.inputs.size());
        int slot = draft.names.variable(part.key(), new Variable(part.name(), type, Size.defaultOf(type)), unit, here);
        int at = time(part, part.name() + ".at");
        return reading.map(name -> new Input.Reading(part.name(), name, unit, type, from, slot, at));
    }

    private Optional<Input> location(Fields.Named part, Fields fields, Node value) {
        Fields names = draft.fields(value, "position");
        Optional<String> latitude = names.required("lat").flatMap(node -> word(node, "lat"));
        Optional<String> longitude = names.required("lon").flatMap(node -> word(node, "lon"));
        names.requireNoOthers();
        Input.Senders from = senders(fields.optional("from"));
        int lat = hanging(part, part.name() + ".lat", Type.DOUBLE);
        int lon = hanging(part, part.name() + ".lon", Type.DOUBLE);
        int at = time(part, part.name() + ".at");
        return latitude.flatMap(la -> longitude.map(lo -> new Input.Location(part.name(), la, lo, from, lat, lon, at)));
    }

    private Optional<Input> document(Fields.Named part, Fields fields, Node value) {
        Optional<String> type = word(value, "document");
        if (type.isPresent() && type.get().startsWith(RESERVED)) {
            type = draft.values.refuse(
                    value,
                    "document: types that begin with \"" + RESERVED + "\" are the ledger's own, got \"" + type.get()
                            + "\"",
                    "choose another, and let the document's member \"document\" say it");
        }
        Signers signers = fields.optional("signedBy").map(this::signers).orElse(new Signers(List.of(), 1));
        int slot = hanging(part, part.name(), Type.DOCUMENT);
        int at = time(part, part.name() + "_at");
        return type.map(name -> new Input.Document(part.name(), name, signers.roles, signers.atLeast, slot, at));
    }

    private Optional<Input> message(Fields.Named part, Fields fields, Node value) {
        Optional<String> message = draft.values.name(value, "message");
        String contract = fields.optional("contract")
                .flatMap(node -> draft.values.name(node, "contract"))
                .orElse(null);
        int slot = hanging(part, part.name(), Type.DOCUMENT);
        return message.map(name -> new Input.Message(part.name(), name, contract, slot));
    }

    private int hanging(Fields.Named part, String name, Type type) {
        return draft.names.variable(
                part.key(), new Variable(name, type, Size.defaultOf(type)), null, List.of(draft.inputs.size()));
    }

    private int time(Fields.Named part, String name) {
        return hanging(part, name, Type.TIMESTAMP);
    }

    private Optional<String> word(Node node, String what) {
        return draft.values.text(node, what).filter(text -> {
            boolean good = !text.isBlank() && text.length() <= MAX_TYPE;
            if (!good) {
                draft.source.error(node, what + ": want 1 to " + MAX_TYPE + " characters, got " + text.length());
            }
            return good;
        });
    }

    private Input.Senders senders(Optional<Node> from) {
        if (from.isEmpty()
                || from.get() instanceof ScalarNode one && one.getValue().equals("device")) {
            return new Input.Senders(List.of(), false);
        }
        if (!(from.get() instanceof MappingNode)) {
            return new Input.Senders(draft.roles.several(from.get(), "from"), false);
        }
        Fields fields = draft.fields(from.get(), "from");
        List<String> roles = fields.optional("roles")
                .map(node -> draft.roles.several(node, "roles"))
                .orElse(List.of());
        boolean gateways = fields.optional("gateways")
                .flatMap(node -> draft.values.truth(node, "gateways"))
                .orElse(false);
        fields.requireNoOthers();
        return new Input.Senders(roles, gateways);
    }

    private record Signers(List<String> roles, int atLeast) {}

    private Signers signers(Node node) {
        if (!(node instanceof MappingNode)) {
            List<String> roles = draft.roles.several(node, "signedBy");
            return new Signers(roles, Math.max(1, roles.size()));
        }
        Fields fields = draft.fields(node, "signedBy");
        boolean any = fields.exactlyOne(List.of("any", "of")).orElse("any").equals("any");
        List<String> roles = fields.optional(any ? "any" : "of")
                .map(list -> draft.roles.several(list, "signedBy"))
                .orElse(List.of());
        Optional<Long> atLeast = any
                ? Optional.of(1L)
                : fields.required("atLeast")
                        .flatMap(count -> draft.values.integer(count, "atLeast", 1, Math.max(1, roles.size())));
        fields.requireNoOthers();
        return new Signers(roles, atLeast.orElse(1L).intValue());
    }
}
