package io.tallystick.bridge;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where a record says which topic its device published to.
 *
 * <pre>topic-from = "topic" / "key" / "header:" name</pre>
 */
public sealed interface TopicFrom {
    /** The device's topic: at most {@link IntakeLimits#MAX_TOPIC_BYTES} bytes, else unchecked. */
    String of(String kafkaTopic, byte[] key, Headers headers) throws RefusedException;

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException saying what was wanted and what was found
     */
    static TopicFrom parse(String text) {
        if (text.equals("topic")) {
            return new KafkaTopic();
        }
        if (text.equals("key")) {
            return new RecordKey();
        }
        if (text.startsWith("header:") && text.length() > "header:".length()) {
            return new NamedHeader(text.substring("header:".length()));
        }
        throw new IllegalArgumentException("topic-from: want topic, key or header:NAME, got " + text);
    }

    /** The Kafka topic's own name. */
    record KafkaTopic() implements TopicFrom {
        @Override
        public String of(String kafkaTopic, byte[] key, Headers headers) {
            return kafkaTopic;
        }
    }

    /** The record's key, as UTF-8. */
    record RecordKey() implements TopicFrom {
        @Override
        public String of(String kafkaTopic, byte[] key, Headers headers) throws RefusedException {
            return text("key", key);
        }
    }

    /** The last header of a name, as UTF-8. */
    record NamedHeader(String name) implements TopicFrom {
        @Override
        public String of(String kafkaTopic, byte[] key, Headers headers) throws RefusedException {
            Header header = headers.lastHeader(name);
            return text("header " + name, header == null ? null : header.value());
        }
    }

    private static String text(String what, byte[] bytes) throws RefusedException {
        if (bytes == null) {
            throw bad(what, "none");
        }
        if (bytes.length > IntakeLimits.MAX_TOPIC_BYTES) {
            throw bad(what, bytes.length + " bytes");
        }
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad(what, "bytes that are not UTF-8");
        }
    }

    private static RefusedException bad(String what, String got) {
        return new RefusedException(
                RefusalCode.BAD_TOPIC,
                what + ": want the device's topic, 1 to " + IntakeLimits.MAX_TOPIC_BYTES + " bytes, got " + got);
    }
}
