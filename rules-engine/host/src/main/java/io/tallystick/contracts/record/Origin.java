package io.tallystick.contracts.record;

import java.util.List;

/**
 * Where a record comes from.
 *
 * @param effectId {@code <network>/<ledger>/<index>/<n>}, n counting the records of one outcome from 0: the same on every replay
 * @param ledger the ledger of the outcome
 * @param index the outcome's leaf there
 * @param timeMillis the ledger's time
 * @param contract name of the contract that decided it; null together with the other four if a signed document did so without one
 * @param contractVersion its version
 * @param contractHash SHA-256 of its text, 64 lower-case hexadecimal digits
 * @param instance the instance's id
 * @param rule the path of the rule that fired
 * @param evidence indexes of the leaves that led to it, ascending, each less than {@code index}
 */
public record Origin(
        String effectId,
        String network,
        int ledger,
        long index,
        long timeMillis,
        String contract,
        String contractVersion,
        String contractHash,
        String instance,
        String rule,
        List<Long> evidence) {
    public Origin {
        evidence = List.copyOf(evidence);
    }
}
