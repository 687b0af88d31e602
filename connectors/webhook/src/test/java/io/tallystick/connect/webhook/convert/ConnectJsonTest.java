package io.tallystick.connect.webhook.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.webhook.event.UnconvertibleRecordException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class ConnectJsonTest {
    @Test
    void value_logicalTypes_areText() {
        assertThat(ConnectJson.value(Timestamp.SCHEMA, new Date(1))).hasToString("\"1970-01-01T00:00:00.001Z\"");
        assertThat(ConnectJson.value(org.apache.kafka.connect.data.Date.SCHEMA, new Date(0)))
                .hasToString("\"1970-01-01\"");
        assertThat(ConnectJson.value(Time.SCHEMA, new Date(1_000))).hasToString("\"00:00:01\"");
        assertThat(ConnectJson.value(Decimal.schema(2), new BigDecimal("10.50")))
                .hasToString("\"10.50\"");
    }

    @Test
    void value_bytes_areTextAtTheTopAndBase64Inside() {
        byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(ConnectJson.value(null, bytes)).hasToString("\"{}\"");
        assertThat(ConnectJson.value(null, List.of(bytes))).hasToString("[\"e30=\"]");
    }

    @Test
    void value_bytesThatAreNoText_areRefused() {
        assertThatThrownBy(() -> ConnectJson.value(null, new byte[] {(byte) 0xff}))
                .isInstanceOf(UnconvertibleRecordException.class)
                .hasMessageContaining("converter");
    }

    @Test
    void value_mapInAnyOrder_hasTheSameBytes() {
        Random random = new Random(7);
        Map<String, Object> one = new HashMap<>();
        Map<String, Object> other = new HashMap<>(1_024);
        for (int i = 0; i < 100; i++) {
            one.put("k" + random.nextInt(1_000), i);
        }
        List<String> names = new ArrayList<>(one.keySet());
        java.util.Collections.reverse(names);
        names.forEach(name -> other.put(name, one.get(name)));
        assertThat(ConnectJson.value(null, one)).hasToString(String.valueOf(ConnectJson.value(null, other)));
    }

    @Test
    void value_notInJson_isRefused() {
        assertThatThrownBy(() -> ConnectJson.value(null, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> ConnectJson.value(null, Map.of(1, 2))).hasMessageContaining("names of");
        assertThatThrownBy(() -> ConnectJson.value(null, new StringBuilder())).hasMessageContaining("not Connect's");
        List<Object> deep = new ArrayList<>();
        deep.add(deep);
        assertThatThrownBy(() -> ConnectJson.value(null, deep)).hasMessageContaining("64 deep");
    }

    @Test
    void key_textAndNumbers_areTheirText() {
        assertThat(ConnectJson.key(null, "press-4")).isEqualTo("press-4");
        assertThat(ConnectJson.key(null, 7L)).isEqualTo("7");
        assertThat(ConnectJson.key(null, null)).isNull();
    }
}
