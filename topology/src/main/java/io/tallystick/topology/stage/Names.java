package io.tallystick.topology.stage;

/** The names of the topology's nodes and stores: internal topics are named after them, so they are promises. */
public final class Names {
    public static final String EVENTS = "events";
    public static final String AUTHENTICATE = "authenticate";
    public static final String ORDER = "order";
    public static final String MESSAGES = "messages";
    public static final String RECEIVE = "receive";
    public static final String SEAL = "seal";
    public static final String BLOCKS = "blocks";
    public static final String REJECTED = "rejected";
    public static final String ALERTS = "alerts";
    public static final String SETTLEMENTS = "settlements";
    public static final String COMMANDS = "commands";
    public static final String SENT_MESSAGES = "sent-messages";
    public static final String LEDGER_STATE = "ledger-state";

    public static final String COMMITTED_BLOCKS = "committed-blocks";
    public static final String SIGN = "sign";
    public static final String CHECKPOINTS = "checkpoints";
    public static final String SIGNER_STATE = "signer-state";

    private Names() {}
}
