package io.tallystick.contracts;

import io.tallystick.contracts.wording.HostWording;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.rules.contract.Contract;
import java.util.Set;
import java.util.TreeSet;

/** The network's organisations, and where each has its home. */
final class Members {
    private final Set<String> organisations = new TreeSet<>();
    private final int ledgers;

    Members(Genesis genesis) {
        this.ledgers = genesis.ledgerCount();
        genesis.organisations().stream().map(Organisation::name).forEach(organisations::add);
    }

    boolean knows(String organisation) {
        return organisations.contains(organisation);
    }

    /** The ledger of the subject {@code account/<organisation>}. */
    int homeOf(String organisation) {
        return ledgerOf(accountOf(organisation));
    }

    int ledgerOf(String subject) {
        return SubjectRouting.ledgerOf(subject, ledgers);
    }

    int ledgers() {
        return ledgers;
    }

    static String accountOf(String organisation) {
        return "account/" + organisation;
    }

    /** The organisation of {@code organisation/name}. */
    static String organisationOf(String member) {
        int slash = member.indexOf('/');
        return slash < 0 ? member : member.substring(0, slash);
    }

    void require(String organisation) throws RefusedException {
        if (!knows(organisation)) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_ORGANISATION,
                    HostWording.ONE_OF,
                    String.join(", ", organisations),
                    organisation);
        }
    }

    void requireRole(Contract contract, String role) throws RefusedException {
        if (!contract.terms().roles().contains(role)) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_ROLE,
                    HostWording.ONE_OF,
                    String.join(", ", contract.terms().roles()),
                    role);
        }
    }

    void requireParty(String organisation, Set<String> wanted) throws RefusedException {
        if (!wanted.contains(organisation)) {
            throw new RefusedException(
                    RefusalCode.SIGNER_IS_NO_PARTY, HostWording.SIGNATURE_OF, String.join(", ", wanted), organisation);
        }
    }
}
