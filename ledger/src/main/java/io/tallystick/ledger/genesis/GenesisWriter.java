package io.tallystick.ledger.genesis;

import io.tallystick.ledger.identity.Pem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a network.yaml with comments for its readers. */
public final class GenesisWriter {
    private GenesisWriter() {}

    /**
     * The file's bytes: the same draft gives the same bytes.
     *
     * @throws GenesisException if the draft breaks a rule of the format; the file is named {@code network.yaml}
     */
    public static byte[] write(GenesisDraft draft) {
        StringBuilder out = new StringBuilder();
        out.append("# The genesis of a Tallystick network: who takes part, and which keys sign.\n")
                .append(
                        "# Every ledger begins with the hash of this file, byte for byte: give it to everyone who checks the\n")
                .append("# ledgers, and do not change it, comments included, once the network runs.\n")
                .append("format: ")
                .append(GenesisParser.FORMAT)
                .append("\n\n")
                .append("# The network's name; its Kafka topics are <network>.events, <network>.blocks and so on.\n")
                .append("network: ")
                .append(quoted(draft.network()))
                .append("\n\n")
                .append("# Ledger p signs its checkpoints as <origin>/<p>.\n")
                .append("origin: ")
                .append(quoted(draft.origin()))
                .append("\n\n")
                .append(
                        "# The time of the seals: wall (the clock of the application) or event (the highest event time seen,\n")
                .append("# for replays of recorded data).\n")
                .append("clock: ")
                .append(draft.clock().text())
                .append("\n\n")
                .append("# One verifier key for each ledger; their number is the number of partitions of the topics.\n")
                .append("ledgers:\n");
        draft.ledgers()
                .forEach(key -> out.append("  - ").append(quoted(key.vkey())).append('\n'));
        out.append("\n# The organisations, and the root certificates that their devices' certificates lead to.\n")
                .append("organisations:\n");
        draft.organisations().forEach(organisation -> organisation(out, organisation));
        witnesses(out, draft.witnesses());
        currencies(out, draft.currencies());
        byte[] yaml = out.toString().getBytes(StandardCharsets.UTF_8);
        Genesis.parse("network.yaml", yaml);
        return yaml;
    }

    private static void organisation(StringBuilder out, Organisation organisation) {
        String roles = organisation.roles().stream().map(OrganisationRole::text).collect(Collectors.joining(", "));
        out.append("  - name: ").append(quoted(organisation.name())).append('\n');
        out.append("    roles: [").append(roles).append("]\n");
        out.append("    ca: |\n");
        Pem.write(organisation.caCertificate())
                .lines()
                .forEach(line -> out.append("      ").append(line).append('\n'));
    }

    private static void witnesses(StringBuilder out, Witnesses witnesses) {
        if (witnesses.keys().isEmpty()) {
            return;
        }
        out.append("\n# Witnesses, and how many of them must have seen a checkpoint for it to count.\n");
        out.append("witnesses:\n  quorum: ").append(witnesses.quorum()).append("\n  keys:\n");
        witnesses
                .keys()
                .forEach(key -> out.append("    - ").append(quoted(key.vkey())).append('\n'));
    }

    private static void currencies(StringBuilder out, List<Currency> currencies) {
        if (currencies.isEmpty()) {
            return;
        }
        out.append(
                "\n# Currencies: exponent is the number of decimals of the minor unit; only the issuer may issue.\n");
        out.append("currencies:\n");
        for (Currency currency : currencies) {
            out.append("  - {code: ").append(quoted(currency.code()));
            out.append(", exponent: ").append(currency.exponent());
            out.append(", issuer: ").append(quoted(currency.issuer())).append("}\n");
        }
    }

    /** Double quotes keep names such as 1e3 or true texts; a backslash or quote is refused by the fields' own rules. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
