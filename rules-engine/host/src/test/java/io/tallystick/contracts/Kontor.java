package io.tallystick.contracts;

import io.tallystick.contracts.outcome.MalformedOutcomeException;
import io.tallystick.contracts.outcome.Outcome;
import io.tallystick.contracts.outcome.OutcomeCodec;
import io.tallystick.contracts.record.OutcomeRecord;
import io.tallystick.contracts.record.OutcomeRecords;
import io.tallystick.ledger.audit.LedgerInvalidException;
import io.tallystick.ledger.block.Block;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.Envelopes;
import io.tallystick.ledger.envelope.OnBehalf;
import io.tallystick.ledger.envelope.Original;
import io.tallystick.ledger.genesis.Currency;
import io.tallystick.ledger.genesis.LedgerClockKind;
import io.tallystick.ledger.pipeline.LedgerSettings;
import io.tallystick.ledger.pipeline.SubjectRouting;
import io.tallystick.ledger.testing.PureLedger;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A network of two ledgers with contracts, joined by their messages: bank, seller, buyer and carrier, who trade in EUR. */
final class Kontor {
    final TestNetwork network;
    final List<PureLedger> ledgers = new ArrayList<>();
    final List<ContractHost> hosts = new ArrayList<>(Arrays.asList(null, null));
    private final Map<String, TestDevice> devices = new TreeMap<>();
    private final Map<String, Long> sequences = new TreeMap<>();
    private final int[] delivered = new int[2];
    private Instant now = TestNetwork.START;
    /** Whether every commit is followed by a restart. */
    private final boolean restarting;

    Kontor(LedgerClockKind clock, boolean restarting) {
        this.restarting = restarting;
        network = new TestNetwork(
                "kontor", clock, 2, List.of(new Currency("EUR", 2, "bank")), "bank", "seller", "buyer", "carrier");
        for (int ledger = 0; ledger < 2; ledger++) {
            ledgers.add(new PureLedger(
                    network.genesis(), ledger, LedgerSettings.DEFAULTS, (genesis, number, backend) -> {
                        hosts.set(number, ContractHost.open(genesis, number, backend));
                        return hosts.get(number);
                    }));
        }
    }

    Kontor() {
        this(LedgerClockKind.WALL, false);
    }

    /** A subject of a ledger, made of a word. */
    String subject(String word, int ledger) {
        for (int i = 0; ; i++) {
            String subject = word + "-" + i;
            if (SubjectRouting.ledgerOf(subject, 2) == ledger) {
                return subject;
            }
        }
    }

    int homeOf(String organisation) {
        return SubjectRouting.ledgerOf("account/" + organisation, 2);
    }

    /** Commits and moves all clocks: on wall-clock ledgers timers fire, on others the next event brings them the time. */
    Kontor after(Duration by) {
        commit();
        now = now.plus(by);
        ledgers.forEach(ledger -> ledger.advance(by));
        return this;
    }

    Instant now() {
        return now;
    }

    /** A member's document. */
    Kontor document(String member, String subject, String json) {
        return event(member, subject, ContentType.JSON, json);
    }

    /** A device's temperature. */
    Kontor temperature(String device, String subject, double celsius) {
        return event(
                device,
                subject,
                ContentType.SENML_JSON,
                "[{\"n\":\"temperature\",\"u\":\"Cel\",\"v\":" + celsius + "}]");
    }

    /** What a gateway signs for a device of its organisation, which sent it just so. */
    Kontor byGateway(String gateway, String device, String subject, ContentType type, String payload) {
        TestDevice signer = devices.computeIfAbsent(gateway, network::gateway);
        long sequence = sequences.merge(gateway + "/" + device + " " + subject, 1L, Long::sum);
        byte[] envelope = Envelopes.signFor(
                new OnBehalf(device, Original.asPayload(type.mediaType(), "plant/" + device)),
                signer.signer(),
                gateway,
                subject,
                sequence,
                now,
                type,
                payload.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? signer.chain() : List.of());
        ledgers.get(SubjectRouting.ledgerOf(subject, 2)).accept(subject, envelope);
        return this;
    }

    Kontor event(String signer, String subject, ContentType type, String payload) {
        TestDevice device = devices.computeIfAbsent(signer, network::device);
        long sequence = sequences.merge(signer + " " + subject, 1L, Long::sum);
        byte[] envelope = Envelopes.sign(
                device.signer(),
                signer,
                subject,
                sequence,
                now,
                type,
                payload.getBytes(StandardCharsets.UTF_8),
                sequence == 1 ? device.chain() : List.of());
        ledgers.get(SubjectRouting.ledgerOf(subject, 2)).accept(subject, envelope);
        return this;
    }

