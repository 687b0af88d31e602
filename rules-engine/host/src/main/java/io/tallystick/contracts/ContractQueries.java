package io.tallystick.contracts;

import io.tallystick.rules.account.Account;
import io.tallystick.rules.account.Hold;
import io.tallystick.rules.engine.Instance;
import io.tallystick.rules.engine.OpenHold;
import io.tallystick.rules.timer.Alert;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a ledger's contracts are at now, as plain values. To be asked by the thread that runs the host. */
public final class ContractQueries {
    private final Definitions definitions;
    private final Deployments deployments;
    private final Opener opener;
    private final MigrationDesk migrations;
    private final Instances instances;
    private final Treasury treasury;
    private final Registers registers;

    ContractQueries(
            Definitions definitions,
            Deployments deployments,
            Opener opener,
            MigrationDesk migrations,
            Instances instances,
            Treasury treasury,
            Registers registers) {
        this.definitions = definitions;
        this.deployments = deployments;
        this.opener = opener;
        this.migrations = migrations;
        this.instances = instances;
        this.treasury = treasury;
        this.registers = registers;
    }

    /**
     * One instance.
     *
     * @param state the present state's name
     * @param enteredMillis since when, ledger time
     * @param over whether that state is final
     * @param suspension why it was suspended, or empty
     * @param vars the variables that have a value, as the language prints them
     * @param alerts those that are open, in order of key
     * @param holds those that are open, in order of the authors' ids
     * @param dueMillis when a timer of it is due next; {@link Long#MAX_VALUE} for never
     */
    public record InstanceView(
            String id,
            String subject,
            String contract,
            String version,
            String hash,
            SortedMap<String, String> parties,
            SortedMap<String, Object> params,
            String state,
            long enteredMillis,
            boolean over,
            String suspension,
            SortedMap<String, String> vars,
            List<Alert> alerts,
            List<OpenHold> holds,
            long dueMillis) {}

    /** The contract versions, in force and retired, in order of name and version as text. */
    public List<Definition> definitions() {
        return definitions.list();
    }

    /** Deployments and retirements that wait for signatures. */
    public List<Signatures> waitingDeployments() {
        return deployments.waiting();
    }

    /** Openings that wait for signatures. */
    public List<Signatures> waitingOpenings() {
        return opener.waiting();
    }

    /** Migrations of single instances that wait for signatures. */
    public List<Signatures> waitingMigrations() {
        return migrations.waiting();
    }

    /** How many instances run under each version, by {@code name version}; none for versions under which none does. */
    public SortedMap<String, Integer> running() {
        return instances.running();
    }

    /** All instances, those that ended in the last 30 days included, in order of id. */
    public List<InstanceView> instances() {
        return instances.all().stream().map(this::view).toList();
    }

    /** Those on a subject, in order of id. */
    public List<InstanceView> instances(String subject) {
        return instances.on(subject).stream().map(this::view).toList();
    }

    /** One instance by its id. */
    public Optional<InstanceView> instance(String id) {
        return Optional.ofNullable(instances.find(id)).map(this::view);
    }

    /** All accounts with anything in them, in order of kind's letter, currency and owner. */
    public List<Account> accounts() {
        return treasury.book().accounts();
    }

    /** All holds, open ones and closed ones not yet forgotten, in order of id. */
    public List<Hold> holds() {
        return treasury.book().holds();
    }

    /** The organisation that a subject belongs to, if anything says. */
    public Optional<String> owner(String subject) {
        return Optional.ofNullable(registers.owner(subject));
    }

    /** The consents in force about a subject, in order of grantor, reader and scope. */
    public List<Consent> consents(String subject) {
        return registers.consents(subject);
    }

    private InstanceView view(Slot slot) {
        Instance instance = instances.instance(slot);
        return new InstanceView(
                slot.ref().id(),
                slot.ref().subject(),
                slot.ref().contract(),
                slot.ref().version(),
                slot.ref().hash(),
                instance.opening().parties(),
                instance.opening().params(),
                instance.state(),
                instance.enteredMillis(),
                instance.isOver(),
                instance.suspension().orElse(""),
                instance.vars(),
                instance.openAlerts(),
                instance.openHolds(),
                slot.dueMillis());
    }
}
