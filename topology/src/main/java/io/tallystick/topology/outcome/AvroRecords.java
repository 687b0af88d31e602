package io.tallystick.topology.outcome;

import io.tallystick.contracts.record.Origin;
import io.tallystick.contracts.record.OutcomeRecord.AlertRecord;
import io.tallystick.contracts.record.OutcomeRecord.CommandRecord;
import io.tallystick.contracts.record.OutcomeRecord.MessageRecord;
import io.tallystick.contracts.record.OutcomeRecord.SettlementRecord;
import io.tallystick.schemas.Alert;
import io.tallystick.schemas.AlertSeverity;
import io.tallystick.schemas.AlertState;
import io.tallystick.schemas.Command;
import io.tallystick.schemas.Message;
import io.tallystick.schemas.Settlement;
import io.tallystick.schemas.SettlementKind;
import io.tallystick.schemas.SettlementLeg;
import io.tallystick.schemas.Sha256;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/** The Avro forms of what outcomes make, field by field as docs/reference/schemas.md says. */
final class AvroRecords {
    private AvroRecords() {}

    static Alert of(AlertRecord alert) {
        Origin origin = alert.origin();
        return Alert.newBuilder()
                .setEffectId(origin.effectId())
                .setNetwork(origin.network())
                .setLedger(origin.ledger())
                .setIndex(origin.index())
                .setTime(time(origin.timeMillis()))
                .setSubject(alert.subject())
                .setKey(alert.key())
                .setState(AlertState.valueOf(alert.state().name()))
                .setSeverity(AlertSeverity.valueOf(alert.severity().name()))
                .setRaisedAt(time(alert.raisedAtMillis()))
                .setOccurrences(alert.occurrences())
                .setEscalation(alert.escalation())
                .setMessage(alert.message())
                .setDetails(alert.details())
                .setAcknowledgedBy(alert.acknowledgedBy())
                .setContract(origin.contract())
                .setContractVersion(origin.contractVersion())
                .setContractHash(hash(origin.contractHash()))
                .setInstance(origin.instance())
                .setRule(origin.rule())
                .setEvidence(origin.evidence())
                .build();
    }

    static Settlement of(SettlementRecord settlement) {
        Origin origin = settlement.origin();
        return Settlement.newBuilder()
                .setEffectId(origin.effectId())
                .setNetwork(origin.network())
                .setLedger(origin.ledger())
                .setIndex(origin.index())
                .setTime(time(origin.timeMillis()))
                .setKind(SettlementKind.valueOf(settlement.kind().name()))
                .setLeg(SettlementLeg.valueOf(settlement.leg().name()))
                .setPaymentId(settlement.paymentId())
                .setHoldId(settlement.holdId())
                .setPayer(settlement.payer())
                .setPayee(settlement.payee())
                .setAmountMinor(settlement.amountMinor())
                .setCurrency(settlement.currency())
                .setMinorDigits(settlement.minorDigits())
                .setExpiresAt(timeOrNull(settlement.expiresAtMillis()))
                .setReference(settlement.reference())
                .setSubject(settlement.subject())
                .setContract(origin.contract())
                .setContractVersion(origin.contractVersion())
                .setContractHash(hash(origin.contractHash()))
                .setInstance(origin.instance())
                .setRule(origin.rule())
                .setEvidence(origin.evidence())
                .build();
    }

    static Command of(CommandRecord command) {
        Origin origin = command.origin();
        return Command.newBuilder()
                .setEffectId(origin.effectId())
                .setNetwork(origin.network())
                .setLedger(origin.ledger())
                .setIndex(origin.index())
                .setTime(time(origin.timeMillis()))
                .setSubject(command.subject())
                .setDevice(command.device())
                .setName(command.name())
                .setArguments(command.arguments())
                .setNotAfter(timeOrNull(command.notAfterMillis()))
                .setContract(origin.contract())
                .setContractVersion(origin.contractVersion())
                .setContractHash(hash(origin.contractHash()))
                .setInstance(origin.instance())
                .setRule(origin.rule())
                .setEvidence(origin.evidence())
                .build();
    }

    static Message of(MessageRecord message) {
        Origin origin = message.origin();
        return Message.newBuilder()
                .setEffectId(origin.effectId())
                .setNetwork(origin.network())
                .setLedger(origin.ledger())
                .setIndex(origin.index())
                .setSequence(message.sequence())
                .setTime(time(origin.timeMillis()))
                .setSender(message.sender())
                .setReceiver(message.receiver())
                .setKind(message.kind())
                .setContentType(message.contentType())
                .setPayload(ByteBuffer.wrap(message.payload()))
                .setContract(origin.contract())
                .setContractVersion(origin.contractVersion())
                .setContractHash(hash(origin.contractHash()))
                .setInstance(origin.instance())
                .setRule(origin.rule())
                .build();
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static Instant timeOrNull(Long millis) {
        return millis == null ? null : time(millis);
    }

    private static Sha256 hash(String hex) {
        return hex == null ? null : new Sha256(HexFormat.of().parseHex(hex));
    }
}
