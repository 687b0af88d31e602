package io.tallystick.rules.lang;

import io.tallystick.rules.account.BookLimits;
import io.tallystick.rules.contract.Action;
import io.tallystick.rules.contract.Lasting;
import io.tallystick.rules.contract.Text;
import io.tallystick.rules.expr.Expression;
import io.tallystick.rules.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Money.
 *
 * <pre>
 * hold:     {id: ID, from: ROLE, amount: AMOUNT, expires: DURATION}
 * post:     {id: ID, to: ROLE, amount: AMOUNT, rest: void | keep} | {id: ID, to: ROLE} (all of it)
 *         | {id: ID, shares: {ROLE: AMOUNT}, rest: void | keep}
 * void:     ID
 * transfer: {id: ID, from: ROLE, to: ROLE, amount: AMOUNT, reference: TEXT, home: true}
 * issue:    {id: ID, from: ROLE, to: ROLE, amount: AMOUNT, reference: TEXT}
 * </pre>
 */
final class MoneyActions {
    private static final int MAX_PAYEES = BookLimits.MAX_PAYEES;
    private static final long MAX_EXPIRY = BookLimits.MAX_RETENTION_MILLIS;

    private final Draft draft;
    private final String path;

    MoneyActions(Draft draft, String path) {
        this.draft = draft;
        this.path = path;
    }

    Optional<Action> hold(Node node) {
        Fields fields = draft.fields(node, "hold");
        Optional<String> id = fields.required("id").flatMap(value -> draft.values.name(value, "id"));
        Optional<String> from = fields.required("from").flatMap(draft.roles::role);
        Optional<Expression> amount = amount(fields.required("amount"));
        Lasting expires = fields.optional("expires")
                .flatMap(value -> draft.lasting(value, "expires", MAX_EXPIRY))
                .orElse(null);
        fields.requireNoOthers();
        id.ifPresent(name -> {
            draft.mentions.make(Mentions.HOLD, name);
            draft.mentions.make(Mentions.PAYMENT, name);
        });
        return id.flatMap(
                name -> from.flatMap(payer -> amount.map(money -> new Action.Hold(name, payer, money, expires))));
    }

    Optional<Action> post(Node node) {
        Fields fields = draft.fields(node, "post");
        Optional<String> id = fields.required("id").flatMap(value -> holdId(value));
        boolean shared = fields.exactlyOne(List.of("to", "shares")).orElse("to").equals("shares");
        boolean all = !shared && !fields.has("amount");
        List<Action.Share> shares = shared ? shares(fields.required("shares")) : single(fields, all);
        Optional<Node> rest = fields.optional("rest");
        boolean keep = rest.flatMap(value -> draft.values.oneOf(value, "rest", List.of("void", "keep")))
                .orElse("void")
                .equals("keep");
        if (all && rest.isPresent()) {
            draft.source.error(rest.get(), "rest: nothing is left when all is paid", "say how much: amount: ...");
        }
        fields.requireNoOthers();
        return id.map(name -> new Action.Post(name, shares, keep));
    }

    private List<Action.Share> single(Fields fields, boolean all) {
        Optional<String> to = fields.optional("to").flatMap(draft.roles::role);
        Optional<Expression> amount = all ? Optional.empty() : amount(fields.optional("amount"));
        return to.filter(any -> all || amount.isPresent())
                .map(role -> List.of(new Action.Share(role, amount.orElse(null))))
                .orElse(List.of());
    }

    private List<Action.Share> shares(Optional<Node> node) {
        List<Action.Share> shares = new ArrayList<>();
        for (Fields.Named part :
                node.map(value -> draft.fields(value, "shares").entries()).orElse(List.of())) {
            Optional<String> role = draft.roles.role(part.key());
            Optional<Expression> amount = amount(Optional.of(part.value()));
            role.ifPresent(to -> amount.ifPresent(money -> shares.add(new Action.Share(to, money))));
        }
        if (shares.size() > MAX_PAYEES) {
            draft.source.error(
                    node.orElseThrow(), "shares: want at most " + MAX_PAYEES + " roles, got " + shares.size());
        }
        return shares;
    }

    Optional<Action> voided(Node node) {
        return holdId(node).map(Action.Void::new);
    }

    private Optional<String> holdId(Node node) {
        Optional<String> id = draft.values.name(node, "id");
        id.ifPresent(name -> draft.mentions.mention(Mentions.HOLD, name, node));
        return id;
    }

    Optional<Action> transfer(Node node, boolean issue) {
        Fields fields = draft.fields(node, issue ? "issue" : "transfer");
        String id = fields.optional("id")
                .flatMap(value -> draft.values.name(value, "id").flatMap(name -> own(value, name)))
                .orElseGet(this::madeUp);
        Optional<String> from = fields.required("from").flatMap(draft.roles::role);
        Optional<String> to = fields.required("to").flatMap(draft.roles::role);
        Optional<Expression> amount = amount(fields.required("amount"));
        Text reference = new TextReader(draft).of(fields.optional("reference"), "reference");
        boolean home = !issue
                && fields.optional("home")
                        .flatMap(value -> draft.values.truth(value, "home"))
                        .orElse(false);
        fields.requireNoOthers();
        if (from.isEmpty() || to.isEmpty() || amount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                issue
                        ? new Action.Issue(id, from.get(), to.get(), amount.get(), reference)
                        : new Action.Transfer(id, from.get(), to.get(), amount.get(), reference, home));
    }

    private Optional<String> own(Node at, String name) {
        return draft.mentions.make(Mentions.PAYMENT, name)
                ? Optional.of(name)
                : draft.values.refuse(
                        at, "id: \"" + name + "\" is already the id of a hold or payment", "give each its own");
    }

    private String madeUp() {
        String id = path + "/payment";
        for (int n = 2; !draft.mentions.make(Mentions.PAYMENT, id); n++) {
            id = path + "/payment" + n;
        }
        return id;
    }

    private Optional<Expression> amount(Optional<Node> node) {
        return node.flatMap(value -> draft.expressions().of(value, "amount", Type.MONEY));
    }
}
