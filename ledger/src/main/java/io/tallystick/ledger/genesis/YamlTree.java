package io.tallystick.ledger.genesis;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML text to a tree of marked nodes: one document, no anchors, aliases or tags, bounded depth. */
final class YamlTree {
    private YamlTree() {}

    static Node read(SourceText source) {
        try {
            checkEvents(source);
            return new Compose(settings())
                    .composeString(source.text())
                    .orElseThrow(() -> source.error(0, 0, "want a mapping, got an empty file"));
        } catch (MarkedYamlEngineException e) {
            throw source.error(e.getProblemMark().or(e::getContextMark), "not YAML: " + problem(e));
        } catch (YamlEngineException e) {
            throw source.error(0, 0, "not YAML: " + e.getMessage());
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ", ";
        return context + e.getProblem();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(GenesisLimits.MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .build();
    }

    /** Bounds the depth before the tree is built: building it recurses. */
    private static void checkEvents(SourceText source) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings()).parseString(source.text())) {
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                throw source.error(event.getStartMark(), "want one YAML document, got another");
            }
            if (event instanceof NodeEvent node
                    && (node instanceof AliasEvent || node.getAnchor().isPresent())) {
                throw source.error(event.getStartMark(), "anchors and aliases are not allowed: write the value out");
            }
            if (tagged(event)) {
                throw source.error(event.getStartMark(), "tags are not allowed: remove the !");
            }
            if (event instanceof CollectionStartEvent && ++depth > GenesisLimits.MAX_DEPTH) {
                throw source.error(
                        event.getStartMark(), "want at most " + GenesisLimits.MAX_DEPTH + " levels of nesting");
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static boolean tagged(Event event) {
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        return tag.isPresent();
    }
}
