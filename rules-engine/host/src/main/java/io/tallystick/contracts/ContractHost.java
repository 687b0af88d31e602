package io.tallystick.contracts;

import io.tallystick.contracts.outcome.CurrencySum;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractStage;
import io.tallystick.ledger.pipeline.LedgerStep;
import io.tallystick.ledger.state.StateBackend;
import io.tallystick.rules.account.Expired;
import io.tallystick.rules.engine.Firings;
import java.util.List;

/**
 * Runs the contracts of one ledger: takes its entries in order and answers with outcomes. All that it does follows from the genesis, the
 * ledger's number and the entries, so that whoever replays the ledger gets the same outcomes, byte for byte. Not for use by several
 * threads at once.
 */
public final class ContractHost implements ContractStage {
    private final HostState state;
    private final Definitions definitions;
    private final Deployments deployments;
    private final Instances instances;
    private final Treasury treasury;
    private final Registers registers;
    private final Publisher publisher;
    private final Opener opener;
    private final Migrations migrations;
    private final MigrationDesk migrationDesk;
    private final EventDesk events;
    private final MessageDesk messages;
    private final Firings firings = new Firings();
    private long clockMillis;

    private ContractHost(Genesis genesis, int ledger, StateBackend backend, ContractTexts given) {
        Members members = new Members(genesis);
        state = new HostState(backend);
        treasury = new Treasury(state, genesis, ledger, members);
        definitions = new Definitions(state, given == null ? new ReadTexts(treasury.currencies()) : given);
        instances = new Instances(state, definitions);
        registers = new Registers(state);
        Mailbox mailbox = new Mailbox(state, members);
        publisher = new Publisher(mailbox, registers);
        migrations = new Migrations(state, definitions, instances, treasury, publisher);
        migrationDesk = new MigrationDesk(state, definitions, instances, members, migrations);
        deployments = new Deployments(state, definitions, members, migrations);
        opener = new Opener(state, definitions, instances, treasury, members, publisher, migrations);
        MoneyDocuments money = new MoneyDocuments(treasury, members, mailbox);
        DocumentDesk desk = new DocumentDesk(
                opener, migrationDesk, migrations, money, registers, members, instances, treasury, publisher);
        events = new EventDesk(instances, treasury, publisher, desk, migrations);
        messages = new MessageDesk(instances, treasury, members, publisher, migrations);
    }

    /**
     * Takes a ledger's contracts up where the backend says they were left, or as none; a {@link ContractStage.Factory}.
     *
     * @param ledger which ledger of the network
     * @throws RuntimeException if the backend holds what no host has written
     */
    public static ContractHost open(Genesis genesis, int ledger, StateBackend backend) {
        return new ContractHost(genesis, ledger, backend, null);
    }

    /** Opens the ledgers of a network in one process, which share the contracts that they have read. */
    public static ContractStage.Factory factory(Genesis genesis) {
        ContractTexts texts = new SharedTexts(new ReadTexts(Treasury.currenciesOf(genesis)));
        return (network, ledger, backend) -> open(network, ledger, backend, texts);
    }

    /** As {@link #open}, with another way to read texts. */
    static ContractHost open(Genesis genesis, int ledger, StateBackend backend, ContractTexts texts) {
        return new ContractHost(genesis, ledger, backend, texts);
    }

    @Override
    public void advance(long timeMillis, Emitter out) {
        fireDue(timeMillis, out);
        expire(timeMillis, out);
        migrate(timeMillis, out);
        instances.forget(timeMillis);
    }

    @Override
    public void entered(long index, LedgerStep step, long timeMillis, Emitter out) {
        clockMillis = Math.max(clockMillis, timeMillis);
        if (step instanceof LedgerStep.Accept accept) {
            events.take(index, accept.event(), timeMillis, out);
        } else if (step instanceof LedgerStep.Receive receive) {
            messages.take(index, receive.entry(), timeMillis, out);
        } else if (step instanceof LedgerStep.Activate activate) {
            Outcome outcome = deployments.take(index, activate, timeMillis);
            if (outcome != null) {
                Publisher.emit(outcome, out);
            }
        } else {
            return;
        }
        // A timer may have been set to a time that is over: it does not wait for the clock to move.
        fireDue(timeMillis, out);
        migrate(timeMillis, out);
    }

    private void migrate(long timeMillis, Emitter out) {
        if (migrations.isWalking()) {
            migrations.step(timeMillis, out);
            fireDue(timeMillis, out);
        }
    }

    @Override
    public void sealing(long timeMillis, Emitter out) {
        instances.settle();
        List<CurrencySum> sums = treasury.settle();
        if (state.isChanged()) {
            Publisher.emit(new Outcome.Statement(state.drainDigest(), sums, timeMillis), out);
        }
    }

    @Override
    public long nextDueMillis() {
        // Who waits for a migration has its turn as soon as the clock moves at all.
        return migrations.isWalking() ? 0 : timerMillis();
    }

    private long timerMillis() {
        return Math.min(treasury.nextExpiryMillis(), instances.nextDueMillis());
    }

    @Override
    public void write() {
        state.write();
        instances.trim();
    }

    /** What there is now, for lists and queries; to be asked by the thread that runs this. */
    public ContractQueries queries() {
        return new ContractQueries(definitions, deployments, opener, migrationDesk, instances, treasury, registers);
    }

    /** Holds and timers in the order of their due times; at the same time holds first, then instances by id. */
    private void fireDue(long timeMillis, Emitter out) {
        for (long due = timerMillis(); due <= timeMillis; due = timerMillis()) {
            // What was set to a time that is over happens now: time does not go back.
            clockMillis = Math.max(clockMillis, due);
            if (treasury.nextExpiryMillis() <= due) {
                expire(clockMillis, out);
            } else {
                fire(instances.firstDue(), clockMillis, out);
            }
        }
        clockMillis = timeMillis;
    }

    private void expire(long nowMillis, Emitter out) {
        for (Expired expired : treasury.expire(nowMillis)) {
            Publisher.emit(new Outcome.Expired(expired.hold(), expired.payer(), expired.freed(), nowMillis), out);
        }
    }

    private void fire(Slot slot, long nowMillis, Emitter out) {
        migrations.before(slot, nowMillis, out);
        for (int round = 0; slot.dueMillis() <= nowMillis; round++) {
            if (round == HostLimits.MAX_ROUNDS) {
                throw new IllegalStateException("instance " + slot.ref().id() + ": want its timers of " + nowMillis
                        + " done after " + round + " rounds, got more");
            }
            instances.instance(slot).advance(nowMillis, treasury, firings);
            instances.touched(slot, nowMillis);
            publisher.fired(slot, -1, nowMillis, 0, firings.drain(), out);
        }
    }
}
