package io.tallystick.rules.expr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads protocol buffers' text format without a schema: a message is a list of fields, a value is a String (bare word or number),
 * a Quoted or a message.
 */
final class TextProto {
    /** A field and its value: String, {@link Quoted} or {@link Message}. */
    record Field(String name, Object value) {}

    /** The bytes of a string literal. */
    record Quoted(byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Fields in their order. */
    record Message(List<Field> fields) {
        List<Message> messages(String name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name) && field.value() instanceof Message)
                    .map(field -> (Message) field.value())
                    .toList();
        }

        boolean has(String name) {
            return fields.stream().anyMatch(field -> field.name().equals(name));
        }

        Message message(String name) {
            return messages(name).get(0);
        }

        String text(String name) {
            Object value = value(name);
            return value instanceof Quoted quoted ? quoted.text() : value == null ? "" : value.toString();
        }

        Object value(String name) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::value)
                    .findFirst()
                    .orElse(null);
        }
    }

    private final String text;
    private int at;

    private TextProto(String text) {
        this.text = text;
    }

    static Message read(String text) {
        TextProto reader = new TextProto(text);
        Message message = reader.message((char) 0);
        return message;
    }

    private Message message(char end) {
        List<Field> fields = new ArrayList<>();
        skip();
        while (at < text.length() && text.charAt(at) != end) {
            String name = name();
            skip();
            boolean colon = text.charAt(at) == ':';
            if (colon) {
                at++;
                skip();
            }
            if (text.charAt(at) == '[') {
                at++;
                skip();
                while (text.charAt(at) != ']') {
                    fields.add(new Field(name, value()));
                    separator();
                }
                at++;
            } else {
                fields.add(new Field(name, value()));
            }
            separator();
        }
        at++;
        return new Message(fields);
    }

    private void separator() {
        skip();
        if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ';')) {
            at++;
            skip();
        }
    }

    private Object value() {
        char first = text.charAt(at);
        if (first == '{' || first == '<') {
            at++;
            return message(first == '{' ? '}' : '>');
        }
        if (first == '"' || first == '\'') {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                quoted(bytes);
                skip();
            }
            return new Quoted(bytes.toByteArray());
        }
        return name();
    }

    private String name() {
        int start = at;
        if (text.charAt(at) == '[') {
            at = text.indexOf(']', at) + 1;
            return text.substring(start + 1, at - 1);
        }
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new IllegalStateException("text proto: want a name at " + at + ", got '" + text.charAt(at) + "'");
        }
        return text.substring(start, at);
    }

    private void quoted(ByteArrayOutputStream bytes) {
        char quote = text.charAt(at++);
        while (text.charAt(at) != quote) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint == '\\') {
                escape(bytes);
            } else {
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
            }
        }
        at++;
    }

    private void escape(ByteArrayOutputStream bytes) {
        char kind = text.charAt(at++);
        int simple = "abfnrtv\\'\"?".indexOf(kind);
        if (simple >= 0) {
            bytes.write("\u0007\b\f\n\r\t\u000b\\'\"?".charAt(simple));
        } else if (kind == 'x' || kind == 'X') {
            bytes.write(number(16, 2));
        } else if (kind == 'u' || kind == 'U') {
            bytes.writeBytes(Character.toString(number(16, kind == 'u' ? 4 : 8)).getBytes(StandardCharsets.UTF_8));
        } else {
            at--;
            bytes.write(number(8, 3));
        }
    }

    private int number(int radix, int most) {
        int value = 0;
        for (int i = 0; i < most && Character.digit(text.charAt(at), radix) >= 0; i++) {
            value = radix * value + Character.digit(text.charAt(at++), radix);
        }
        return value;
    }

    private void skip() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }
}
