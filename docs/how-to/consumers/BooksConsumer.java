import com.fasterxml.jackson.databind.ObjectMapper;
import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.entry.LedgerEntry;
import io.tallystick.ledger.entry.MalformedEntryException;
import io.tallystick.ledger.entry.OutcomeEntry;
import io.tallystick.ledger.genesis.Genesis;
import io.tallystick.ledger.merkle.ProofException;
import io.tallystick.ledger.note.CheckpointVerifier;
import io.tallystick.ledger.note.NoteException;
import io.tallystick.ledger.proof.MalformedProofException;
import io.tallystick.ledger.proof.TlogProof;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.serde.AvroDeserializer;
import io.tallystick.topology.outcome.OutgoingRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Acts on alerts and settlements of a Tallystick network, each once, and only on what the ledger proves it decided. */
public final class BooksConsumer {
    /** The ledger did not say what the record says, or it cannot be seen that it did. */
    static final class NotProven extends Exception {
        NotProven(String message) {
            super(message);
        }
    }

    private final Genesis genesis;
    private final String ledgers;
    private final Path doneFile;
    private final Set<String> done;
    private final HttpClient http = HttpClient.newHttpClient();

    BooksConsumer(Path networkYaml, String api, Path doneFile) throws IOException {
        this.genesis = Genesis.parse(networkYaml.toString(), Files.readAllBytes(networkYaml));
        this.ledgers = api + "/api/v1/ledgers/";
        this.doneFile = doneFile;
        Files.writeString(doneFile, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND); // fails now rather than later
        this.done = new HashSet<>(Files.readAllLines(doneFile));
    }

    /** Checks that the ledger decided just what a record says, to the last field. */
    private void requireProven(SpecificRecord record, byte[] entry, byte[] proof, int ledger, long index) throws NotProven {
        try {
            TlogProof parsed = TlogProof.parse(proof);
            if (parsed.index() != index) {
                throw new NotProven("proof: of index " + parsed.index() + ", want of index " + index);
            }
            parsed.verify(
                    entry, CheckpointVerifier.of(genesis.ledgerKey(ledger).verifierKey(), SignatureVerifiers.best()));
            if (!(LedgerEntry.decode(entry) instanceof OutcomeEntry outcome)) {
                throw new NotProven("entry " + index + ": no outcome");
            }
            if (OutcomeRecords.of(genesis.network(), ledger, index, outcome.body()).stream()
                    .noneMatch(made -> OutgoingRecord.of(made).value().equals(record))) {
                throw new NotProven("the outcome " + index + " of ledger " + ledger + " makes no such record");
            }
        } catch (MalformedProofException | NoteException | ProofException | MalformedEntryException
                | MalformedOutcomeException e) {
            throw new NotProven(e.getMessage());
        }
    }

    /** Asks until there is an answer: what is sealed is proven moments later. What is not there at all is not proven. */
    private byte[] ask(String path) throws NotProven, IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ledgers + path)).timeout(Duration.ofSeconds(30)).build();
        for (int tries = 0; ; tries++) {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            String why = path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            if (answer.statusCode() == 404 && tries >= 20) {
                throw new NotProven(why);
            }
            if (tries >= 120 || answer.statusCode() != 404 && answer.statusCode() < 500) {
                throw new IOException(why); // the record is not passed over: it comes again
            }
            Thread.sleep(500);
        }
    }

    private void handle(SpecificRecord record, String effectId, String network, int ledger, long index, String what)
            throws IOException, InterruptedException {
        if (done.contains(effectId)) {
            return; // at least once: it was here before
        }
        try {
            if (!network.equals(genesis.network()) || ledger < 0 || ledger >= genesis.ledgerCount()) {
                throw new NotProven("of another network");
            }
            String path = ledger + "/entries/" + index;
            String raw = new ObjectMapper().readTree(ask(path)).path("raw").asText();
            requireProven(record, Base64.getDecoder().decode(raw), ask(path + "/proof"), ledger, index);
        } catch (NotProven e) {
            System.out.println("REFUSED " + effectId + " " + e.getMessage()); // nobody's ledger said it: tell a person
            return;
        }
        // What your business does comes here. It may happen twice after a crash: effectId is its idempotency key.
        System.out.println("ACT " + effectId + " " + what);
        done.add(effectId);
        Files.writeString(doneFile, effectId + "\n", StandardOpenOption.APPEND);
    }

    /** Acts on an alert or settlement, if it is proven and new. Whoever gets an exception hands the record in again. */
    synchronized void handle(SpecificRecord record) throws IOException, InterruptedException {
        if (record instanceof Settlement s) {
            String what = s.getKind() + " " + s.getPayer() + " " + s.getPayee() + " " + s.getAmountMinor() + " " + s.getCurrency();
            handle(s, s.getEffectId(), s.getNetwork(), s.getLedger(), s.getIndex(), what);
        } else if (record instanceof Alert a) {
            String what = a.getState() + " " + a.getSeverity() + " " + a.getSubject() + " " + a.getKey();
            handle(a, a.getEffectId(), a.getNetwork(), a.getLedger(), a.getIndex(), what);
        }
    }

    /** Arguments: broker, registry URL, URL of the HTTP interface, network.yaml, file of what was acted on, consumer group. */
    public static void main(String[] args) throws Exception {
        BooksConsumer books = new BooksConsumer(Path.of(args[3]), args[2], Path.of(args[4]));
        Map<String, Object> config = Map.of(
                "bootstrap.servers", args[0], "schema.registry.url", args[1], "group.id", args[5], "auto.offset.reset", "earliest",
                "isolation.level", "read_committed", "enable.auto.commit", false, "value.deserializer", AvroDeserializer.class,
                "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        try (KafkaConsumer<byte[], SpecificRecord> consumer = new KafkaConsumer<>(config)) {
            consumer.subscribe(Set.of(books.genesis.network() + ".alerts", books.genesis.network() + ".settlements"));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    books.handle(record.value());
                }
                consumer.commitSync(); // after acting: a crash before this brings the records again
            }
        }
    }
}
