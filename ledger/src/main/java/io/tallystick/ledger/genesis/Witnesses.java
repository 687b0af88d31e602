package io.tallystick.ledger.genesis;

import java.util.List;

/**
 * The witnesses of a network.
 *
 * @param quorum how many of them must cosign a checkpoint, 1 to their number; 0 if there are none
 * @param keys at most {@link GenesisLimits#MAX_WITNESSES}, no name twice
 */
public record Witnesses(int quorum, List<WitnessKey> keys) {
    /** No witnesses. */
    public static final Witnesses NONE = new Witnesses(0, List.of());

    public Witnesses {
        keys = List.copyOf(keys);
        if (keys.size() > GenesisLimits.MAX_WITNESSES) {
            throw new IllegalArgumentException(
                    "witnesses: want at most " + GenesisLimits.MAX_WITNESSES + ", got " + keys.size());
        }
        if (quorum > keys.size() || quorum < Math.min(1, keys.size())) {
            throw new IllegalArgumentException(
                    "witness quorum: want 1 to " + keys.size() + ", the number of keys, got " + quorum);
        }
        if (keys.stream().map(WitnessKey::name).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("witness keys: want each name once");
        }
    }
}
