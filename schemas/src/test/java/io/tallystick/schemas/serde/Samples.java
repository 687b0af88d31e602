package io.tallystick.schemas.serde;

import io.tallystick.schemas.Alert;
import io.tallystick.schemas.AlertSeverity;
import io.tallystick.schemas.AlertState;
import io.tallystick.schemas.Block;
import io.tallystick.schemas.Command;
import io.tallystick.schemas.Event;
import io.tallystick.schemas.Message;
import io.tallystick.schemas.Rejection;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Records with every field set to something that shows. */
final class Samples {
    private static final Instant TIME = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final AtomicInteger SCOPES = new AtomicInteger();

    private Samples() {}

    static Map<String, Object> mockRegistry() {
        return Map.of("schema.registry.url", "mock://serde-test-" + SCOPES.incrementAndGet());
    }

    static Event event() {
        return new Event(
                ByteBuffer.wrap(new byte[] {(byte) 0xd2, (byte) 0x84, 0x40}),
                Instant.ofEpochMilli(1_767_225_600_123L),
                "mqtt:plant/press-4");
    }

    static Block block() {
        return new Block(
                "demo",
                3,
                7L,
                1_234_567_890_123L,
                Instant.ofEpochMilli(1_767_225_600_000L),
                2,
                ByteBuffer.wrap(new byte[] {0, 1, 'a', 0, 2, 'b', 'c'}),
                hash());
    }

    static Rejection rejection() {
        return Rejection.newBuilder()
                .setReason("bad-signature")
                .setDetail("got a signature over other bytes")
                .setKey(ByteBuffer.wrap("press-4".getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setValueLength(3)
                .setTopic("demo.events")
                .setPartition(1)
                .setOffset(42)
                .setTimestamp(Instant.ofEpochMilli(1_767_225_600_001L))
                .setDevice("acme/press-4")
                .setSequence(9L)
                .setLedgerTime(Instant.ofEpochMilli(1_767_225_600_002L))
                .build();
    }

    private static Sha256 hash() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new Sha256(bytes);
    }

    static Alert alert() {
        return Alert.newBuilder()
                .setEffectId("demo/1/500/0")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(500)
                .setTime(TIME)
                .setSubject("shipment-7")
                .setKey("breach")
                .setState(AlertState.RAISED)
                .setSeverity(AlertSeverity.MAJOR)
                .setRaisedAt(TIME)
                .setMessage("too warm")
                .setDetails(Map.of("temp", "9.5"))
                .setContract("cold-chain")
                .setContractVersion("1.0.0")
                .setContractHash(hash())
                .setInstance("i-1")
                .setRule("inTransit/breach")
                .setEvidence(List.of(3L, 300L))
                .build();
    }

    static Settlement settlement() {
        return Settlement.newBuilder()
                .setEffectId("demo/1/500/1")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(500)
                .setTime(TIME)
                .setKind(SettlementKind.POST)
                .setLeg(SettlementLeg.WHOLE)
                .setPaymentId("p-1")
                .setHoldId("escrow")
                .setPayer("buyer")
                .setPayee("seller")
                .setAmountMinor(90_000)
                .setCurrency("EUR")
                .setMinorDigits(2)
                .setReference("inv 4")
                .setSubject("shipment-7")
                .setContract("cold-chain")
                .setContractVersion("1.0.0")
                .setContractHash(hash())
                .setInstance("i-1")
                .setRule("inTransit/breach")
                .setEvidence(List.of(3L, 300L))
                .build();
    }

    static Command command() {
        return Command.newBuilder()
                .setEffectId("demo/1/500/2")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(500)
                .setTime(TIME)
                .setSubject("car-1")
                .setName("immobilise")
                .setArguments("{\"on\":true}")
                .setNotAfter(TIME.plusSeconds(60))
                .setContract("cold-chain")
                .setContractVersion("1.0.0")
                .setContractHash(hash())
                .setInstance("i-1")
                .setRule("inTransit/breach")
                .setEvidence(List.of(3L, 300L))
                .build();
    }

    static Message message() {
        return Message.newBuilder()
                .setEffectId("demo/1/500/3")
                .setNetwork("demo")
                .setLedger(1)
                .setIndex(500)
                .setSequence(7)
                .setTime(TIME)
                .setSender("car-1")
                .setReceiver("car-2")
                .setKind("transfer-credit")
                .setContentType("application/cbor")
                .setPayload(ByteBuffer.wrap(new byte[] {(byte) 0xa0}))
                .setContract("cold-chain")
                .setContractVersion("1.0.0")
                .setContractHash(hash())
                .setInstance("i-1")
                .setRule("inTransit/breach")
                .build();
    }
}
