package io.tallystick.rules.account;

import io.tallystick.rules.money.Money;
import io.tallystick.rules.state.StateWriter;
import java.util.List;

/**
 * What can be done to a book. Each carries an id, 1 to {@value BookLimits#MAX_NAME_BYTES} bytes of UTF-8: the same one again with the same content is
 * answered {@link Result.AlreadyDone}, with other content refused. A name out of bounds is an
 * {@link IllegalArgumentException} when the operation is made; everything else is the book's {@link Result}.
 */
public sealed interface Operation {
    /** Its idempotency id. */
    String id();

    /** Its content in one canonical form, for comparing. */
    void write(StateWriter out);

    private static void require(String id, String what, String name) {
        Names.require("operation", id);
        Names.require(what, name);
    }

    /** New money of a currency, by its issuer only. */
    record Issue(String id, String issuer, Payee to) implements Operation {
        public Issue {
            require(id, "issuer", issuer);
        }

        @Override
        public void write(StateWriter out) {
            to.write(out.u8(1).text(id).text(issuer));
        }
    }

    /** Money from an organisation whose home is this ledger to one of this or another ledger. */
    record Transfer(String id, String payer, Payee to) implements Operation {
        public Transfer {
            require(id, "payer", payer);
        }

        @Override
        public void write(StateWriter out) {
            to.write(out.u8(2).text(id).text(payer));
        }
    }

    /**
     * Sets money aside.
     *
     * @param expiresMillis ledger time from which it can no longer be posted, or {@link Hold#NEVER}
     */
    record PlaceHold(String id, String hold, String payer, Money amount, long expiresMillis) implements Operation {
        public PlaceHold {
            require(id, "hold", hold);
            Names.require("payer", payer);
        }

        @Override
        public void write(StateWriter out) {
            amount.write(out.u8(3).text(id).text(hold).text(payer));
            out.i64(expiresMillis);
        }
    }

    /**
     * Pays held money out.
     *
     * @param payees 1 to {@value BookLimits#MAX_PAYEES}; an amount of 0 is allowed and books nothing
     * @param keepRest whether what is left stays held; else it is free again
     */
    record Post(String id, String hold, List<Payee> payees, boolean keepRest) implements Operation {
        public Post {
            require(id, "hold", hold);
            payees = List.copyOf(payees);
            if (payees.isEmpty() || payees.size() > BookLimits.MAX_PAYEES) {
                throw new IllegalArgumentException(
                        "post " + id + ": want 1 to " + BookLimits.MAX_PAYEES + " payees, got " + payees.size());
            }
        }

        @Override
        public void write(StateWriter out) {
            out.u8(4).text(id).text(hold).bool(keepRest).count(payees.size());
            payees.forEach(payee -> payee.write(out));
        }
    }

    /** Pays all that is still held to one payee. */
    record PostAll(String id, String hold, String payee, int ledger) implements Operation {
        public PostAll {
            require(id, "hold", hold);
            Names.require("payee", payee);
            Names.requireLedger(ledger);
        }

        @Override
        public void write(StateWriter out) {
            out.u8(5).text(id).text(hold).text(payee).i32(ledger);
        }
    }

    /** Frees all that is still held. */
    record VoidHold(String id, String hold) implements Operation {
        public VoidHold {
            require(id, "hold", hold);
        }

        @Override
        public void write(StateWriter out) {
            out.u8(6).text(id).text(hold);
        }
    }

    /**
     * Lets an organisation's account go below zero, by the currency's issuer only.
     *
     * @param line how far, 0 or more; replaces the line before
     */
    record GrantCredit(String id, String issuer, String organisation, Money line) implements Operation {
        public GrantCredit {
            require(id, "issuer", issuer);
            Names.require("organisation", organisation);
        }

        @Override
        public void write(StateWriter out) {
            line.write(out.u8(7).text(id).text(issuer).text(organisation));
        }
    }

    /** Credits money that another ledger has sent. Its id is the message's. */
    record Receive(CreditMessage message) implements Operation {
        @Override
        public String id() {
            return message.id();
        }

        @Override
        public void write(StateWriter out) {
            message.write(out.u8(8));
        }
    }
}
