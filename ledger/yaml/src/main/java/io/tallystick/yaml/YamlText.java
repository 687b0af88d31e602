package io.tallystick.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a YAML file, kept so that each error can show its place. */
public final class YamlText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final String[] lines;
    private final YamlRules rules;

    private YamlText(String text, YamlRules rules) {
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        this.lines = this.text.split("\\r\\n|\\r|\\n", -1);
        this.rules = rules;
    }

    /**
     * Decodes strict UTF-8; a byte order mark is stepped over.
     *
     * @throws YamlException TOO_LARGE or NOT_UTF8
     */
    public static YamlText of(byte[] bytes, YamlRules rules) throws YamlException {
        if (bytes.length > rules.maxBytes()) {
            throw new YamlException(YamlFault.TOO_LARGE, YamlPlace.START, "", "", Integer.toString(bytes.length));
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), out, true);
        YamlText decoded = new YamlText(out.flip().toString(), rules);
        if (result.isError()) {
            int last = decoded.lines.length;
            throw decoded.fault(
                    YamlFault.NOT_UTF8, new YamlPlace(last, decoded.line(last).length() + 1), "", "");
        }
        return decoded;
    }

    /**
     * The root of the one document.
     *
     * @throws YamlException any fault but TOO_LARGE and NOT_UTF8
     */
    public Node root() throws YamlException {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(rules.maxBytes())
                .setMaxAliasesForCollections(0)
                .build();
        try {
            new YamlEvents(this, rules).check(settings);
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> fault(YamlFault.EMPTY, YamlPlace.START, "", ""));
        } catch (MarkedYamlEngineException e) {
            YamlPlace place = YamlPlace.of(e.getProblemMark().or(e::getContextMark));
            throw fault(YamlFault.NOT_YAML, place, e.getContext() == null ? "" : e.getContext(), e.getProblem());
        } catch (YamlEngineException e) {
            throw fault(YamlFault.NOT_YAML, YamlPlace.START, "", e.getMessage());
        }
    }

    /** A line of the text without its end; empty beyond the last. */
    public String line(int fromOne) {
        return fromOne <= lines.length ? lines[fromOne - 1] : "";
    }

    String text() {
        return text;
    }

    YamlException fault(YamlFault fault, YamlPlace place, String context, String detail) {
        return new YamlException(fault, place, line(place.line()), context, detail);
    }
}
