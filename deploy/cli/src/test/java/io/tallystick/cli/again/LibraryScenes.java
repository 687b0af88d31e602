package io.tallystick.cli.again;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.testing.TestNetwork;
import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.lang.ContractReader;
import io.tallystick.rules.lang.Durations;
import io.tallystick.rules.money.Currencies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tests of the library's contracts as a network's life: each contract is deployed, each of its tests is an instance on a subject of its
 * own, and all of them run side by side from one moment on. Contracts that send words to other subjects are left out: what comes of those
 * hangs on when they arrive.
 */
final class LibraryScenes {
    static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD");
    static final String MINT = "mint";

    private static final Path LIBRARY = Path.of("../../rules-engine/library");
    private static final long FUNDED = TestNetwork.START.toEpochMilli() + 1_000;
    private static final long OPENED = TestNetwork.START.toEpochMilli() + 3_600_000;

    private final List<Contract> contracts = new ArrayList<>();

    LibraryScenes() throws Exception {
        try (Stream<Path> files = Files.walk(LIBRARY, 3)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString()
                        .equals(file.getParent() + "/" + file.getParent().getFileName() + ".yaml")) {
                    Contract contract = ContractReader.read(file.toString(), Files.readString(file), Currencies.iso());
                    if (!contract.identity().source().contains("send:")
                            && contract.inputs().stream().noneMatch(Input.Message.class::isInstance)) {
                        contracts.add(contract);
                    }
                }
            }
        }
    }

    int contracts() {
        return contracts.size();
    }

    int instances() {
        return contracts.stream()
                .mapToInt(contract -> contract.examples().size())
                .sum();
    }

    /** All that take part, sorted; the first is the issuer. */
    List<String> organisations() {
        TreeSet<String> all = new TreeSet<>();
        contracts.forEach(contract -> contract.terms().roles().forEach(role -> all.add(organisation(role))));
        List<String> list = new ArrayList<>(List.of(MINT));
        list.addAll(all);
        return list;
    }

    /** What happens, in order of time. */
    List<Happening> happenings(LibraryNetwork network) {
        List<Happening> all = new ArrayList<>();
        for (Contract contract : contracts) {
            deploy(contract, all);
            for (int i = 0; i < contract.examples().size(); i++) {
                String subject = contract.identity().name() + "-" + i;
                open(contract, contract.examples().get(i), subject, all);
                for (Example.Step step : contract.examples().get(i).steps()) {
                    take(contract, contract.examples().get(i), step, subject, all);
                }
            }
        }
        fund(network, all);
        all.sort((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
        return all;
    }

    /** A lot of money for everybody in every ledger, without a message: nothing is refused because something comes later. */
    private void fund(LibraryNetwork network, List<Happening> all) {
        for (int ledger = 0; ledger < network.ledgers(); ledger++) {
            String desk = network.subject("desk", ledger);
            for (String currency : CURRENCIES) {
                for (String organisation : organisations()) {
                    Map<String, Object> issue = document("tallystick.issue");
                    issue.put("to", organisation);
                    issue.put("amount", currency + " 1000000.00");
                    issue.put("ledger", ledger);
                    all.add(document(FUNDED, member(MINT), desk, issue));
                }
            }
        }
    }

    static void deploy(Contract contract, List<Happening> all) {
        Contract.Identity identity = contract.identity();
        String payload = Json.line(Json.object(
                "action",
                "deploy",
                "contract",
                identity.name(),
                "version",
                identity.version(),
                "hash",
                identity.hash(),
                "source",
                identity.source()));
        String signer = organisation(contract.terms().signatories().get(0));
        all.add(new Happening(
                TestNetwork.START.toEpochMilli(),
                signer,
                "contract/" + identity.name(),
                ContentType.CONTRACT,
                payload));
    }

    private static void open(Contract contract, Example example, String subject, List<Happening> all) {
        Map<String, Object> open = document("tallystick.open");
        open.put("contract", contract.identity().name());
        open.put("version", contract.identity().version());
        Map<String, Object> parties = new TreeMap<>();
        contract.terms().roles().forEach(role -> parties.put(role, organisation(role)));
        open.put("parties", parties);
        Map<String, Object> params = new TreeMap<>();
        example.given().forEach((name, value) -> params.put(name, param(value, OPENED - example.start())));
        open.put("params", params);
        for (String role : contract.terms().openers()) {
            all.add(document(OPENED, member(organisation(role)), subject, open));
        }
    }

    private static Object param(Object value, long laterMillis) {
        if (value instanceof Instant time) {
            return time.plusMillis(laterMillis).toString();
        }
        if (value instanceof Duration duration) {
            return Durations.print(duration);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static void take(
            Contract contract, Example example, Example.Step step, String subject, List<Happening> all) {
        long at = OPENED + step.atMillis();
        Map<String, List<Object>> byDevice = new TreeMap<>();
        for (Input input : contract.inputs()) {
            Object value = step.readings() == null ? null : step.readings().get(input.name());
            if (value != null) {
                long time = step.eventAtMillis() < 0 ? -1 : OPENED + step.eventAtMillis();
                byDevice.computeIfAbsent(sender(contract, input, step.by()), device -> new ArrayList<>())
                        .addAll(records(input, value, time));
            }
            Map<String, Object> content =
                    step.documents() == null ? null : step.documents().get(input.name());
            if (content != null && input instanceof Input.Document document) {
                Map<String, Object> said = document(document.document());
                said.putAll(content);
                for (String role : signers(contract, document, step.by())) {
                    all.add(document(at, member(organisation(role)), subject, said));
                }
            }
        }
        byDevice.forEach((device, records) ->
                all.add(new Happening(at, device, subject, ContentType.SENML_JSON, Json.line(records))));
        if (step.acknowledge() != null) {
            Map<String, Object> acknowledge = document("tallystick.acknowledge");
            acknowledge.put("key", step.acknowledge());
            all.add(document(at, member(organisation(contract.terms().roles().get(0))), subject, acknowledge));
        }
    }

    private static List<String> signers(Contract contract, Input.Document document, String by) {
        if (by != null) {
            return List.of(by);
        }
        return document.signedBy().isEmpty()
                ? contract.terms().roles().subList(0, 1)
                : document.signedBy().subList(0, document.atLeast());
    }

    private static String sender(Contract contract, Input input, String by) {
        List<String> roles = input instanceof Input.Reading reading
                ? reading.from().roles()
                : ((Input.Location) input).from().roles();
        String any = roles.isEmpty() ? contract.terms().roles().get(0) : roles.get(0);
        return member(organisation(by == null ? any : by));
    }

    private static List<Object> records(Input input, Object value, long time) {
        if (input instanceof Input.Location location) {
            List<?> degrees = (List<?>) value;
            return List.of(
                    record(location.latitude(), "lat", degrees.get(0), time),
                    record(location.longitude(), "lon", degrees.get(1), time));
        }
        Input.Reading reading = (Input.Reading) input;
        return List.of(record(
                reading.reading(),
                reading.unit() == null ? null : reading.unit().symbol(),
                value,
                time));
    }

    private static Object record(String name, String unit, Object value, long time) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("n", name);
        if (unit != null) {
            record.put("u", unit);
        }
        if (time >= 0) {
            record.put("t", time / 1_000.0);
        }
        record.put(value instanceof Boolean ? "vb" : value instanceof String ? "vs" : "v", value);
        return record;
    }

    private static Map<String, Object> document(String type) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("document", type);
        return document;
    }

    static Happening document(long at, String member, String subject, Map<String, Object> content) {
        return new Happening(at, member, subject, ContentType.JSON, Json.line(content));
    }

    static String member(String organisation) {
        return organisation + "/test";
    }

    private static String organisation(String role) {
        return role.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
