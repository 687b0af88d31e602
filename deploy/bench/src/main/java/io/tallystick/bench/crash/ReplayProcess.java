package io.tallystick.bench.crash;

import io.tallystick.bench.cluster.BenchNetwork;
import io.tallystick.contracts.ReplayAudit;
import io.tallystick.ledger.audit.LedgerAuditor;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Runs a ledger's contracts again from a file of its entries, as a program of its own: so another Java can be asked.
 *
 * <pre>
 * ReplayProcess NETWORK LEDGERS DIRECTORY      ; prints a line "ledger size root" for each file DIRECTORY/LEDGER.entries
 * </pre>
 */
public final class ReplayProcess {
    private ReplayProcess() {}

    /** Exits with 1 at the first entry that does not come to the same bytes. */
    public static void main(String[] args) throws IOException {
        int ledgers = Integer.parseInt(args[1]);
        BenchNetwork network = new BenchNetwork(args[0], ledgers);
        for (int ledger = 0; ledger < ledgers; ledger++) {
            ReplayAudit audit = new ReplayAudit(network.genesis(), ledger, SignatureVerifiers.best(), block -> {});
            byte[] bundle = Files.readAllBytes(file(Path.of(args[2]), ledger));
            try {
                for (byte[] entry : LedgerEvidence.entries(ByteBuffer.wrap(bundle))) {
                    audit.auditor().feed(entry, 0, entry.length);
                }
            } catch (LedgerInvalidException e) {
                System.out.println("ledger " + ledger + ": " + e.getMessage());
                System.exit(1);
            }
            System.out.println(line(ledger, audit.auditor()));
        }
    }

    static Path file(Path directory, int ledger) {
        return directory.resolve(ledger + ".entries");
    }

    static String line(int ledger, LedgerAuditor audit) {
        return ledger + " " + audit.size() + " " + HexFormat.of().formatHex(audit.root());
    }
}
