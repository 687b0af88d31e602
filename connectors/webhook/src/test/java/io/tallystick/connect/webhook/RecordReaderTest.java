package io.tallystick.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.connect.webhook.event.EventDefaults;
import io.tallystick.connect.webhook.event.EventReader;
import io.tallystick.connect.webhook.event.StrictJson;
import io.tallystick.connect.webhook.request.ContentMode;
import io.tallystick.connect.webhook.request.RequestBuilder;
import io.tallystick.connect.webhook.request.Signers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final Map<String, String> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("ce_specversion", "1.0");
        HEADERS.put("ce_id", "demo/1/500/0");
        HEADERS.put("ce_source", "/tallystick/demo/1");
        HEADERS.put("ce_type", "io.tallystick.alert.raised");
        HEADERS.put("ce_subject", "press-4");
        HEADERS.put("ce_time", "2026-01-01T00:00:00Z");
        HEADERS.put("ce_ledger", "1");
        HEADERS.put("ce_index", "500");
        HEADERS.put("content-type", "application/avro");
    }

    private final RecordReader reader = new RecordReader(
            new EventReader(new EventDefaults("/kafka", "t", "effectId")),
            new RequestBuilder(ContentMode.BINARY, null, Signers.parse(""), 1_000));

    @Test
    void read_headersOfALedger_areTheirTextThroughEitherHeaderConverter() {
        HEADERS.forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                String want = value;
                for (HeaderConverter converter :
                        new HeaderConverter[] {new StringConverter(), new SimpleHeaderConverter()}) {
                    if (converter instanceof StringConverter text) {
                        text.configure(Map.of(), true);
                    }
                    String got =
                            read(converter).request().headers(Instant.EPOCH).get("ce-" + name.substring(3));
                    if (name.equals("ce_time")) {
                        assertThat(Instant.parse(got)).isEqualTo(want);
                    } else {
                        assertThat(got)
                                .as("%s through %s", name, converter.getClass())
                                .isEqualTo(want);
                    }
                }
            }
        });
    }

    @Test
    void read_mapWithoutSchema_isJson() {
        Outbound read = reader.read(record(Map.of("b", 1, "a", "x"), new ConnectHeaders()));
        assertThat(StrictJson.parse(new String(read.request().body(), StandardCharsets.UTF_8)))
                .hasToString("{\"a\":\"x\",\"b\":1}");
        assertThat(read.request().id()).isEqualTo("demo%2Ealerts/3/42");
        assertThat(read.lane().key()).isEqualTo("press-4");
    }

    private Outbound read(HeaderConverter converter) {
        ConnectHeaders headers = new ConnectHeaders();
        HEADERS.forEach((name, value) ->
                headers.add(name, converter.toConnectHeader("t", name, value.getBytes(StandardCharsets.UTF_8))));
        return reader.read(record("{}", headers));
    }

    private static SinkRecord record(Object value, ConnectHeaders headers) {
        return new SinkRecord(
                "demo.alerts", 3, null, "press-4", null, value, 42, 0L, TimestampType.CREATE_TIME, headers);
    }
}
