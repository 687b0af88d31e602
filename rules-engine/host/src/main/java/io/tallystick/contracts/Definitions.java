package io.tallystick.contracts;

import static java.util.stream.Collectors.joining;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Migrates;
import io.tallystick.rules.contract.Migration;
import io.tallystick.rules.engine.Engine;
import io.tallystick.rules.engine.Migrator;
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
    private final Map<String, Migrator> migrators = new HashMap<>();
    /** Those whose texts were checked and wait for signatures: each signature brings the whole text again. */
    private final Map<String, Engine> checked = recent();
    /** Of texts that were compared: each signature asks again. */
    private final Map<String, Fitted> migrations = recent();

    /** How one text takes over another's instances, or why it does not. */
    private record Fitted(Migration migration, RefusedException refused) {}

    Definitions(HostState state, ContractTexts texts) {
        this.state = state;
        this.texts = texts;
        state.scan(HostState.DEFINITION, (key, value) -> all.put(key, Definition.decode(value)));
    }

    private static <T> Map<String, T> recent() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > HostLimits.MAX_CHECKED;
            }
        };
    }

    /** The version, which must be in force. */
    Definition inForce(String name, String version) throws RefusedException {
        Definition definition = find(name, version);
        if (definition == null) {
            throw new RefusedException(RefusalCode.UNKNOWN_CONTRACT, HostWording.NOT_DEPLOYED, name, version);
        }
        if (definition.isRetired()) {
            throw new RefusedException(RefusalCode.RETIRED, HostWording.RETIRED, name, version);
        }
        return definition;
    }

    /** How a version takes over another's instances; that it does not say so, or that it does not fit, is the refusal. */
    Migration migration(Definition from, Definition to) throws RefusedException {
        return migration(from, engine(to).contract());
    }

    /** Likewise, of a version that is not in force yet. */
    Migration migration(Definition from, Contract to) throws RefusedException {
        Migrates.From said = to.migrates().of(from.version()).orElse(null);
        if (said == null) {
            throw new RefusedException(
                    RefusalCode.NO_MIGRATION,
                    HostWording.NO_MIGRATION,
                    from.version(),
                    (to.migrates().from().isEmpty()
                            ? "none"
                            : to.migrates().from().stream()
                                    .map(Migrates.From::version)
                                    .collect(joining(", "))));
        }
        if (!said.hash().isEmpty() && !said.hash().equals(from.hash())) {
            throw new RefusedException(
                    RefusalCode.NOT_AS_SAID, HostWording.MIGRATES_OTHER_HASH, from.version(), said.hash(), from.hash());
        }
        String key = from.hash() + to.identity().hash();
        Fitted fitted = migrations.get(key);
        if (fitted == null) {
            fitted = fitted(engine(from).contract(), to);
            migrations.put(key, fitted);
        }
        if (fitted.refused != null) {
            throw fitted.refused;
        }
        return fitted.migration;
    }

    private Fitted fitted(Contract from, Contract to) {
        try {
            return new Fitted(texts.migration(from, to), null);
        } catch (RefusedException refused) {
            return new Fitted(null, refused);
        }
    }

    /** What takes instances over from one version into another, of which it was checked that it can. */
    Migrator migrator(Definition from, Definition to) {
        String key = from.hash() + to.hash();
        Migrator migrator = migrators.get(key);
        if (migrator == null) {
            try {
                migrator = new Migrator(engine(from), engine(to), migration(from, to));
            } catch (RefusedException e) {
                throw new IllegalStateException(
                        "contract " + to.name() + " " + to.version() + ": want a text that takes over " + from.version()
                                + ", as it did when it was looked at first, got: " + e.getMessage(),
                        e);
            }
            migrators.put(key, migrator);
        }
        return migrator;
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
