package io.tallystick.intake.sparkplug;

import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.Results;
import io.tallystick.intake.topic.TopicPattern;
import java.util.List;

/** An edge node that says what a test wants. */
final class Edge {
    static final long TIME = 1_706_702_401_000L;

    final SparkplugFormat format = newFormat();

    static SparkplugFormat newFormat() {
        PayloadFormat format =
                PayloadFormats.of("sparkplug", TopicPattern.parse("#"), "{group}-{edge}-{device}", "{device}");
        return (SparkplugFormat) format;
    }

    List<IntakeResult> say(String type, ProtoWriter payload) {
        String topic = "spBv1.0/g/" + type + "/e" + (type.startsWith("D") ? "/d" : "");
        return format.read(new IntakeMessage(topic, payload.toByteArray(), Results.RECEIVED));
    }

    /** A node born with sequence 0 and bdSeq 3, and a device with sequence 1, which has metrics "t" (alias 1) and "n". */
    Edge born() {
        say("NBIRTH", payload(0).message(2, bdSeq(3)));
        say("DBIRTH", deviceBirth());
        return this;
    }

    static ProtoWriter deviceBirth() {
        return payload(1)
                .message(2, metric("t", 10).varint(2, 1).real(13, 20.5))
                .message(2, metric("n", 3).varint(10, 7));
    }

    static ProtoWriter payload(int seq) {
        return new ProtoWriter().varint(1, TIME).varint(3, seq);
    }

    static ProtoWriter bdSeq(int value) {
        return metric("bdSeq", 8).varint(11, value);
    }

    static ProtoWriter metric(String name, int type) {
        return new ProtoWriter().text(1, name).varint(4, type);
    }

    static ProtoWriter alias(long alias) {
        return new ProtoWriter().varint(2, alias);
    }
}
