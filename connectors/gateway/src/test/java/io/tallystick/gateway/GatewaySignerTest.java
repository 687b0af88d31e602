package io.tallystick.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.gateway.Signing.Refused;
import io.tallystick.gateway.Signing.Repeated;
import io.tallystick.gateway.Signing.Signed;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult.Taken;
import io.tallystick.intake.PayloadFormat;
import io.tallystick.intake.PayloadFormats;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.SignablePayload;
import io.tallystick.intake.topic.TopicPattern;
import io.tallystick.ledger.crypto.Signer;
import io.tallystick.ledger.crypto.Signers;
import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.CertificateAuthority;
import io.tallystick.ledger.identity.DeviceId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySignerTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    private static final long NOW = FROM.toEpochMilli() + 1000;
    private static final StreamKey PUMP = new StreamKey("pump-1", "north");
    private static final PayloadFormat JSON = format("json");
    private static final PayloadFormat SENML = format("senml+json");

    private static final Signer KEY = Signers.ed25519(new byte[32]);
    private static final CertificateAuthority CA =
            CertificateAuthority.createRoot("acme", KEY, FROM, TO, BigInteger.ONE);

    private static PayloadFormat format(String name) {
        return PayloadFormats.of(name, TopicPattern.parse("plants/{plant}/{device}"), "{plant}", "{device}");
    }

    private static GatewayIdentity gateway() {
        byte[] leaf = CA.issueGateway(new DeviceId("acme", "gw-1"), KEY.verificationKey(), FROM, TO, BigInteger.TWO);
        return GatewayIdentity.of(KEY, CA.chainOf(leaf));
    }

    private static GatewaySigner signer(Duplicates duplicates, int window) {
        return new GatewaySigner(gateway(), duplicates, window, 4);
    }

    private static IntakeMessage message(String device, String json) {
        return new IntakeMessage("plants/north/" + device, json.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static Signing take(GatewaySigner signer, IntakeMessage message) {
        PayloadFormat format = message.payload()[0] == '[' ? SENML : JSON;
        Taken taken = (Taken) format.read(message).get(0);
        StreamKey stream = new StreamKey(taken.device(), taken.subject());
        if (!signer.knows(stream)) {
            signer.restore(stream, null);
        }
        return signer.sign(taken, 0, message, format.mediaType());
    }

    private static SignedEnvelope only(Signing signing) throws Exception {
        return SignedEnvelope.decode(((Signed) signing).envelopes().get(0));
    }

    private static String timed(int second) {
        return "[{\"n\":\"rpm\",\"v\":900,\"t\":" + (FROM.getEpochSecond() + second) + "}]";
    }

    @Test
    void sign_twoMessages_numberedFromOne_chainOnce_originalKept() throws Exception {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);
        IntakeMessage message = message("pump-1", "{\"rpm\":900}");

        SignedEnvelope first = only(take(signer, message));
        SignedEnvelope second = only(take(signer, message("pump-1", "{\"rpm\":901}")));

        assertThat(first.sequence()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(first.device()).hasToString("acme/pump-1");
        assertThat(first.payload()).isEqualTo(message.payload());
        assertThat(first.original().orElseThrow().source()).isEqualTo("plants/north/pump-1");
        assertThat(first.original().orElseThrow().content()).isEmpty();
        assertThat(first.certificateChain()).isNotEmpty();
        assertThat(second.certificateChain()).isEmpty();
    }

    @Test
    void restore_afterRestart_goesOnWithoutGapOrReuse_andKnowsWhatWasSigned() throws Exception {
        GatewaySigner before = signer(Duplicates.AUTO, 8);
        take(before, message("pump-1", timed(1)));
        take(before, message("pump-1", timed(2)));

        GatewaySigner after = signer(Duplicates.AUTO, 8);
        after.restore(PUMP, before.position(PUMP));

        assertThat(take(after, message("pump-1", timed(2)))).isEqualTo(new Repeated(PUMP));
        assertThat(take(after, message("pump-1", timed(1)))).isEqualTo(new Repeated(PUMP));
        assertThat(only(take(after, message("pump-1", timed(3)))).sequence()).isEqualTo(3);
    }

    @Test
    void sign_sameBytesWithoutTime_dependsOnTheSetting() {
        IntakeMessage message = message("pump-1", "{\"open\":false}");
        for (Duplicates duplicates : Duplicates.values()) {
            GatewaySigner signer = signer(duplicates, 8);
            take(signer, message);
            assertThat(take(signer, message))
                    .as(duplicates.name())
                    .isInstanceOf(duplicates == Duplicates.DROP ? Repeated.class : Signed.class);
        }
    }

    @Test
    void sign_sameBytesForAnotherCorrelation_isAnotherMessage() {
        GatewaySigner signer = signer(Duplicates.DROP, 8);
        IntakeMessage message = message("pump-1", "{\"open\":false}");
        Taken taken = (Taken) JSON.read(message).get(0);
        signer.restore(PUMP, null);
        for (String correlation : List.of("", "plant/0/1/0", "plant/0/2/0")) {
            byte[] bytes = correlation.getBytes(StandardCharsets.UTF_8);
            assertThat(signer.sign(taken, 0, message, bytes, JSON.mediaType())).isInstanceOf(Signed.class);
            assertThat(signer.sign(taken, 0, message, bytes, JSON.mediaType())).isEqualTo(new Repeated(PUMP));
        }
        assertThat(signer.sign(taken, 0, message, JSON.mediaType())).isEqualTo(new Repeated(PUMP));
    }

    @Test
    void sign_sameBytesOnAnotherTopic_isAnotherMessage() {
        GatewaySigner signer = signer(Duplicates.DROP, 8);
        take(signer, message("pump-1", timed(1)));

        assertThat(take(signer, message("pump-2", timed(1)))).isInstanceOf(Signed.class);
    }

    private static void signKeyed(GatewaySigner signer, KeyedRequest request) {
        IntakeMessage message = message("pump-1", "{\"open\":false}");
        signer.signNew((Taken) JSON.read(message).get(0), message, JSON.mediaType());
        signer.remember(PUMP, request);
    }

    private static KeyedRequest keyed(String key, int content) {
        return KeyedRequest.of(key, new byte[] {(byte) content});
    }

    @Test
    void seen_sameKey_toldFromOtherBytesAndOtherKeys_throughARestart() {
        GatewaySigner before = signer(Duplicates.AUTO, 1);
        before.restore(PUMP, null);
        assertThat(before.seen(PUMP, keyed("a", 1))).isEqualTo(Seen.NEW);
        for (int i = 0; i < GatewaySigner.MIN_REMEMBERED; i++) {
            signKeyed(before, keyed("key-" + i, i));
        }
        GatewaySigner after = signer(Duplicates.AUTO, 1);
        after.restore(PUMP, before.position(PUMP));

        for (GatewaySigner signer : List.of(before, after)) {
            for (int i = 0; i < GatewaySigner.MIN_REMEMBERED; i++) {
                assertThat(signer.seen(PUMP, keyed("key-" + i, i))).isEqualTo(Seen.SAME);
                assertThat(signer.seen(PUMP, keyed("key-" + i, i + 1))).isEqualTo(Seen.OTHER);
            }
            assertThat(signer.seen(PUMP, keyed("key-16", 0))).isEqualTo(Seen.NEW);
        }
        signKeyed(before, keyed("key-16", 16));
        assertThat(before.seen(PUMP, keyed("key-0", 0))).isEqualTo(Seen.NEW);
        assertThat(before.seen(PUMP, keyed("key-1", 1))).isEqualTo(Seen.SAME);
    }

    /** Whatever a broker with {@code window} messages in flight delivers again after a crash, each message is signed once. */
    @Test
    void sign_randomCrashes_everyMessageOnce() throws Exception {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        int window = 1 + random.nextInt(40);
        int messages = 500;
        List<IntakeMessage> sent = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            sent.add(message("pump-" + random.nextInt(3), timed(i)));
        }
        GatewaySigner signer = signer(Duplicates.AUTO, window);
        List<Long> numbers = new ArrayList<>();
        int acknowledged = 0;
        int next = 0;
        while (next < messages) {
            if (random.nextInt(10) == 0) {
                signer = restarted(signer, window);
                next = acknowledged;
            }
            Signing signing = take(signer, sent.get(next++));
            if (signing instanceof Signed && signing.stream().equals(PUMP)) {
                numbers.add(only(signing).sequence());
            }
            acknowledged = Math.max(acknowledged, next - random.nextInt(window + 1));
            acknowledged = Math.max(acknowledged, next - window);
        }

        long ofPump = sent.stream().filter(m -> m.topic().endsWith("pump-1")).count();
        assertThat(numbers).as("seed %s, window %s", seed, window).hasSize((int) ofPump);
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, ofPump).boxed().toList());
    }

    private static GatewaySigner restarted(GatewaySigner signer, int window) {
        GatewaySigner after = signer(Duplicates.AUTO, window);
        for (int i = 0; i < 3; i++) {
            StreamKey stream = new StreamKey("pump-" + i, "north");
            if (signer.knows(stream)) {
                after.restore(stream, signer.position(stream));
            }
        }
        return after;
    }

    @Test
    void sign_moreThanOneEnvelopeHolds_refused_noNumberUsed() throws Exception {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);
        signer.restore(PUMP, null);
        byte[] large = new byte[60_000];
        Taken taken = new Taken(
                "north", "pump-1", List.of(new SignablePayload(ContentType.SENML_JSON, new byte[30_000])), true);

        Signing signing = signer.sign(taken, 0, new IntakeMessage("t", large, NOW), "text/plain");

        assertThat(((Refused) signing).code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(only(take(signer, message("pump-1", timed(1)))).sequence()).isEqualTo(1);
    }

    @Test
    void sign_oneStreamTooMany_refused() {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);
        for (int i = 1; i <= 4; i++) {
            take(signer, message("pump-" + i, timed(i)));
        }

        assertThat(((Refused) take(signer, message("pump-5", timed(5)))).code()).isEqualTo(RefusalCode.STATE_FULL);
        assertThat(signer.streams()).isEqualTo(4);
    }

    @Test
    void sign_theGatewayItself_refused() {
        assertThat(((Refused) take(signer(Duplicates.AUTO, 8), message("gw-1", timed(1)))).code())
                .isEqualTo(RefusalCode.BAD_DEVICE);
    }

    @Test
    void sign_lastNumber_thenNoMore() throws Exception {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);
        signer.restore(PUMP, "1," + SignedEnvelope.MAX_SEQUENCE + ",");

        assertThat(only(take(signer, message("pump-1", timed(1)))).sequence()).isEqualTo(SignedEnvelope.MAX_SEQUENCE);
        assertThat(((Refused) take(signer, message("pump-1", timed(2)))).code()).isEqualTo(RefusalCode.STATE_FULL);
    }

    @Test
    void sign_streamNotRestored_isAFaultOfTheCaller() {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);
        IntakeMessage message = message("pump-1", timed(1));
        Taken taken = (Taken) SENML.read(message).get(0);

        assertThatThrownBy(() -> signer.sign(taken, 0, message, "application/json"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pump-1 about north");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1,1",
                "2,1,",
                "1,0,",
                "1,-1,",
                "1,x,",
                "1,1,,",
                "1,1,AAAA",
                "1,1,*",
                "1,9223372036854775807,"
            })
    void restore_notAPosition_refused(String text) {
        GatewaySigner signer = signer(Duplicates.AUTO, 8);

        assertThatThrownBy(() -> signer.restore(PUMP, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position of a stream: want");
    }

    @Test
    void identity_ofADevice_refused() {
        byte[] leaf = CA.issue(new DeviceId("acme", "pump-1"), KEY.verificationKey(), FROM, TO, BigInteger.TEN);

        assertThatThrownBy(() -> GatewayIdentity.of(KEY, CA.chainOf(leaf)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme/pump-1: enrol it with --gateway");
    }
}
