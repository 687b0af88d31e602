package io.tallystick.connect.webhook;

import io.tallystick.connect.webhook.convert.ConnectJson;
import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.EventReader;
import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import io.tallystick.connect.webhook.request.RequestBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes requests of Connect's records, whatever converters they came through. */
final class RecordReader {
    private static final String SPEC_VERSION = "ce_specversion";

    private final EventReader events;
    private final RequestBuilder requests;

    RecordReader(EventReader events, RequestBuilder requests) {
        this.events = events;
        this.requests = requests;
    }

    /** @throws UnconvertibleRecordException if no request can be made of it */
    Outbound read(SinkRecord record) {
        String key = key(record);
        String place =
                record.originalTopic() + "/" + record.originalKafkaPartition() + "/" + record.originalKafkaOffset();
        CloudEvent event =
                events.read(headers(record), ConnectJson.value(record.valueSchema(), record.value()), place, key);
        return new Outbound(record, key, requests.build(event, key));
    }

    /** The key as text; null when there is none. */
    static String key(SinkRecord record) {
        return ConnectJson.key(record.keySchema(), record.key());
    }

    private static Map<String, String> headers(SinkRecord record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            String text = text(header);
            if (text != null) {
                headers.put(header.key(), text);
            }
        }
        return headers;
    }

    /** A worker's default header converter guesses at types; text comes back from them as it was for the headers of a ledger. */
    private static String text(Header header) {
        if (header.key().equals(SPEC_VERSION) && header.value() instanceof Number number) {
            return Double.toString(number.doubleValue());
        }
        try {
            return header.value() instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : Values.convertToString(header.schema(), header.value());
        } catch (DataException e) {
            throw new UnconvertibleRecordException(
                    "the header " + header.key() + " is no text: " + e.getMessage() + "; set header.converter to"
                            + " org.apache.kafka.connect.storage.StringConverter",
                    e);
        }
    }
}
