package io.tallystick.cli;

import io.tallystick.contracts.json.JsonFields;
import io.tallystick.contracts.json.MalformedDocumentException;
import io.tallystick.contracts.json.StrictJson;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.ContractSourceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signed words on contracts that are to be sent, and for each thing that is said, whose signature it still wants. */
final class OrderBook {
    private static final int MAX_PARTIES = 64;
    private static final int MAX_NAME_CHARS = 255;

    private final Genesis genesis;
    private final List<ControlOrder> orders = new ArrayList<>();
    private final Map<String, Signatories> byPayload = new LinkedHashMap<>();

    OrderBook(Genesis genesis) {
        this.genesis = genesis;
    }

    /** Adds one that was signed just now. */
    void add(ControlOrder order, Signatories signatories) {
        orders.add(order);
        byPayload.put(order.payload(), signatories);
    }

    /** Adds one that was signed elsewhere; what it says is checked as the ledgers will. */
    void add(Path file, byte[] bytes) {
        ControlOrder order = ControlOrder.read(file, bytes, genesis);
        Signatories signatories = byPayload.get(order.payload());
        if (signatories == null) {
            signatories = signatories(file, order);
            byPayload.put(order.payload(), signatories);
        }
        signatories.signedBy(order.organisation());
        orders.add(order);
    }

    private Signatories signatories(Path file, ControlOrder order) {
        try {
            JsonFields fields = new JsonFields(StrictJson.object(order.payload().getBytes(StandardCharsets.UTF_8)));
            if (!fields.text("action", MAX_NAME_CHARS).equals("deploy")) {
                throw new CliException(Exit.USAGE, file + ": want a signed deployment, got another word on a contract");
            }
            Contract contract = ContractReader.read(
                    file.toString(), fields.text("source", Character.MAX_VALUE), NetworkCurrencies.of(genesis));
            return Signatories.of(contract, fields.texts("parties", MAX_PARTIES, MAX_NAME_CHARS));
        } catch (MalformedDocumentException e) {
            throw new CliException(Exit.USAGE, file + ": " + e.getMessage(), e);
        } catch (ContractSourceException e) {
            throw new CliException(Exit.USAGE, "no contract:\n" + e.getMessage(), e);
        }
    }

    /** In the order in which they were added. */
    List<ControlOrder> orders() {
        return orders;
    }

    /** Who has signed, and who must besides, of each thing that is said. */
    Signatories signatories(ControlOrder order) {
        return byPayload.get(order.payload());
    }
}
