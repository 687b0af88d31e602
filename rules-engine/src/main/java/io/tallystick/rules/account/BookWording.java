package io.tallystick.rules.account;

import io.tallystick.rules.wording.Wording;

/** What the book says when it refuses. Part of the ledger's format. */
public enum BookWording implements Wording {
    FULL("want room for {}, got a full book"),
    HELD_BEYOND("{}: want a held amount of at most 2^63-1, got one beyond"),
    BALANCE_BEYOND("{}: want a balance of -2^63 to 2^63-1, got {} and {}"),
    LESS_AVAILABLE("{}: want {}, got {} available"),
    OTHER_CONTENT("operation {}: want what was done under this id, got other content"),
    NO_HOLD("hold {}: want one that is there, got none"),
    HOLD_THERE("hold {}: want a new one, got one that is there"),
    HOLD_CLOSED("hold {}: want an open one, got one closed at {}"),
    EXPIRY_OVER("hold {}: want an expiry after {}, got {}"),
    OTHER_CURRENCY("hold {}: want {}, got {}"),
    MORE_THAN_HELD("hold {}: want at most {} in all, got {} and then {}"),
    PART_BELOW_ZERO("post {}: want 0 or more, got {}"),
    NOT_POSITIVE("amount: want more than 0, got {}"),
    LINE_BELOW_ZERO("credit line: want 0 or more, got {}"),
    LINE_IN_USE("{}: want at least {} in use, got {}"),
    OTHER_LEDGER("message {}: want ledger {}, got {}"),
    OVERTAKEN("message {}: want {} first, got {} that have overtaken it"),
    NO_ISSUER("currency {} with {} minor digits: want one that the network declares an issuer for, got none"),
    OTHER_ISSUER("{}: want its issuer {}, got {}");

    private final String template;

    BookWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