    /** An organisation's word about a contract, to all ledgers. */
    Kontor control(String organisation, String contract, String payload) {
        String subject = "contract/" + contract;
        long sequence = sequences.merge(organisation + " " + subject, 1L, Long::sum);
        byte[] envelope = network.contract(organisation, subject, sequence, now, payload);
        ledgers.forEach(ledger -> ledger.accept(subject, envelope));
        return this;
    }

    static String deployment(String contract, String version, String source, String parties) {
        return "{\"action\":\"deploy\",\"contract\":\"" + contract + "\",\"version\":\"" + version + "\",\"hash\":\""
                + hash(source) + "\",\"source\":" + quoted(source) + ",\"parties\":" + parties + ",\"migrate\":false}";
    }

    /** A deployment of a next version that takes over what runs. */
    static String migration(String contract, String version, String source, String parties) {
        return deployment(contract, version, source, parties).replace("\"migrate\":false", "\"migrate\":true");
    }

    static String hash(String source) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** Commits both ledgers. */
    Kontor commit() {
        for (PureLedger ledger : ledgers) {
            ledger.commit();
            if (restarting) {
                ledger.restart();
            }
        }
        return this;
    }

    /** Commits, and brings messages to their ledgers until none is left. */
    Kontor settle() {
        commit();
        boolean any = true;
        while (any) {
            any = false;
            for (int from = 0; from < 2; from++) {
                List<PureLedger.Told> told = ledgers.get(from).outcomes();
                for (; delivered[from] < told.size(); delivered[from]++) {
                    PureLedger.Told outcome = told.get(delivered[from]);
                    for (OutcomeRecord.MessageRecord message :
                            only(OutcomeRecord.MessageRecord.class, records(from, outcome))) {
                        any = true;
                        ledgers.get(message.toLedger())
                                .receive(from, message.sequence(), outcome.index(), message.payload());
                    }
                }
            }
            commit();
        }
        return this;
    }

    /** What a ledger's outcomes say so far, statements left out. */
    List<Outcome> outcomes(int ledger) {
        List<Outcome> outcomes = new ArrayList<>();
        for (PureLedger.Told told : ledgers.get(ledger).outcomes()) {
            outcomes.add(decode(told));
        }
        outcomes.removeIf(outcome -> outcome instanceof Outcome.Statement);
        return outcomes;
    }

    <T> List<T> outcomes(int ledger, Class<T> kind) {
        return only(kind, outcomes(ledger));
    }

    Outcome lastOutcome(int ledger) {
        List<Outcome> outcomes = outcomes(ledger);
        return outcomes.get(outcomes.size() - 1);
    }

    <T> List<T> records(int ledger, Class<T> kind) {
        List<OutcomeRecord> records = new ArrayList<>();
        ledgers.get(ledger).outcomes().forEach(told -> records.addAll(records(ledger, told)));
        return only(kind, records);
    }

    static <T> List<T> only(Class<T> kind, List<?> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<OutcomeRecord> records(int ledger, PureLedger.Told told) {
        return OutcomeRecords.of("kontor", ledger, told.index(), decode(told));
    }

    private static Outcome decode(PureLedger.Told told) {
        try {
            return OutcomeCodec.decode(Arrays.copyOfRange(told.bytes(), 1, told.bytes().length));
        } catch (MalformedOutcomeException e) {
            throw new AssertionError(e);
        }
    }

    /** Audits a ledger's entries, contracts included. */
    ReplayAudit audit(int ledger, List<byte[]> entries) throws LedgerInvalidException {
        ReplayAudit audit = new ReplayAudit(network.genesis(), ledger, SignatureVerifiers.best(), block -> {});
        for (byte[] entry : entries) {
            audit.auditor().feed(entry, 0, entry.length);
        }
        List<Block> blocks = ledgers.get(ledger).blocks();
        Block last = blocks.get(blocks.size() - 1);
        audit.auditor().requireTree(last.treeSize(), last.root());
        return audit;
    }

    ReplayAudit audit(int ledger) throws LedgerInvalidException {
        return audit(ledger, ledgers.get(ledger).entryBytes());
    }

    /** A member's balance in a ledger in cents, and what of it is held. */
    List<Long> money(int ledger, String organisation) {
        return hosts.get(ledger).queries().accounts().stream()
                .filter(account -> account.storeKey().equals("a:m:EUR:" + organisation))
                .findFirst()
                .map(account -> List.of(account.posted(), account.held()))
                .orElse(List.of(0L, 0L));
    }
}
