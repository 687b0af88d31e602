package io.tallystick.contracts.wording;

import io.tallystick.rules.wording.Wording;

/** What refused outcomes and the host's notes say. Part of the ledger's format. */
public enum HostWording implements Wording {
    NO_OBJECT("want a JSON object, got something else"),
    NO_JSON("want well-formed JSON of at most {} levels without duplicate names, got other bytes"),
    NO_END("want the end after the object, got more"),
    NO_DOUBLE("want numbers that a double can say, got {}"),
    HALF_CHARACTER("want whole characters, got half a surrogate pair"),
    OTHER_MEMBER("want no other members than {}, got {}"),
    WRONG_MEMBER("{}: want {}, got {}"),
    A_STRING("a string of 1 to {} characters"),
    STRINGS("strings of 1 to {} characters in it"),
    A_TRUTH("true or false"),
    AN_INTEGER("an integer of 0 to {}"),
    AN_OBJECT("an object"),
    MEMBERS("at most {} members"),
    AN_ARRAY("an array of at most {}"),
    AN_ACTION("deploy or retire"),
    NUL_IN_SCOPE("scope: want text, got a NUL character in it"),
    UNREADABLE("want readable {}, got something else"),
    NO_MESSAGE("want a message in its one form, got other bytes"),

    DOES_NOT_CHECK("want a text that `contract lint` finds no error in, got another"),
    OTHER_SUBJECT("contract: want {}, the envelope's subject, got {}"),
    OTHER_TEXT("want {}, as the contract's text says, got {}"),
    NOT_THE_HASH("hash: want {}, the SHA-256 of the source, got {}"),
    OTHER_HASH("hash: want {}, got {}"),
    DEPLOYED("version {} was deployed already"),
    VERSION_REUSED("version {}: want another version for other content, got {} besides {}"),
    NOT_DEPLOYED("want a deployed contract, got {} {}"),
    RETIRED_ALREADY("version {} is retired already"),
    RETIRED("{} {}: want a contract in force, got one that is retired"),
    NO_MIGRATION("want a text that says by `migrates` how it takes over {}, got one that takes over {}"),
    MIGRATES_NOTHING(
            "migrate: want a text that says by `migrates` how it takes over a version that is deployed here, got {}"),
    MIGRATES_OTHER_HASH("migrates from {}: want the hash {}, got {}"),
    DOES_NOT_FIT("want a text that `contract lint --from` finds no error in for {}, got another"),
    NOT_MIGRATED("{}: {}"),
    MIGRATED_ALREADY("what runs of {} here has the version {}"),
    NOT_ONE_TO_MIGRATE("want one instance of another version of {} that runs on the subject, got {}"),

    ONE_OF("want one of {}, got {}"),
    SIGNATURE_OF("want the signature of {}, got that of {}"),
    OWNER_SIGNS("want the signature of {}, the owner of {}, got that of {}"),
    OWN_SUBJECT("want the subject {}, got {}"),
    BOUND_OTHERWISE("{}: want {}, as deployed, got {}"),
    NOT_BOUND("{}: want an organisation for this role, got none"),
    REASONS("{}"),
    NO_OPEN_ALERT("want an open alert of an instance that {} is a party of, got {}"),
    UNKNOWN_DOCUMENT("want tallystick.open, migrate, acknowledge, issue, transfer, credit or consent, got {}"),
    NO_AMOUNT("want an amount such as EUR 10.00 in a currency of the network, got {}"),
    DONE_ALREADY("operation {} was done already"),

    OTHER_SENDER("want money from ledger {}, which sent it, got from {}"),
    CREDITED_ALREADY("message {} was credited already"),
    SUBJECT_ELSEWHERE("want a subject of ledger {}, got another's"),
    NO_INSTANCE("want an instance that runs on the subject, got none"),

    VERSIONS_FULL("want at most {} contract versions, got one more"),
    INSTANCES_FULL("want at most {} instances on a subject and {} in a ledger, got one more"),
    INSTANCE_ID_LENGTH("instance id: want at most {} bytes, got more"),
    WAITING_FULL("want at most {} that wait for signatures, got one more"),
    CONSENTS_FULL("want at most {} consents, got one more"),

    CONTENT_TOO_LARGE("want at most {} bytes of content, got more: not sent"),
    NO_SUBJECT("message {}: want a subject of 1 to {} bytes without control characters, got another: not sent"),
    TOO_MANY_HOPS("message {}: want at most {} that cause each other, got one more: not sent"),
    CONSENT_NOT_NOTED(
            "want reader and scope of 1 to {} bytes without control characters, and at most {} consents, got more: not noted");

    private final String template;

    HostWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
