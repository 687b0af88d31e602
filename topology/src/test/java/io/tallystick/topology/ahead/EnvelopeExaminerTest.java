package io.tallystick.topology.ahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.crypto.SignatureVerifier;
import io.tallystick.ledger.crypto.SignatureVerifiers;
import io.tallystick.ledger.crypto.VerificationKey;
import io.tallystick.ledger.testing.TestDevice;
import io.tallystick.ledger.testing.TestNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EnvelopeExaminerTest {
    private static final String SUBJECT = "shipment-1";

    private final TestNetwork network = new TestNetwork("examiner", 1, "acme");
    private final TestDevice device = network.device("acme/s1");

    /** Counts how often it is asked. */
    private static SignatureVerifier counting(AtomicInteger asked) {
        SignatureVerifier real = SignatureVerifiers.best();
        return new SignatureVerifier() {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
                asked.incrementAndGet();
                return real.verify(key, message, signature);
            }
        };
    }

    private List<byte[]> envelopes(int count) {
        List<byte[]> values = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            values.add(device.envelope(SUBJECT, n, n, false));
        }
        return values;
    }

    @Test
    void take_inOrder_findsEachRecordCheckedOnce() {
        AtomicInteger asked = new AtomicInteger();
        List<byte[]> values = envelopes(1_000);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(counting(asked), 4)) {
            examiner.learn(device.id(), device.signer().verificationKey());
            examiner.polled(0, records(values.subList(0, 700)));
            examiner.polled(0, records(values.subList(700, 1_000)));
            ExaminedEnvelopes ahead = examiner.envelopes(0);
            for (byte[] value : values) {
                assertThat(ahead.take(value)).isNotNull();
            }
            assertThat(ahead.take(values.get(999))).isNull();
        }
        assertThat(asked).hasValue(1_000);
    }

    @Test
    void take_someRecordsPassedOver_goesOnBehindThem() {
        List<byte[]> values = envelopes(200);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 1)) {
            examiner.polled(0, records(values));
            ExaminedEnvelopes ahead = examiner.envelopes(0);
            assertThat(ahead.take(values.get(3))).isNotNull();
            assertThat(ahead.take(values.get(150))).isNotNull();
            assertThat(ahead.take(values.get(4)))
                    .as("what lies behind is forgotten")
                    .isNull();
        }
    }

    @Test
    void take_sameBytesInAnotherArray_findsNothing() {
        List<byte[]> values = envelopes(1);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 1)) {
            examiner.polled(0, records(values));
            assertThat(examiner.envelopes(0).take(values.get(0).clone())).isNull();
        }
    }

    @Test
    void take_otherLedgerOrNull_findsNothingAndForgetsNothing() {
        List<byte[]> values = envelopes(1);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 1)) {
            examiner.polled(0, records(values));
            assertThat(examiner.envelopes(1).take(values.get(0))).isNull();
            assertThat(examiner.envelopes(0).take(null)).isNull();
            assertThat(examiner.envelopes(0).take(values.get(0))).isNotNull();
        }
    }

    @Test
    void take_valueThatIsNoEvent_isLeftToTheStage() {
        byte[] none = {1, 2, 3};
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 1)) {
            List<byte[]> values = new ArrayList<>();
            values.add(none);
            values.add(null);
            examiner.polled(0, records(values));
            assertThat(examiner.envelopes(0).take(none)).isNull();
        }
    }

    @Test
    void take_afterCloseOrClear_stillAnswers() {
        List<byte[]> values = envelopes(2);
        EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 1);
        examiner.close();
        examiner.polled(0, records(values));
        ExaminedEnvelopes ahead = examiner.envelopes(0);
        assertThat(ahead.take(values.get(0))).as("run by the one in need").isNotNull();
        ahead.clear();
        assertThat(ahead.take(values.get(1))).isNull();
    }

    @Test
    void polled_withoutThreads_examinesNothing() {
        List<byte[]> values = envelopes(1);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 0)) {
            examiner.polled(0, records(values));
            assertThat(examiner.envelopes(0).take(values.get(0))).isNull();
        }
    }

    @Test
    void take_providerThatFails_failsAtTheRecordAndNotBefore() {
        SignatureVerifier failing = new SignatureVerifier() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public boolean verify(VerificationKey key, byte[] message, byte[] signature) {
                throw new IllegalStateException("no more entropy");
            }
        };
        List<byte[]> values = envelopes(1);
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(failing, 1)) {
            examiner.learn(device.id(), device.signer().verificationKey());
            examiner.polled(0, records(values));
            assertThatThrownBy(() -> examiner.envelopes(0).take(values.get(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no more entropy");
        }
    }

    @Test
    void addTo_interceptorsOfTheUser_stayInFront() {
        try (EnvelopeExaminer examiner = new EnvelopeExaminer(SignatureVerifiers.best(), 0)) {
            for (Object given : new Object[] {"a.B , c.D", List.of("a.B", "c.D")}) {
                Properties properties = new Properties();
                properties.put("main.consumer.interceptor.classes", given);
                ExaminingInterceptor.addTo(properties, examiner, "net.events");
                assertThat(properties.get("main.consumer.interceptor.classes"))
                        .isEqualTo(List.of("a.B", "c.D", ExaminingInterceptor.class.getName()));
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(List<byte[]> values) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>("events", 0, records.size(), null, value));
        }
        return records;
    }
}
