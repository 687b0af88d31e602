package io.tallystick.cli;

import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.genesis.Organisation;
import io.tallystick.rules.contract.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which organisations play a contract's roles. */
final class PartyOption {
    @Option(
            names = "--party",
            paramLabel = "ROLE=ORG",
            description = "The organisation that plays a role; may be given several times.")
    private List<String> parties = new ArrayList<>();

    /** By role; organisations are checked. */
    SortedMap<String, String> of(Genesis genesis) {
        SortedMap<String, String> bound = Pairs.of("--party", parties);
        bound.values().forEach(organisation -> requireKnown("--party", organisation, genesis));
        return bound;
    }

    /** By role; organisations and roles are checked. */
    SortedMap<String, String> of(Genesis genesis, Contract contract) {
        SortedMap<String, String> bound = of(genesis);
        for (String role : bound.keySet()) {
            if (!contract.terms().roles().contains(role)) {
                throw new CliException(
                        Exit.USAGE,
                        "--party: want a role of " + contract.identity().name() + ", one of "
                                + String.join(", ", contract.terms().roles()) + ", got \"" + role + "\"");
            }
        }
        return bound;
    }

    /** Requires that the network has an organisation. */
    static void requireKnown(String option, String organisation, Genesis genesis) {
        if (genesis.organisation(organisation).isEmpty()) {
            throw new CliException(
                    Exit.USAGE,
                    option + ": want an organisation of the network, one of "
                            + genesis.organisations().stream()
                                    .map(Organisation::name)
                                    .collect(Collectors.joining(", "))
                            + ", got \"" + organisation + "\"");
        }
    }
}
