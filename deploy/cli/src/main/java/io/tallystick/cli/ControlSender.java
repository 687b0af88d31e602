package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.pipeline.ContractSubject;
import io.tallystick.schemas.topics.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends organisations' words on contracts to every ledger. */
final class ControlSender implements AutoCloseable {
    private final KafkaNetwork network;
    private final Genesis genesis;
    private final Topics topics;
    private final ControlOptions options;
    private final Console console;
    private final Clock clock;
    private final EventSender sender;

    /** Waits for the broker. */
    ControlSender(KafkaNetwork network, Genesis genesis, ControlOptions options, Console console, Clock clock)
            throws Exception {
        this.network = network;
        this.genesis = genesis;
        this.topics = new Topics(genesis.network());
        this.options = options;
        this.console = console;
        this.clock = clock;
        this.sender = new EventSender(network.kafka(), topics, console.err());
    }

    /** Sends all, one after the other, says what came of each, and gives the exit code. */
    int send(OrderBook book) throws Exception {
        int exit = Exit.HOLDS;
        for (ControlOrder order : book.orders()) {
            List<Sealed> sealed = send(order);
            List<String> missing = book.signatories(order).missing();
            console.print(
                    Json.object(
                            "contract",
                            order.contract(),
                            "version",
                            order.version(),
                            "signedBy",
                            order.organisation(),
                            "ledgers",
                            genesis.ledgerCount(),
                            "wanted",
                            missing,
                            "sealed",
                            sealed.stream().map(Sealed::json).toList()),
                    text(order, sealed, book.signatories(order)));
            if (!sealed.stream().allMatch(Sealed::done)) {
                exit = Exit.DOES_NOT_HOLD;
            }
        }
        return exit;
    }

    /** Waits for each before the next is sent: an organisation's numbers must come in order. */
    private List<Sealed> send(ControlOrder order) throws Exception {
        String key = new ContractSubject(order.contract()).toString();
        List<Sealed.Watch> watches = new ArrayList<>();
        List<Future<RecordMetadata>> pending = new ArrayList<>();
        for (int ledger = 0; ledger < genesis.ledgerCount(); ledger++) {
            if (options.waits()) {
                watches.add(Sealed.Watch.begin(network, topics, ledger, console.err()));
            }
            pending.add(sender.send(ledger, key, order.envelope(), clock.millis(), null));
        }
        List<Sealed> sealed = new ArrayList<>();
        for (int ledger = 0; ledger < pending.size(); ledger++) {
            RecordMetadata where = sender.await(pending.get(ledger));
            if (options.waits()) {
                sealed.add(watches.get(ledger).await(order.envelope(), where.offset()));
            }
        }
        return sealed;
    }

    private String text(ControlOrder order, List<Sealed> sealed, Signatories signatories) {
        String text = order.title() + ", signed by " + order.organisation() + ": sent to " + genesis.ledgerCount()
                + (genesis.ledgerCount() == 1 ? " ledger" : " ledgers") + signatories.text();
        StringBuilder lines = new StringBuilder(text);
        for (Sealed one : sealed) {
            lines.append(System.lineSeparator()).append("  ").append(one);
            if (one.accepted() && one.answers().isEmpty()) {
                lines.append(": waits for other signatures");
            }
        }
        return lines.toString();
    }

    @Override
    public void close() {
        sender.close();
    }
}
