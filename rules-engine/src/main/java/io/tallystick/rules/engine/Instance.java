package io.tallystick.rules.engine;

import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.timer.Alert;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One contract running on one subject. Each input is handed in with the ledger's time; before it {@link #advance} to that time, or
 * timers fire late. Not for use by several threads at once.
 */
public final class Instance {
    private Core core;

    Instance(Core core) {
        this.core = core;
    }

    /**
     * The milliseconds that a param of type duration says.
     *
     * @param param a place in the contract's params
     */
    public long durationMillis(int param) {
        return core.duration(param);
    }

    Core core() {
        return core;
    }

    /** What it was opened with. */
    public Opening opening() {
        return core.opening;
    }

    /** Its whole state in one form: the same state is the same bytes. */
    public byte[] encode() {
        return CoreCodec.encode(core, true);
    }

    /**
     * Fires all that is due up to the ledger's time, one by one, each with its own due time (to which the book's {@code expire} must
     * have been brought first; a caller with several instances advances each to its {@link #nextDueMillis()} in turn). At most {@link
     * EngineLimits#MAX_TIMERS_IN_ONE_CALL}; what is left fires at the next call. A call that fires nothing leaves no trace.
     */
    public void advance(long nowMillis, Accounts accounts, Firings firings) {
        EngineLimits.requireTime("ledger time", nowMillis);
        core.begin(accounts, firings, -1);
        core.clock.advance(nowMillis);
    }

    /** Takes the readings of one envelope; those that are none of this contract's inputs are passed over. */
    public void readings(Moment moment, Readings readings, Accounts accounts, Firings firings) {
        if (!core.stopped()) {
            core.begin(accounts, firings, moment.index());
            core.intake.readings(moment.nowMillis(), readings);
            correct();
        }
    }

    /** Takes one reading of a number, without an object for it; otherwise as {@link #readings}. */
    public void reading(
            Moment moment,
            String device,
            boolean gateway,
            String name,
            String unit,
            double value,
            long atMillis,
            Accounts accounts,
            Firings firings) {
        if (!core.stopped()) {
            core.begin(accounts, firings, moment.index());
            core.intake.number(moment.nowMillis(), device, gateway, name, unit, value, atMillis);
            correct();
        }
    }

    private void correct() {
        if (!core.lateLog.late.isEmpty()) {
            core = new Correction(core).run();
        }
    }

    /** Takes a document; one that is none of this contract's inputs, or not signed by who may, is passed over. */
    public void document(Moment moment, Document document, Accounts accounts, Firings firings) {
        if (!core.stopped()) {
            core.begin(accounts, firings, moment.index());
            core.intake.document(moment.nowMillis(), document);
        }
    }

    /** Takes another contract's message. */
    public void message(Moment moment, Message message, Accounts accounts, Firings firings) {
        if (!core.stopped()) {
            core.begin(accounts, firings, moment.index());
            core.intake.message(moment.nowMillis(), message);
        }
    }

    /**
     * Somebody takes note of an alert.
     *
     * @param by {@code organisation/name}
     * @return whether an alert is open under the key
     */
    public boolean acknowledge(Moment moment, String key, String by, Accounts accounts, Firings firings) {
        core.begin(accounts, firings, moment.index());
        return core.alerts.acknowledge(moment.nowMillis(), key, by);
    }

    /** When {@link #advance} is needed next, ledger time; {@link Long#MAX_VALUE} for never. */
    public long nextDueMillis() {
        return core.clock.nextDueMillis();
    }

    /** Whether it is in a final state: only alerts that are open can still be acknowledged, and escalate. */
    public boolean isOver() {
        return core.current().isFinal();
    }

    /** Why it was suspended, if it was. */
    public Optional<String> suspension() {
        return Optional.ofNullable(core.suspension);
    }

    /** What the evaluation that it was suspended for says of it: for tools, not in state. Empty if there is none. */
    public String told() {
        return core.told;
    }

    /** The present state's name. */
    public String state() {
        return core.current().name();
    }

    /** When the present state was entered. */
    public long enteredMillis() {
        return core.enteredMillis;
    }

    /** The variables that have a value, as the language prints them, by name. */
    public SortedMap<String, String> vars() {
        return core.memory.printedVars();
    }

    /**
     * What an expression over the contract's names is worth now, for those who only look. Names that no expression of the contract uses
     * have no value.
     *
     * @throws EvaluationException it has no value
     */
    public Object evaluate(Expression expression) throws EvaluationException {
        return core.memory.look(expression);
    }

    /** In the order of their keys. */
    public List<Alert> openAlerts() {
        return List.copyOf(core.alerts.book.open());
    }

    /** The holds that are open as far as this instance knows, in the order of the authors' ids. */
    public List<OpenHold> openHolds() {
        return core.cashier.openHolds();
    }
}
