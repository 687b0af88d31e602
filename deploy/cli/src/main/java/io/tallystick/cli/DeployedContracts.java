package io.tallystick.cli;

import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.ledger.entry.ActivationEntry;
import io.tallystick.ledger.entry.EntryKind;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contract versions that a ledger's entries say are in force, or were: read, not run again. */
final class DeployedContracts {
    /**
     * One version.
     *
     * @param said what the ledger says of it last
     * @param signers the organisations whose signatures put it in force
     */
    record Deployed(Outcome.Activated said, List<String> signers) {}

    private final int ledger;
    private final Map<Long, String> signers = new HashMap<>();
    private final Map<String, Map<String, Deployed>> byName = new TreeMap<>();

    private DeployedContracts(int ledger) {
        this.ledger = ledger;
    }

    /** Reads a ledger. */
    static DeployedContracts read(int ledger, EntryStream entries) throws IOException {
        DeployedContracts all = new DeployedContracts(ledger);
        entries.read((index, buffer, offset, length) -> {
            if (buffer[offset] == EntryKind.ACTIVATION.code()) {
                all.signers.put(index, signer(buffer, offset, length));
            } else {
                OutcomeText.ofEntry(index, buffer, offset, length).ifPresent(outcome -> all.add(outcome.outcome()));
            }
            return true;
        });
        return all;
    }

    private static String signer(byte[] buffer, int offset, int length) {
        try {
            ActivationEntry entry = (ActivationEntry) LedgerEntry.decode(buffer, offset, length);
            return SignedEnvelope.decode(entry.envelope()).keyId();
        } catch (MalformedEntryException | MalformedEnvelopeException e) {
            throw new CliException(Exit.DOES_NOT_HOLD, "contract activation: " + e.getMessage(), e);
        }
    }

    private void add(Outcome outcome) {
        if (outcome instanceof Outcome.Activated activated) {
            byName.computeIfAbsent(activated.contract(), name -> new TreeMap<>())
                    .compute(
                            activated.version(),
                            (version, before) -> new Deployed(
                                    activated,
                                    before != null
                                            ? before.signers()
                                            : activated.evidence().stream()
                                                    .map(signers::get)
                                                    .toList()));
        }
    }

    /** The version, which must be in force. */
    Deployed require(String name, String version) {
        Deployed found = versions(name).get(version);
        if (found == null || found.said().retired()) {
            throw new CliException(
                    Exit.DOES_NOT_HOLD,
                    "contract " + name + " " + version + ": " + (found == null ? "not in force" : "retired")
                            + " in ledger " + ledger + "; in force there: " + inForce(name));
        }
        return found;
    }

    /** The one version of a contract that is in force. */
    Deployed require(String name) {
        List<Deployed> found = versions(name).values().stream()
                .filter(each -> !each.said().retired())
                .toList();
        if (found.size() != 1) {
            throw new CliException(
                    found.isEmpty() ? Exit.DOES_NOT_HOLD : Exit.USAGE,
                    "contract " + name + ": "
                            + (found.isEmpty()
                                    ? "not in force in ledger " + ledger + "; see `tallystick contract list`"
                                    : "want " + name + "@VERSION, as several are in force: " + inForce(name)));
        }
        return found.get(0);
    }

    private Map<String, Deployed> versions(String name) {
        return byName.getOrDefault(name, Map.of());
    }

    private String inForce(String name) {
        List<String> versions = versions(name).values().stream()
                .filter(each -> !each.said().retired())
                .map(each -> each.said().version())
                .toList();
        return versions.isEmpty() ? "no version" : String.join(", ", versions);
    }
}
