package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Measures;
import io.tallystick.rules.contract.Rule;
import io.tallystick.rules.contract.Signalling;
import io.tallystick.rules.contract.State;
import io.tallystick.rules.contract.Text;
import io.tallystick.rules.contract.Trigger;
import io.tallystick.rules.expr.Expression;
import java.util.List;

/** Which slots any expression of a contract looks at: the others need no value. */
final class Slotted {
    private final boolean[] used;

    Slotted(Contract contract) {
        used = new boolean[contract.scope().variables().size()];
        contract.vars().forEach(declared -> see(declared.initial()));
        contract.measures().windows().stream().map(Measures.Window::value).forEach(this::see);
        contract.measures().forecasts().stream()
                .map(Measures.Forecasting::value)
                .forEach(this::see);
        contract.signals().stream().map(Signalling::kind).forEach(this::see);
        contract.always().forEach(this::see);
        for (State state : contract.states()) {
            state.rules().forEach(this::see);
            state.enter().forEach(this::see);
            state.exit().forEach(this::see);
        }
    }

    /** @param slot -1 for none */
    boolean isUsed(int slot) {
        return slot >= 0 && used[slot];
    }

    /** The slots of an expression; none of null. */
    int[] of(Expression expression) {
        return expression == null
                ? new int[0]
                : expression.slots().stream().mapToInt(Integer::intValue).toArray();
    }

    private void see(Expression expression) {
        for (int slot : of(expression)) {
            used[slot] = true;
        }
    }

    private void see(Rule rule) {
        see(rule.guard());
        if (rule.trigger() instanceof Trigger.At at) {
            see(at.instant());
        }
        rule.actions().forEach(this::see);
    }

    private void see(Signalling.Kind kind) {
        if (kind instanceof Signalling.OverTime overTime) {
            see(overTime.when());
            see(overTime.clear());
        } else if (kind instanceof Signalling.Row row) {
            see(row.when());
            see(row.clear());
        } else if (kind instanceof Signalling.Share share) {
            see(share.when());
        } else if (kind instanceof Signalling.InOrder inOrder) {
            inOrder.steps().forEach(step -> see(step.guard()));
        } else if (kind instanceof Signalling.InTime inTime) {
            inTime.steps().forEach(step -> see(step.guard()));
        }
    }

    private void see(Action action) {
        if (action instanceof Action.Set set) {
            see(set.value());
        } else if (action instanceof Action.Raise raise) {
            see(raise.message());
            see(raise.details());
        } else if (action instanceof Action.Hold hold) {
            see(hold.amount());
        } else if (action instanceof Action.Post post) {
            post.to().forEach(share -> see(share.amount()));
        } else if (action instanceof Action.Transfer transfer) {
            see(transfer.amount());
            see(transfer.reference());
        } else if (action instanceof Action.Issue issue) {
            see(issue.amount());
            see(issue.reference());
        } else if (action instanceof Action.Command command) {
            see(command.arguments());
            see(command.device());
        } else if (action instanceof Action.Send send) {
            see(send.to());
            see(send.content());
        } else if (action instanceof Action.Consent consent) {
            see(consent.reader());
        }
    }

    private void see(Text text) {
        text.parts().forEach(part -> see(part.value()));
    }

    private void see(List<Action.Named> named) {
        named.forEach(each -> see(each.value()));
    }
}
