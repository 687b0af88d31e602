package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.engine.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract versions of a ledger, in force and retired, each with its engine when it is first needed. */
final class Definitions {
    private final HostState state;
    private final ContractTexts texts;
    private final TreeMap<String, Definition> all = new TreeMap<>();
    private final Map<String, Engine> engines = new HashMap<>();
    /** Those whose texts were checked and wait for signatures: each signature brings the whole text again. */
    private final Map<String, Engine> checked = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Engine> eldest) {
            return size() > HostLimits.MAX_CHECKED;
        }
    };

    Definitions(HostState state, ContractTexts texts) {
        this.state = state;
        this.texts = texts;
        state.scan(HostState.DEFINITION, (key, value) -> all.put(key, Definition.decode(value)));
    }

    /** The version, or null. */
    Definition find(String name, String version) {
        return all.get(Definition.key(name, version));
    }

    /** Reads and checks a text; what is wrong with it is the refusal. */
    Engine check(String name, String source, String hash) throws RefusedException {
        Engine engine = engines.getOrDefault(hash, checked.get(hash));
        if (engine == null) {
            engine = new Engine(texts.read(name, source));
            checked.put(hash, engine);
        }
        return engine;
    }

    /** The engine of a definition, which was checked when it was deployed. */
    Engine engine(Definition definition) {
        Engine engine = engines.get(definition.hash());
        if (engine == null) {
            engine = checked.remove(definition.hash());
        }
        if (engine == null) {
            try {
                engine = new Engine(texts.read(definition.name(), definition.source()));
            } catch (RefusedException e) {
                throw new IllegalStateException(
                        "contract " + definition.name() + " " + definition.version()
                                + ": want a text that checks, as it did when it was deployed, got: " + e.getMessage(),
                        e);
            }
        }
        engines.put(definition.hash(), engine);
        return engine;
    }

    void requireRoom() throws RefusedException {
        if (all.size() >= HostLimits.MAX_DEFINITIONS) {
            throw new RefusedException(RefusalCode.TOO_MANY, HostWording.VERSIONS_FULL, HostLimits.MAX_DEFINITIONS);
        }
    }

    void put(Definition definition) {
        all.put(definition.key(), definition);
        state.put(HostState.DEFINITION, definition.key(), definition.encode());
    }

    /** All, in order of name and version as text. */
    List<Definition> list() {
        return new ArrayList<>(all.values());
    }
}
