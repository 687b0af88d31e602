package io.tallystick.quickstart.replay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a mapping, kept so that each error can show the line it is about. */
final class YamlSource {
    private final String fileName;
    private final List<String> lines;
    private final String text;

    private YamlSource(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
        this.lines = text.lines().toList();
    }

    static YamlSource of(String fileName, byte[] bytes) throws MappingException {
        if (bytes.length > ReplayLimits.MAPPING_BYTES) {
            throw new MappingException(
                    fileName,
                    1,
                    1,
                    "mapping of " + bytes.length + " bytes; want at most " + ReplayLimits.MAPPING_BYTES,
                    "");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new YamlSource(fileName, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new MappingException(fileName, 1, 1, "mapping is not UTF-8 text", "");
        }
    }

    /** The root node of the one document. */
    Node compose() throws MappingException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(fileName)
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            checkStructure(settings);
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> error(1, 1, "mapping is empty; want at least device, subject, time, readings"));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            int line = mark == null ? 1 : mark.getLine() + 1;
            int column = mark == null ? 1 : mark.getColumn() + 1;
            throw error(line, column, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw error(1, 1, "not YAML: " + e.getMessage());
        }
    }

    /** The composer recurses into what it reads, so depth is bounded before it is asked. */
    private void checkStructure(LoadSettings settings) throws MappingException {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > ReplayLimits.MAPPING_DEPTH) {
                throw error(event, "nested deeper than " + ReplayLimits.MAPPING_DEPTH + " levels");
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof AliasEvent) {
                throw error(event, "aliases (*name) are not supported; write the value out");
            }
        }
    }

    private MappingException error(Event event, String problem) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return error(line, column, problem);
    }

    MappingException error(Node node, String problem) {
        return error(line(node), column(node), problem);
    }

    MappingException error(int line, int column, String problem) {
        String lineText = line <= lines.size() ? lines.get(line - 1) : "";
        return new MappingException(fileName, line, column, problem, lineText);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }
}
