package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Migration;
import java.util.Map;

/** Takes instances of one version of a contract over into another: docs/reference/contracts/engine.md, "Another version takes over". */
public final class Migrator {
    private final Plan from;
    private final Plan to;
    private final Migration migration;

    /** @param migration checked for these two versions */
    public Migrator(Engine from, Engine to, Migration migration) {
        this.from = from.plan();
        this.to = to.plan();
        this.migration = migration;
    }

    /**
     * Takes an instance over. It is not changed itself; until what becomes of it is known nothing has happened.
     *
     * @param deployed organisations of roles as the new version's deployment binds them
     * @param moment when, and the leaf that asks for it, or -1
     * @param firings gets what the migration set and cleared, and what followed at once
     */
    public Migrated migrate(
            Instance instance, Map<String, String> deployed, Moment moment, Accounts accounts, Firings firings) {
        if (instance.core().plan != from) {
            throw new IllegalArgumentException("instance: want one of the old version's engine, got another's");
        }
        return new MigrationRun(to, migration, instance.core(), moment).run(deployed, accounts, firings);
    }
}
