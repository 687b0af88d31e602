package io.tallystick.rules.expr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One case of the CEL specification's conformance tests, run through our compiler. */
record CelSpecCase(String name, TextProto.Message test) {
    private static final String PROTO = "type.googleapis.com/google.protobuf.";

    /** Empty when the case passes, else why it does not. */
    String run() {
        if (test.text("disable_check").equals("true")) {
            return "needs evaluation without type check, which is not offered";
        }
        if (test.text("check_only").equals("true")) {
            return "asks for the checker's type only";
        }
        Scope scope;
        Bindings bindings;
        try {
            scope = scope();
            bindings = scope.bindings();
            for (TextProto.Message binding : test.messages("bindings")) {
                bindings.set(binding.text("key"), value(binding.message("value").message("value")));
            }
        } catch (NotOffered | IllegalArgumentException notOffered) {
            return reason(notOffered.getMessage());
        }
        Compilation compilation = new ExpressionCompiler(scope).compile(test.text("expr"), Type.DOCUMENT);
        if (compilation instanceof Compilation.Refused refused) {
            return reason(refused.errors().get(0).message());
        }
        return compare(((Compilation.Compiled) compilation).expression(), bindings);
    }

    private static String reason(String message) {
        if (message.matches("unknown (name|function) '\\.?(Nested)?(TestAllTypes|GlobalEnum|google.*|cel\\.expr.*)'")) {
            return "protocol buffers' messages and enums are not offered";
        }
        return message;
    }

    private String compare(Expression expression, Bindings bindings) {
        try {
            Object got = expression.evaluate(bindings);
            if (test.has("eval_error")) {
                return "want an error, got " + got;
            }
            Object want = test.has("value") ? value(test.message("value")) : true;
            if (!Objects.equals(want, got) && test.has("container")) {
                return "needs a container of names, which is not offered";
            }
            return Objects.equals(want, got) ? "" : "want " + want + ", got " + got;
        } catch (NotOffered notOffered) {
            return notOffered.getMessage();
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.TYPE && !test.has("eval_error")) {
                return "a type, or a map with keys that are no strings, cannot be a result";
            }
            return test.has("eval_error") ? "" : failed.getMessage();
        }
    }

    private Scope scope() {
        List<Variable> variables = new ArrayList<>();
        for (TextProto.Message declaration : test.messages("type_env")) {
            if (!declaration.has("ident")) {
                throw new NotOffered("declares a function");
            }
            variables.add(Variable.of(
                    declaration.text("name"), type(declaration.message("ident").message("type"))));
        }
        return Scope.of(variables.toArray(Variable[]::new));
    }

    private static Type type(TextProto.Message type) {
        TextProto.Field field = type.fields().get(0);
        return switch (field.name()) {
            case "primitive" ->
                switch (field.value().toString()) {
                    case "INT64" -> Type.INT;
                    case "DOUBLE" -> Type.DOUBLE;
                    case "STRING" -> Type.STRING;
                    case "BOOL" -> Type.BOOL;
                    default -> throw new NotOffered("a variable of type " + field.value() + " is not offered");
                };
            case "list_type" -> Type.listOf(type(((TextProto.Message) field.value()).message("elem_type")));
            case "map_type" -> {
                TextProto.Message map = (TextProto.Message) field.value();
                if (type(map.message("key_type")) != Type.STRING) {
                    throw new NotOffered("a variable that is a map has string keys");
                }
                yield Type.mapOf(type(map.message("value_type")));
            }
            case "well_known" ->
                switch (field.value().toString()) {
                    case "TIMESTAMP" -> Type.TIMESTAMP;
                    case "DURATION" -> Type.DURATION;
                    default -> throw new NotOffered("a variable of type " + field.value() + " is not offered");
                };
            case "dyn" -> Type.DOCUMENT;
            default -> throw new NotOffered("a variable of type " + field.name() + " is not offered");
        };
    }

    private static Object value(TextProto.Message value) {
        TextProto.Field field = value.fields().get(0);
        return switch (field.name()) {
            case "int64_value" -> Long.decode(field.value().toString());
            case "double_value" -> number(field.value().toString());
            case "bool_value" -> Boolean.valueOf(field.value().toString());
            case "string_value" -> ((TextProto.Quoted) field.value()).text();
            case "null_value" -> null;
            case "list_value" ->
                ((TextProto.Message) field.value())
                        .messages("values").stream().map(CelSpecCase::value).toList();
            case "map_value" -> map((TextProto.Message) field.value());
            case "object_value" -> object((TextProto.Message) field.value());
            default -> throw new NotOffered("a result that is a " + field.name() + " is not offered");
        };
    }

    private static Double number(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.matches("-?(inf|infinity|nan)")) {
            throw new NotOffered("doubles that are not finite are errors here");
        }
        return Double.valueOf(text);
    }

    private static Map<String, Object> map(TextProto.Message map) {
        Map<String, Object> entries = new TreeMap<>();
        for (TextProto.Message entry : map.messages("entries")) {
            if (!(value(entry.message("key")) instanceof String key)) {
                throw new NotOffered("a result that is a map has string keys");
            }
            entries.put(key, value(entry.message("value")));
        }
        return entries;
    }

    private static Object object(TextProto.Message object) {
        TextProto.Field field = object.fields().get(0);
        TextProto.Message parts = (TextProto.Message) field.value();
        long seconds = parts.has("seconds") ? Long.parseLong(parts.text("seconds")) : 0;
        int nanos = parts.has("nanos") ? Integer.parseInt(parts.text("nanos")) : 0;
        if (field.name().equals(PROTO + "Timestamp")) {
            return Instant.ofEpochSecond(seconds, nanos);
        }
        if (field.name().equals(PROTO + "Duration")) {
            return Duration.ofSeconds(seconds, nanos);
        }
        throw new NotOffered("messages are not offered");
    }

    private static final class NotOffered extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotOffered(String message) {
            super(message);
        }
    }
}
