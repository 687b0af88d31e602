package io.tallystick.intake.topic;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A name made from parts: {@code "{plant}-{line}"}; text without braces is the same for all messages.
 *
 * <pre>template = *( text / "{" name "}" )</pre>
 */
public final class NameTemplate {
    /** Gives the text of a part. */
    public interface Parts {
        /** Never null, never empty. */
        String part(String name) throws RefusedException;
    }

    private record Piece(String text, boolean isPart) {}

    private final String text;
    private final List<Piece> pieces;

    private NameTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    public static NameTemplate parse(String text) {
        if (text.isBlank() || text.length() > IntakeLimits.MAX_TEMPLATE) {
            throw new IllegalArgumentException("template " + IntakeLimits.shown(text) + ": want 1 to "
                    + IntakeLimits.MAX_TEMPLATE + " characters such as \"{plant}-{line}\"");
        }
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean part = text.charAt(at) == '{';
            int end = part ? text.indexOf('}', at) : text.indexOf('{', at);
            end = end < 0 && !part ? text.length() : end;
            String piece =
                    end < 0 ? "" : text.substring(part ? at + 1 : at, end).strip();
            if (end < 0 || part && piece.isEmpty() || piece.indexOf('{') >= 0 || piece.indexOf('}') >= 0) {
                throw new IllegalArgumentException(
                        "template \"" + text + "\": want a name between { and }, and no other brace");
            }
            pieces.add(new Piece(part ? piece : text.substring(at, end), part));
            at = part ? end + 1 : end;
        }
        return new NameTemplate(text, pieces);
    }

    /** A template that is this text, braces and all. */
    public static NameTemplate literal(String text) {
        return new NameTemplate(text, List.of(new Piece(text, false)));
    }

    /** The names between braces, in order. */
    public List<String> names() {
        return pieces.stream().filter(Piece::isPart).map(Piece::text).toList();
    }

    /** The name that the parts give. */
    public String fill(Parts parts) throws RefusedException {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece.isPart ? parts.part(piece.text) : piece.text);
        }
        return filled.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
