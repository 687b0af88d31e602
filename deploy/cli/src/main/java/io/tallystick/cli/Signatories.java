package io.tallystick.cli;

import io.tallystick.rules.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whose signatures put a contract in force, and which of them are there: the same rule as the ledgers'. */
final class Signatories {
    private final String title;
    private final TreeSet<String> wanted = new TreeSet<>();
    private final TreeSet<String> signed = new TreeSet<>();

    private Signatories(String title) {
        this.title = title;
    }

    /** The organisations that {@code parties} binds to signatory roles; nobody in particular if it binds none. */
    static Signatories of(Contract contract, Map<String, String> parties) {
        Signatories signatories = new Signatories(
                contract.identity().name() + " " + contract.identity().version());
        for (String role : contract.terms().signatories()) {
            if (parties.containsKey(role)) {
                signatories.wanted.add(parties.get(role));
            }
        }
        return signatories;
    }

    /** These organisations. */
    static Signatories of(String title, List<String> organisations) {
        Signatories signatories = new Signatories(title);
        signatories.wanted.addAll(organisations);
        return signatories;
    }

    /** Requires that an organisation's signature counts. */
    void requireParty(String organisation) {
        if (!wanted.isEmpty() && !wanted.contains(organisation)) {
            throw new CliException(
                    Exit.USAGE,
                    title + ": want the signature of " + String.join(", ", wanted)
                            + ", to whom the signatory roles are bound, got that of " + organisation);
        }
        if (wanted.isEmpty() && !signed.isEmpty() && !signed.contains(organisation)) {
            throw new CliException(
                    Exit.USAGE,
                    title + ": want one signature, that of " + signed.first() + " or of another, as --party binds no"
                            + " signatory role; got also that of " + organisation);
        }
    }

    void signedBy(String organisation) {
        requireParty(organisation);
        signed.add(organisation);
    }

    /** Who must sign besides, in order. */
    List<String> missing() {
        TreeSet<String> missing = new TreeSet<>(wanted);
        missing.removeAll(signed);
        return new ArrayList<>(missing);
    }

    /** What is missing, in words that follow who signed. */
    String text() {
        return missing().isEmpty() ? "" : "; wanted besides, if not sent before: " + String.join(", ", missing());
    }
}
