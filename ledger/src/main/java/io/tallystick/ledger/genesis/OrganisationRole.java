package io.tallystick.ledger.genesis;

/** What an organisation may do in a network. */
public enum OrganisationRole {
    /** Runs the application and holds ledger keys. */
    OPERATOR("operator"),
    /** Has devices whose events the ledgers accept. */
    MEMBER("member"),
    /** Checks the ledgers with its own copy. */
    AUDITOR("auditor");

    private final String text;

    OrganisationRole(String text) {
        this.text = text;
    }

    /** As written in network.yaml. */
    public String text() {
        return text;
    }
}
