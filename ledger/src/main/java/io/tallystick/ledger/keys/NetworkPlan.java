package io.tallystick.ledger.keys;

import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.GenesisDraft;
import io.tallystick.ledger.genesis.GenesisLimits;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.genesis.Witnesses;
import java.util.HashSet;
import java.util.List;

/**
 * What a new network shall be.
 *
 * @param network its name, as {@link GenesisDraft#network}
 * @param origin the prefix of the ledgers' origins
 * @param ledgers their number, 1 to {@link GenesisLimits#MAX_LEDGERS}
 * @param organisations their names, the operator first; each is a member too
 * @param clock what the time of the seals is
 * @param witnesses {@link Witnesses#NONE} if there are none
 * @param currencies may be empty
 */
public record NetworkPlan(
        String network,
        String origin,
        int ledgers,
        List<String> organisations,
        LedgerClockKind clock,
        Witnesses witnesses,
        List<Currency> currencies) {
    public NetworkPlan {
        organisations = List.copyOf(organisations);
        currencies = List.copyOf(currencies);
        if (ledgers < 1 || ledgers > GenesisLimits.MAX_LEDGERS) {
            throw new IllegalArgumentException("ledgers: want 1 to " + GenesisLimits.MAX_LEDGERS + ", got " + ledgers);
        }
        if (organisations.isEmpty() || organisations.size() > GenesisLimits.MAX_ORGANISATIONS) {
            throw new IllegalArgumentException(
                    "organisations: want 1 to " + GenesisLimits.MAX_ORGANISATIONS + ", got " + organisations.size());
        }
        if (new HashSet<>(organisations).size() != organisations.size()) {
            throw new IllegalArgumentException("organisations: want each once, got " + organisations);
        }
    }

    /** A network with its default origin, no witnesses, no currencies. */
    public static NetworkPlan of(String network, int ledgers, List<String> organisations, LedgerClockKind clock) {
        return new NetworkPlan(
                network, GenesisDraft.defaultOrigin(network), ledgers, organisations, clock, Witnesses.NONE, List.of());
    }
}
