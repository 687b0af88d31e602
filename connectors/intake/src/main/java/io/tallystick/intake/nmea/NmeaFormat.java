package io.tallystick.intake.nmea;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.Messages;
import io.tallystick.intake.PackWriter;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.Naming;
import io.tallystick.intake.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code nmea}: one or more sentences, each on a line. Keeps, for each of at most 4,096 topics, the last date and the AIS
 * fragments that wait.
 */
public final class NmeaFormat implements PayloadFormat {
    /** A part of templates, besides those of the topic: the vessel of an AIS message, {@code own} in other sentences. */
    public static final String MMSI = "mmsi";

    /** Adds the readings of one sentence. */
    private interface Body {
        void read(PackWriter pack) throws RefusedException;
    }

    private static final class Source {
        final UtcClock clock = new UtcClock();
        final AisAssembler assembler = new AisAssembler();
    }

    private final TopicPattern pattern;
    private final Naming naming;
    private final boolean byVessel;
    private final Map<String, Source> sources = new HashMap<>();

    public NmeaFormat(TopicPattern pattern, Naming naming) {
        this.pattern = pattern;
        this.naming = naming;
        this.byVessel = naming.subject().names().contains(MMSI);
    }

    /** No registered type: the common name. */
    @Override
    public String mediaType() {
        return "text/x-nmea0183";
    }

    @Override
    public List<IntakeResult> read(IntakeMessage message) {
        List<IntakeResult> results = new ArrayList<>();
        try {
            Map<String, String> parts = new LinkedHashMap<>(pattern.match(message.topic()));
            Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            Source source = source(message.topic());
            // Every byte is a character: those that no sentence has are found as such.
            String[] lines = new String(message.payload(), StandardCharsets.ISO_8859_1).split("\r\n|\n|\r");
            if (lines.length == 0 || lines.length > NmeaLimits.MAX_LINES) {
                throw new RefusedException(
                        RefusalCode.MALFORMED,
                        "want 1 to " + NmeaLimits.MAX_LINES + " lines of sentences, got " + lines.length);
            }
            Map<Naming.Names, PackWriter> packs = new LinkedHashMap<>();
            for (String line : lines) {
                sentence(line, source, parts, message.receivedMillis(), packs, results);
            }
            packs.forEach((names, pack) -> results.add(pack.taken(names)));
        } catch (RefusedException e) {
            results.add(e.result());
        }
        return List.copyOf(results);
    }

    private void sentence(
            String line,
            Source source,
            Map<String, String> parts,
            long receivedMillis,
            Map<Naming.Names, PackWriter> packs,
            List<IntakeResult> results) {
        try {
            Sentence sentence = Sentence.parse(line);
            Body body = sentence.mark() == '!'
                    ? ais(sentence, source, parts, receivedMillis, results)
                    : own(sentence, source, parts);
            // Read once to see that it can be read whole: half a sentence is no reading.
            PackWriter trial = new PackWriter();
            body.read(trial);
            if (trial.isEmpty()) {
                results.add(new IntakeResult.Noted(sentence.address() + " gives no reading"));
            } else {
                body.read(packs.computeIfAbsent(naming.names(parts), names -> new PackWriter()));
            }
        } catch (RefusedException e) {
            results.add(e.result());
        }
    }

    private static Body own(Sentence sentence, Source source, Map<String, String> parts) {
        parts.put(MMSI, "own");
        return pack -> new SentenceReadings(source.clock, pack).read(sentence);
    }

    private Body ais(
            Sentence sentence,
            Source source,
            Map<String, String> parts,
            long receivedMillis,
            List<IntakeResult> results)
            throws RefusedException {
        boolean isAis = sentence.address().endsWith("VDM") || sentence.address().endsWith("VDO");
        AisBits bits = isAis ? source.assembler.add(sentence, receivedMillis, results) : null;
        if (bits == null) {
            return pack -> {};
        }
        String mmsi = String.format("%09d", AisReadings.mmsi(bits));
        parts.put(MMSI, mmsi);
        return pack -> new AisReadings(bits, byVessel ? "" : "ais/" + mmsi + "/", pack).read();
    }

    private Source source(String topic) throws RefusedException {
        Source source = sources.get(topic);
        if (source == null) {
            if (sources.size() == NmeaLimits.MAX_SOURCES) {
                throw new RefusedException(
                        RefusalCode.STATE_FULL, "want at most " + NmeaLimits.MAX_SOURCES + " topics, got more");
            }
            source = new Source();
            sources.put(topic, source);
        }
        return source;
    }
}
