package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.expr.EvaluationException;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the expressions of actions, all over the values as they are. */
final class Resolver {
    private final Memory memory;

    Resolver(Memory memory) {
        this.memory = memory;
    }

    /**
     * Everything evaluated.
     *
     * @param path of the rule or state, for errors
     */
    List<Ready> resolve(List<Action> actions, String path) {
        List<Ready> ready = new ArrayList<>();
        for (Action action : actions) {
            try {
                ready.add(resolve(action));
            } catch (EvaluationException failed) {
                throw new SuspensionException(path, failed);
            }
        }
        return ready;
    }

    private Ready resolve(Action action) throws EvaluationException {
        if (action instanceof Action.Set set) {
            return new Ready.SetVariable(set.var(), memory.evaluate(set.value()));
        } else if (action instanceof Action.Raise raise) {
            String message = Printed.text(raise.message(), memory);
            return new Ready.Raise(raise, message, json(raise.details()));
        } else if (action instanceof Action.Hold hold) {
            return new Ready.Hold(hold, money(hold.amount()));
        } else if (action instanceof Action.Post post) {
            return post(post);
        } else if (action instanceof Action.Transfer transfer) {
            return new Ready.Transfer(transfer, money(transfer.amount()), Printed.text(transfer.reference(), memory));
        } else if (action instanceof Action.Issue issue) {
            return new Ready.Issue(issue, money(issue.amount()), Printed.text(issue.reference(), memory));
        } else if (action instanceof Action.Command command) {
            String device = command.device() == null ? "" : (String) memory.evaluate(command.device());
            return new Ready.Command(command, json(command.arguments()), device);
        } else if (action instanceof Action.Send send) {
            return new Ready.Send(send.name(), (String) memory.evaluate(send.to()), json(send.content()));
        } else if (action instanceof Action.Consent consent) {
            return new Ready.Consent(consent, (String) memory.evaluate(consent.reader()));
        }
        return new Ready.Plain(action);
    }

    private Ready post(Action.Post post) throws EvaluationException {
        if (post.to().get(0).amount() == null) {
            return new Ready.Post(post, null);
        }
        List<Money> amounts = new ArrayList<>();
        for (Action.Share share : post.to()) {
            amounts.add(money(share.amount()));
        }
        return new Ready.Post(post, amounts);
    }

    private Money money(Expression amount) throws EvaluationException {
        return (Money) memory.evaluate(amount);
    }

    /** Names and values; a value that is not there yet is null. */
    private String json(List<Action.Named> named) throws EvaluationException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Action.Named each : named) {
            values.put(each.name(), orNull(each.value()));
        }
        return CanonicalJson.of(values);
    }

    private Object orNull(Expression expression) throws EvaluationException {
        try {
            return memory.evaluate(expression);
        } catch (EvaluationException failed) {
            if (failed.kind() == EvaluationException.Kind.UNSET) {
                return null;
            }
            throw failed;
        }
    }
}
