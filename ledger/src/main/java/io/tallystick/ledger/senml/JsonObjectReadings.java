package io.tallystick.ledger.senml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tallystick.ledger.senml.Reading.Bool;
import io.tallystick.ledger.senml.Reading.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads any JSON object as readings, one for each number, string or boolean in it. A nested one's name is its path, with
 * dots: {@code {"motor":{"rpm":[900,901]}}} gives {@code motor.rpm.0} and {@code motor.rpm.1}. Nulls give none.
 */
final class JsonObjectReadings {
    private final long timeMicros;
    private final List<Reading> readings = new ArrayList<>();

    private JsonObjectReadings(long issuedAtMillis) {
        this.timeMicros = issuedAtMillis * 1000;
    }

    static List<Reading> read(byte[] payload, long issuedAtMillis) throws MalformedReadingsException {
        JsonObjectReadings object = new JsonObjectReadings(issuedAtMillis);
        JsonInput.read(payload, JsonToken.START_OBJECT, parser -> object.readObject(parser, ""));
        return List.copyOf(object.readings);
    }

    private void readObject(JsonParser parser, String prefix) throws IOException, MalformedReadingsException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            parser.nextToken();
            readValue(parser, name);
        }
    }

    private void readArray(JsonParser parser, String prefix) throws IOException, MalformedReadingsException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            readValue(parser, prefix + i);
        }
    }

    private void readValue(JsonParser parser, String name) throws IOException, MalformedReadingsException {
        if (name.isEmpty() || name.length() > SenmlLimits.MAX_NAME) {
            throw new MalformedReadingsException(
                    JsonInput.where(parser), "a name of 1 to " + SenmlLimits.MAX_NAME + " characters", "another");
        }
        switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, name + '.');
            case START_ARRAY -> readArray(parser, name + '.');
            case VALUE_NULL -> {}
            case VALUE_TRUE, VALUE_FALSE -> add(parser, name, new Bool(parser.getBooleanValue()));
            case VALUE_STRING -> add(parser, name, new Text(parser.getText()));
            default -> {
                SenmlRecord.Number number = JsonInput.number(parser);
                add(parser, name, number.numeric());
            }
        }
    }

    private void add(JsonParser parser, String name, Reading.Value value) throws MalformedReadingsException {
        if (readings.size() == SenmlLimits.MAX_RECORDS) {
            throw new MalformedReadingsException(
                    JsonInput.where(parser), "at most " + SenmlLimits.MAX_RECORDS + " readings", "more");
        }
        readings.add(new Reading(name, "", value, timeMicros));
    }
}
