package io.tallystick.rules.engine;

import io.tallystick.rules.account.Operation;
import io.tallystick.rules.account.Result;
import java.util.List;

/** The money that contracts of one ledger move: its book, and which organisations there are. */
public interface Accounts {
    /** Does an operation, or says why not. */
    Result apply(Operation operation, long nowMillis);

    /**
     * Does all of them, in order, or none.
     *
     * @return an answer for each; or, if one was refused, answers up to that one, and nothing has changed
     */
    List<Result> applyAll(List<Operation> operations, long nowMillis);

    /** This ledger's number. */
    int ledger();

    /** The number of the ledger that is an organisation's home. */
    int homeOf(String organisation);

    /** Whether the network has an organisation of this name. */
    boolean knows(String organisation);
}
