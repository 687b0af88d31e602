package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Input;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.SpecFor;
import io.tallystick.rules.expr.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.IntToLongFunction;

/** Whether parts of two contracts are declared alike, their expressions left aside. */
final class Likeness {
    private Likeness() {}

    /** For each new part the place of the first old one that is like it and not taken yet, or -1. */
    static <T> int[] places(List<T> now, List<T> before, BiPredicate<T, T> like) {
        int[] places = new int[now.size()];
        boolean[] taken = new boolean[before.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < taken.length && places[i] < 0; j++) {
                if (!taken[j] && like.test(now.get(i), before.get(j))) {
                    taken[j] = true;
                    places[i] = j;
                }
            }
        }
        return places;
    }

    static boolean inputs(Input a, Input b) {
        if (!a.name().equals(b.name())) {
            return false;
        }
        if (a instanceof Input.Reading x && b instanceof Input.Reading y) {
            return x.reading().equals(y.reading())
                    && Objects.equals(x.unit(), y.unit())
                    && x.type() == y.type()
                    && x.from().equals(y.from());
        } else if (a instanceof Input.Location x && b instanceof Input.Location y) {
            return x.latitude().equals(y.latitude())
                    && x.longitude().equals(y.longitude())
                    && x.from().equals(y.from());
        } else if (a instanceof Input.Document x && b instanceof Input.Document y) {
            return x.document().equals(y.document()) && x.signedBy().equals(y.signedBy()) && x.atLeast() == y.atLeast();
        }
        return a instanceof Input.Message x
                && b instanceof Input.Message y
                && x.message().equals(y.message())
                && Objects.equals(x.contract(), y.contract());
    }

    /** Whether an input of the new contract is one of the old. */
    interface SameInput {
        boolean is(int now, int before);
    }

    static boolean kinds(
            Signalling.Kind a, Signalling.Kind b, IntToLongFunction now, IntToLongFunction before, SameInput input) {
        return a.getClass() == b.getClass()
                && spec(a).with(now).equals(spec(b).with(before))
                && isFromStart(a) == isFromStart(b)
                && inputs(inputsOf(a), inputsOf(b), input);
    }

    private static boolean inputs(List<Integer> now, List<Integer> before, SameInput input) {
        boolean all = now.size() == before.size();
        for (int i = 0; all && i < now.size(); i++) {
            all = input.is(now.get(i), before.get(i));
        }
        return all;
    }

    private static boolean isFromStart(Signalling.Kind kind) {
        return kind instanceof Signalling.InTime inTime && inTime.fromStart();
    }

    private static SpecFor<?> spec(Signalling.Kind kind) {
        if (kind instanceof Signalling.OverTime overTime) {
            return overTime.spec();
        } else if (kind instanceof Signalling.Row row) {
            return row.spec();
        } else if (kind instanceof Signalling.Share share) {
            return share.spec();
        } else if (kind instanceof Signalling.Missing missing) {
            return missing.spec();
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return inOrder.spec();
        }
        return ((Signalling.InTime) kind).spec();
    }

    /** Inputs that a kind names itself; those of a condition hang on the condition's names. */
    private static List<Integer> inputsOf(Signalling.Kind kind) {
        if (kind instanceof Signalling.Missing missing) {
            return List.of(missing.input());
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return inOrder.steps().stream().map(Signalling.Step::input).toList();
        }
        return kind instanceof Signalling.InTime inTime
                ? inTime.steps().stream().map(Signalling.Step::input).toList()
                : List.of();
    }

    /** The expressions of a kind in their order; null where one may stand and does not. */
    static List<Expression> expressions(Signalling.Kind kind) {
        if (kind instanceof Signalling.OverTime overTime) {
            return Arrays.asList(overTime.when(), overTime.clear());
        } else if (kind instanceof Signalling.Row row) {
            return Arrays.asList(row.when(), row.clear());
        } else if (kind instanceof Signalling.Share share) {
            return Arrays.asList(share.when());
        } else if (kind instanceof Signalling.InOrder inOrder) {
            return steps(inOrder.steps());
        }
        return kind instanceof Signalling.InTime inTime ? steps(inTime.steps()) : List.of();
    }

    private static List<Expression> steps(List<Signalling.Step> steps) {
        return Arrays.asList(steps.stream().map(Signalling.Step::guard).toArray(Expression[]::new));
    }
}
