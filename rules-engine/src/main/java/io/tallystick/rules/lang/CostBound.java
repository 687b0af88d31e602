package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.ContractLimits;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Size;
import io.tallystick.rules.expr.Type;
import java.util.List;
import java.util.SortedSet;
import java.util.function.ToLongFunction;

/**
 * Proves an upper bound of what one input or timer can cost: docs/reference/contract-language.md, "Cost". Everything that may run for it is
 * taken to run: what samples the input, then for each event that this may bring one look at the dearest state's rules, and the most transitions
 * that conditions may bring, each with the dearest exit and enter and another look.
 */
final class CostBound {
    /** Of taking an input at all: its sender, its value, its time. */
    private static final long INPUT = 32;
    /** Of one action, besides its expressions. */
    private static final long ACTION = 16;
    /** Of one rule that is looked at, one signal that takes a sample. */
    private static final long LOOK = 4;
    /** Of a sample in a window for each doubling of its size, and of each result that is read from it. */
    private static final long WINDOW = 16;
    /** A late sample moves at most half of a window; so many moves count as one step. */
    private static final long MOVES_A_STEP = 64;
    /** An hour, where clocks change by half an hour. */
    private static final long SHORTEST_PERIOD_MILLIS = 1_800_000;
    /** Of a distance, or a forecast's observation. */
    private static final long MEASURE = 32;

    private final Contract contract;
    private final List<SortedSet<Integer>> signalInputs;

    CostBound(Contract contract, List<SortedSet<Integer>> signalInputs) {
        this.contract = contract;
        this.signalInputs = signalInputs;
    }

    /** Steps of the dearest input, or of the dearest moment of the clock. */
    long steps() {
        long dearest = Math.max(clock(), opening());
        for (int input = 0; input < contract.inputs().size(); input++) {
            dearest = Math.max(
                    dearest, INPUT + weight(contract.inputs().get(input)) + sampling(input) + rounds(events(input)));
        }
        return dearest;
    }

    /** A timer, the edge that a signal's clock brings, or the end of a calendar period: one event each. */
    private long clock() {
        long forecasts = contract.measures().forecasts().stream()
                .mapToLong(one -> MEASURE + cost(one.value()))
                .sum();
        return INPUT + forecasts + rounds(1);
    }

    /** The first values of variables, and the first state. */
    private long opening() {
        return INPUT
                + contract.vars().stream().mapToLong(of -> cost(of.initial())).sum()
                + rounds(1);
    }

    private static long weight(Input input) {
        return input instanceof Input.Document || input instanceof Input.Message
                ? Size.defaultOf(Type.DOCUMENT).own()
                : 1;
    }

    private long sampling(int input) {
        Measures measures = contract.measures();
        long windows = measures.windows().stream()
                .filter(window -> window.input() == input)
                .mapToLong(CostBound::sample)
                .sum();
        long fences = measures.fences().stream()
                .filter(fence -> fence.input() == input)
                .mapToLong(fence -> LOOK + fence.cost())
                .sum();
        long distances = MEASURE
                * measures.distances().stream()
                        .filter(distance -> distance.input() == input)
                        .count();
        long signals = 0;
        for (int place = 0; place < contract.signals().size(); place++) {
            signals += signalInputs.get(place).contains(input)
                    ? sample(contract.signals().get(place))
                    : 0;
        }
        return windows + fences + distances + signals + forecasts(input);
    }

    /** What is forecast when periods end before a sample. */
    private long forecasts(int input) {
        List<Measures.Window> windows = contract.measures().windows();
        return contract.measures().forecasts().stream()
                .filter(one -> windows.get(one.window()).input() == input)
                .mapToLong(one -> closings(windows.get(one.window())) * (MEASURE + cost(one.value())))
                .sum();
    }

    /** How many periods of a window may end before one sample: all that the clock leaves open for the grace, and one. */
    private long closings(Measures.Window window) {
        return window.span() instanceof Measures.Span.Calendar
                ? 1 + (contract.lateness().graceMillis() + SHORTEST_PERIOD_MILLIS - 1) / SHORTEST_PERIOD_MILLIS
                : 0;
    }

    private static long sample(Measures.Window window) {
        long samples = ContractSize.samples(window);
        long doublings = Long.SIZE - Long.numberOfLeadingZeros(samples);
        return cost(window.value()) + WINDOW * (1 + doublings + window.results().size()) + samples / MOVES_A_STEP;
    }

    private static long sample(Signalling signal) {
        Signalling.Kind kind = signal.kind();
        if (kind instanceof Signalling.OverTime over) {
            return LOOK + cost(over.when()) + cost(over.clear());
        }
        if (kind instanceof Signalling.Row row) {
            return LOOK + cost(row.when()) + cost(row.clear());
        }
        if (kind instanceof Signalling.Share share) {
            return LOOK + cost(share.when());
        }
        List<Signalling.Step> steps = kind instanceof Signalling.InOrder order
                ? order.steps()
                : kind instanceof Signalling.InTime time ? time.steps() : List.of();
        return LOOK
                + steps.stream().mapToLong(step -> LOOK + cost(step.guard())).sum();
    }

    /** Its own arrival; each signal's edge that was due before and one that it brings; each fence; each period that ends before it. */
    private long events(int input) {
        long signals = signalInputs.stream().filter(on -> on.contains(input)).count();
        long fences = contract.measures().fences().stream()
                .filter(fence -> fence.input() == input)
                .count();
        long windows = contract.measures().windows().stream()
                .filter(window -> window.input() == input)
                .mapToLong(this::closings)
                .sum();
        return 1 + 2 * signals + fences + windows;
    }

    private long rounds(long events) {
        long look = dearest(contract.states(), state -> rules(state.rules())) + rules(contract.always());
        long refusable =
                dearest(contract.states(), state -> moneyActions(state.rules())) + moneyActions(contract.always());
        long enter = dearest(contract.states(), state -> actions(state.enter()));
        long exit = dearest(contract.states(), state -> actions(state.exit()));
        long passing = dearest(contract.states(), state -> money(state.enter()) + money(state.exit()));
        // Each movement of money that is refused is one more event.
        long looks = events * (1 + refusable) + ContractLimits.MAX_TRANSITIONS * (1 + passing + refusable);
        return looks * look + (events + ContractLimits.MAX_TRANSITIONS) * (enter + exit);
    }

    private static long dearest(List<State> states, ToLongFunction<State> cost) {
        return states.stream().mapToLong(cost).max().orElse(0);
    }

    private static long rules(List<Rule> rules) {
        return rules.stream()
                .mapToLong(rule -> LOOK + cost(rule.guard()) + instant(rule) + actions(rule.actions()))
                .sum();
    }

    /** When a rule of a state that is entered is due. */
    private static long instant(Rule rule) {
        return rule.trigger() instanceof Trigger.At at ? cost(at.instant()) : 0;
    }

    private static long moneyActions(List<Rule> rules) {
        return rules.stream().mapToLong(rule -> money(rule.actions())).sum();
    }

    private static long money(List<Action> actions) {
        return actions.stream()
                .filter(action -> action instanceof Action.Hold
                        || action instanceof Action.Post
                        || action instanceof Action.Void
                        || action instanceof Action.Transfer
                        || action instanceof Action.Issue)
                .count();
    }

    private static long actions(List<Action> actions) {
        return actions.stream()
                .mapToLong(action -> ACTION
                        + ActionExpressions.of(action)
                                .mapToLong(CostBound::cost)
                                .sum())
                .sum();
    }

    private static long cost(Expression expression) {
        return expression == null ? 0 : expression.cost().upperBound();
    }
}
