package io.tallystick.cli;

import io.tallystick.bench.figures.Json;
import io.tallystick.ledger.merkle.Hashes;
import io.tallystick.rules.engine.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A document beside recorded readings, one JSON object a line:
 *
 * <pre>{"time": "2026-01-31T12:00:00Z", "subject": "shipment-7", "by": "carrier", "document": {"document": "delivery"}}</pre>
 *
 * @param line where it stands, from 1
 * @param subject what it is about
 * @param timeMillis when it came
 * @param document what it says, and who signed
 */
record RecordedDocument(int line, String subject, long timeMillis, Document document) {
    /** As many as a file of them may have: they are all in memory. */
    private static final int MAX_DOCUMENTS = 1_000_000;

    private static final List<String> MEMBERS = List.of("time", "subject", "by", "document");

    /**
     * All of a file, by time; those of one time as they stand.
     *
     * @param organisations who plays a role
     */
    static List<RecordedDocument> read(Path file, UnaryOperator<String> organisations) throws IOException {
        List<RecordedDocument> all = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(Inputs.file(file), StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(all, file, number, line, organisations);
                }
            }
        }
        all.sort(Comparator.comparingLong(RecordedDocument::timeMillis));
        return all;
    }

    private static void add(
            List<RecordedDocument> all, Path file, int number, String line, UnaryOperator<String> organisations) {
        try {
            Map<String, Object> object = JsonObjects.parse(line);
            for (String name : object.keySet()) {
                if (!MEMBERS.contains(name)) {
                    throw new IOException("unknown member \"" + name + "\", want " + MEMBERS);
                }
            }
            long time = Instant.parse(text(object, "time")).toEpochMilli();
            String subject = text(object, "subject");
            Map<String, Object> content = content(object);
            List<?> signers = object.get("by") instanceof List<?> list ? list : List.of(text(object, "by"));
            for (Object signer : signers) {
                if (all.size() == MAX_DOCUMENTS) {
                    throw new IOException("want at most " + MAX_DOCUMENTS + " documents, got more");
                }
                all.add(new RecordedDocument(number, subject, time, document(content, signer + "", organisations)));
            }
        } catch (IOException | DateTimeParseException e) {
            String problem = e instanceof com.fasterxml.jackson.core.JsonProcessingException json
                    ? json.getOriginalMessage()
                    : e.getMessage();
            throw new CliException(Exit.USAGE, file + ":" + number + ": " + problem, e);
        }
    }

    /** A role signs as a member of its organisation that is called as the role. */
    private static Document document(Map<String, Object> content, String by, UnaryOperator<String> organisations) {
        String signer = by.indexOf('/') > 0 ? by : organisations.apply(by) + "/" + by;
        byte[] sorted = Json.line(sorted(content)).getBytes(StandardCharsets.UTF_8);
        return new Document((String) content.get("document"), content, signer, Hashes.sha256(sorted));
    }

    private static Map<String, Object> content(Map<String, Object> object) throws IOException {
        Object content = object.get("document");
        if (content instanceof Map<?, ?> map && map.get("document") instanceof String) {
            Map<String, Object> document = new TreeMap<>();
            map.forEach((name, value) -> document.put((String) name, value));
            return document;
        }
        throw new IOException("member \"document\": want an object with a member \"document\" that names its type");
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, member) -> sorted.put((String) name, sorted(member)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(RecordedDocument::sorted).toList()
                : value;
    }

    private static String text(Map<String, Object> object, String name) throws IOException {
        if (object.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IOException("member \"" + name + "\": want a text, got "
                + (object.containsKey(name) ? Json.line(object.get(name)) : "none"));
    }
}
