package io.tallystick.ledger.genesis;

import java.util.List;

/**
 * What a network.yaml says.
 *
 * @param network 1 to 63 of {@code a-z 0-9 . -}, beginning with a letter or digit: the prefix of the network's topics
 * @param origin the prefix of the ledgers' origins; ledger p is {@code origin/p}
 * @param clock what the time of the seals is
 * @param ledgers one key for each ledger, in their order, named after the ledger's origin
 * @param organisations at least one operator, no name twice
 * @param witnesses {@link Witnesses#NONE} if there are none
 * @param currencies issued by organisations of this network, no code twice
 */
public record GenesisDraft(
        String network,
        String origin,
        LedgerClockKind clock,
        List<LedgerKey> ledgers,
        List<Organisation> organisations,
        Witnesses witnesses,
        List<Currency> currencies) {
    /** Copies the lists; {@link Genesis#parse} of what {@link GenesisWriter} writes checks the rest. */
    public GenesisDraft {
        ledgers = List.copyOf(ledgers);
        organisations = List.copyOf(organisations);
        currencies = List.copyOf(currencies);
    }

    /** The origin of a network that names none of its own. */
    public static String defaultOrigin(String network) {
        return "tallystick/" + network;
    }
}
