package io.tallystick.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Checks the stream of events before a tree is built of it: building recurses into what it reads. For one use. */
final class YamlEvents {
    private final YamlText text;
    private final YamlRules rules;
    private int depth;
    private int documents;

    YamlEvents(YamlText text, YamlRules rules) {
        this.text = text;
        this.rules = rules;
    }

    void check(LoadSettings settings) throws YamlException {
        for (Event event : new Parse(settings).parseString(text.text())) {
            refuse(event instanceof DocumentStartEvent && ++documents > 1, YamlFault.SECOND_DOCUMENT, event);
            refuse(event instanceof AliasEvent, YamlFault.ALIAS, event);
            if (!rules.anchorsAndTags()) {
                refuse(event instanceof NodeEvent node && node.getAnchor().isPresent(), YamlFault.ANCHOR, event);
                refuse(tag(event).isPresent(), YamlFault.TAG, event);
            }
            refuse(event instanceof CollectionStartEvent && ++depth > rules.maxDepth(), YamlFault.TOO_DEEP, event);
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
    }

    private void refuse(boolean broken, YamlFault fault, Event event) throws YamlException {
        if (broken) {
            throw text.fault(fault, YamlPlace.of(event.getStartMark()), "", "");
        }
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }
}
