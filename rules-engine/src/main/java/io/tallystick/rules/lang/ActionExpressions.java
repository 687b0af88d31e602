package io.tallystick.rules.lang;

import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Text;
import io.tallystick.rules.expr.Expression;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The expressions of an action. */
final class ActionExpressions {
    private ActionExpressions() {}

    static Stream<Expression> of(Action action) {
        if (action instanceof Action.Set set) {
            return Stream.of(set.value());
        }
        if (action instanceof Action.Raise raise) {
            return Stream.concat(of(raise.message()), of(raise.details()));
        }
        if (action instanceof Action.Hold hold) {
            return Stream.of(hold.amount());
        }
        if (action instanceof Action.Post post) {
            return post.to().stream().map(Action.Share::amount).filter(Objects::nonNull);
        }
        if (action instanceof Action.Transfer transfer) {
            return Stream.concat(Stream.of(transfer.amount()), of(transfer.reference()));
        }
        if (action instanceof Action.Issue issue) {
            return Stream.concat(Stream.of(issue.amount()), of(issue.reference()));
        }
        if (action instanceof Action.Command command) {
            return Stream.concat(Stream.ofNullable(command.device()), of(command.arguments()));
        }
        if (action instanceof Action.Send send) {
            return Stream.concat(Stream.of(send.to()), of(send.content()));
        }
        return action instanceof Action.Consent consent ? Stream.of(consent.reader()) : Stream.empty();
    }

    private static Stream<Expression> of(Text text) {
        return text.parts().stream().map(Text.Part::value).filter(Objects::nonNull);
    }

    private static Stream<Expression> of(List<Action.Named> named) {
        return named.stream().map(Action.Named::value);
    }
}
