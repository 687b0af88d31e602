package io.tallystick.topology.outcome;

import io.tallystick.contracts.record.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The attributes of a record as headers: CloudEvents 1.0.2 in the binary mode of its Kafka protocol binding (section 3.2), each
 * {@code ce_} and the attribute's name, in UTF-8. {@code ce_ledger} and {@code ce_index} are extensions: the leaf that proves the record.
 */
final class CloudEventHeaders {
    private static final String CONTENT_TYPE = "application/avro";

    private CloudEventHeaders() {}

    /**
     * @param type the reverse-DNS name of the kind of occurrence
     * @param subject what it is about
     */
    static Headers of(Origin origin, String type, String subject) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", origin.effectId());
        add(headers, "ce_source", "/tallystick/" + origin.network() + "/" + origin.ledger());
        add(headers, "ce_type", type);
        add(headers, "ce_subject", subject);
        add(headers, "ce_time", Instant.ofEpochMilli(origin.timeMillis()).toString());
        add(headers, "ce_ledger", Integer.toString(origin.ledger()));
        add(headers, "ce_index", Long.toString(origin.index()));
        add(headers, "content-type", CONTENT_TYPE);
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
