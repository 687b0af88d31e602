package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Example;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.money.Currencies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One test of a contract's file. */
final class ExampleRun {
    private static final String SUBJECT = "test";
    private static final String MEMBER = "/test";

    private final Engine engine;
    private final Contract contract;
    private final Currencies currencies;
    private final Example example;
    private final ExampleBook book;
    private final Firings firings = new Firings();
    private final ExampleCheck check;
    private Instance instance;
    private long now;
    private int inputs;

    ExampleRun(Engine engine, Currencies currencies, Example example) {
        this.engine = engine;
        this.contract = engine.contract();
        this.currencies = currencies;
        this.example = example;
        this.book = new ExampleBook(contract, currencies, example);
        this.check = new ExampleCheck(contract, currencies, book);
    }

    ExampleResult run() {
        now = example.start();
        Opened opened = open();
        if (opened instanceof Opened.Not not) {
            check.fail(
                    example.line(),
                    "want the contract opened, got " + told(String.join("; ", not.reasons()), not.told()));
        } else {
            instance = ((Opened.Running) opened).instance();
            check.saw(firings.drain());
            steps();
        }
        return new ExampleResult(example.name(), example.line(), check.failures(), inputs);
    }

    private Opened open() {
        Map<String, String> parties = new TreeMap<>();
        contract.terms().roles().forEach(role -> parties.put(role, role));
        String id = contract.identity().name() + "/" + SUBJECT;
        Openings.Checked checked = Openings.check(
                contract, id, SUBJECT, parties, example.given(), List.of(), currencies, parties::containsKey);
        return checked instanceof Openings.Checked.Good good
                ? engine.open(good.opening(), new Moment(now, 0), book, firings)
                : new Opened.Not(((Openings.Checked.Bad) checked).errors(), "");
    }

    private void steps() {
        for (Example.Step step : example.steps()) {
            moveTo(example.start() + step.atMillis());
            take(step);
            check.saw(firings.drain());
            if (step.expect() != null) {
                check.expect(instance, step.expect(), step.line());
            }
        }
        if (example.then() != null) {
            check.expect(instance, example.then(), example.line());
        }
        instance.suspension()
                .ifPresent(why ->
                        check.fail(example.line(), "want a contract that runs, got " + told(why, instance.told())));
    }

    private static String told(String why, String told) {
        return told.isEmpty() ? why : why + " (" + told + ")";
    }

    /** Timers at their own times first, each with the book's holds that expired by then. */
    private void moveTo(long millis) {
        long to = Math.max(now, millis);
        for (long due = instance.nextDueMillis(); due <= to; due = instance.nextDueMillis()) {
            book.expire(due);
            instance.advance(due, book, firings);
        }
        now = to;
        book.expire(now);
    }

    private void take(Example.Step step) {
        inputs++;
        Moment moment = new Moment(now, inputs);
        long at = step.eventAtMillis() < 0 ? now : example.start() + step.eventAtMillis();
        Map<String, List<Sample>> byDevice = new TreeMap<>();
        for (Input input : contract.inputs()) {
            Object value = step.readings() == null ? null : step.readings().get(input.name());
            if (value != null) {
                byDevice.computeIfAbsent(sender(input, step.by()), device -> new ArrayList<>())
                        .addAll(samples(input, value, at));
            }
        }
        byDevice.forEach(
                (device, samples) -> instance.readings(moment, new Readings(device, false, samples), book, firings));
        for (Input input : contract.inputs()) {
            Map<String, Object> content =
                    step.documents() == null ? null : step.documents().get(input.name());
            if (content != null) {
                come(moment, input, content, step.by());
            }
        }
        if (step.acknowledge() != null
                && !instance.acknowledge(moment, step.acknowledge(), "test" + MEMBER, book, firings)) {
            check.fail(step.line(), "acknowledge: want an open alert " + step.acknowledge() + ", got none");
        }
    }

    private static List<Sample> samples(Input input, Object value, long at) {
        if (input instanceof Input.Location location) {
            List<?> degrees = (List<?>) value;
            return List.of(
                    new Sample(location.latitude(), "lat", degrees.get(0), at),
                    new Sample(location.longitude(), "lon", degrees.get(1), at));
        }
        Input.Reading reading = (Input.Reading) input;
        String unit = reading.unit() == null ? null : reading.unit().symbol();
        return List.of(new Sample(reading.reading(), unit, value, at));
    }

    private String sender(Input input, String by) {
        List<String> roles = input instanceof Input.Reading reading
                ? reading.from().roles()
                : ((Input.Location) input).from().roles();
        String any = roles.isEmpty() ? contract.terms().roles().get(0) : roles.get(0);
        return (by == null ? any : by) + MEMBER;
    }

    private void come(Moment moment, Input input, Map<String, Object> content, String by) {
        if (input instanceof Input.Message message) {
            String from = message.contract() == null ? "test" : message.contract();
            instance.message(moment, new Message(message.message(), from, SUBJECT, content), book, firings);
            return;
        }
        Input.Document document = (Input.Document) input;
        List<String> roles = document.signedBy().isEmpty()
                ? contract.terms().roles().subList(0, 1)
                : document.signedBy().subList(0, document.atLeast());
        byte[] digest = digest(content);
        for (String role : by == null ? roles : List.of(by)) {
            instance.document(moment, new Document(document.document(), content, role + MEMBER, digest), book, firings);
        }
    }

    /** As in a ledger: those who sign different contents have not signed the same document. */
    private static byte[] digest(Map<String, Object> content) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(CanonicalJson.of(content).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
