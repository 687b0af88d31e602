package io.tallystick.rules.engine;

import io.tallystick.rules.wording.Wording;

/** What instances say in outcomes: why they are suspended or not opened, what they note, and their own alerts. Part of the ledger's format. */
public enum EngineWording implements Wording {
    FAULT("{}: {}"),
    BOUND("{}: {}, want at most {}"),
    NOT_BOOKED("{}: {}: {}"),

    NO_OPEN_HOLD("hold {}: want an open one, got none"),
    HOLD_IS_OPEN("hold {}: want none open, got one of {}"),

    FROM("{} from {}"),
    WRONG_TYPE("{}: want {}, got {}"),
    WRONG_UNIT("{}: want a unit that becomes {}, got {}"),
    NOT_FINITE("{}: want a finite number, got {}"),
    NO_DEGREES("{}: want degrees, got another kind of value"),
    NO_POSITION("{}: want a latitude of -90 to 90 and a longitude of -180 to 180 degrees, got {} and {}"),
    BEFORE_1970("{}: want a time from 1970 on, got {} ms from {}"),
    NOT_DECLARED("{}: want a value of its declared type and size, got another from {}"),
    LATE("{}: {} ms late, from {}"),
    TOO_LATE("{}: {} ms late, more than {}, from {}"),
    OLDEST_FORGOTTEN("{}: want at most {} contents that wait for signatures, got one more; the oldest is forgotten"),
    LATE_READINGS("{} late readings"),
    OTHER_COMMANDS("with them the commands would have been {}"),
    CORRECTION("correction of a late reading"),
    CORRECTION_REFUSED("correction of a late reading was refused"),
    PAYMENT_REFUSED("refused: {}"),

    NAME_LENGTH("{}: want 1 to {} bytes of UTF-8, got {}"),
    NO_PARTY("parties: want an organisation for the role {}, got none"),
    UNKNOWN_PARTY("parties.{}: want an organisation of the network, got '{}'"),
    UNKNOWN_ROLE("parties: want roles of {}, got '{}'"),
    NO_PARAM("params: want a value for {}, a {}, got none"),
    UNKNOWN_PARAM("params: want names of {}, got '{}'"),
    WRONG_PARAM("params.{}: want {}, got {}"),
    DURATION_BEYOND("params: signal {}: want durations of {} to {} ms, got one beyond"),
    MEASURE_BEYOND("params.{}: want {} to {} for {}, got {}"),
    MEASURE_NOT_ABOVE("params.{}: want more than {}, at most {} for {}, got {}"),
    TOO_MANY_DEVICES("devices: want at most {}, got {}"),
    UNKNOWN_DEVICE("devices: want organisation/name of a party, got '{}'"),

    IS_OVER("state {}: want an instance that runs, got one that is over"),
    BOUND_OTHERWISE("parties.{}: want {}, as deployed, got {}"),
    REASONS("{}"),
    NO_DEVICE_LEFT("devices: want one of a party, got only those of others"),
    FOREIGN_HOLD("hold {}: want one that {} may have open in its state {}, got one that came with another migration"),
    BEGINS_ANEW("{} {} begins anew"),
    IS_GONE("{} {} is gone"),
    MORE_NOTES("and {} more"),

    OR_MORE("{} or more"),
    OR_LESS("{} or less"),
    IN_CURRENCY("an amount in {}"),
    A_TRUTH("true or false"),
    AN_INTEGER("a whole number"),
    A_NUMBER("a finite number"),
    A_TEXT("text"),
    A_TIME("a time such as 2027-01-03T00:00:00Z"),
    A_DURATION("a duration such as 1h30m"),
    AN_AMOUNT("an amount such as EUR 10.00 in a currency of the network"),
    A_DECIMAL("a decimal such as 0.25");

    private final String template;

    EngineWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
