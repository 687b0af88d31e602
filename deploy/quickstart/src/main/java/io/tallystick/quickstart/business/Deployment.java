package io.tallystick.quickstart.business;

import io.tallystick.ledger.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A contract of the library that organisations put in force.
 *
 * @param contract its name
 * @param version as its text says
 * @param source its text, unchanged
 * @param parties who has which role
 * @param signers the organisations that must sign, in order of name
 */
public record Deployment(
        String contract, String version, String source, SortedMap<String, String> parties, List<String> signers) {
    public Deployment {
        parties = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parties));
        signers = List.copyOf(signers);
    }

    /**
     * One of the library's contracts.
     *
     * @param signatories the roles that sign, as the contract says
     */
    public static Deployment of(String field, String contract, Map<String, String> parties, String... signatories) {
        TreeSet<String> signers = new TreeSet<>();
        for (String role : signatories) {
            signers.add(parties.get(role));
        }
        return new Deployment(
                contract, "1.0.0", Library.text(field, contract), new TreeMap<>(parties), List.copyOf(signers));
    }

    /** The subject of the organisations' envelopes. */
    public String subject() {
        return "contract/" + contract;
    }

    /** What each of them signs. */
    public byte[] payload() {
        byte[] text = source.getBytes(StandardCharsets.UTF_8);
        return JsonText.of(JsonText.object(
                        "action",
                        "deploy",
                        "contract",
                        contract,
                        "version",
                        version,
                        "hash",
                        HexFormat.of().formatHex(Sha256.digest(text)),
                        "source",
                        source,
                        "parties",
                        parties,
                        "migrate",
                        false))
                .getBytes(StandardCharsets.UTF_8);
    }
}
