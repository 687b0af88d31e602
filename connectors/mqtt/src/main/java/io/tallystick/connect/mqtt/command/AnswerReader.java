package io.tallystick.connect.mqtt.command;

import io.tallystick.intake.IntakeLimits;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import io.tallystick.intake.Messages;
import io.tallystick.intake.PackWriter;
import io.tallystick.intake.RefusalCode;
import io.tallystick.intake.RefusedException;
import io.tallystick.intake.topic.Naming;
import io.tallystick.ledger.envelope.MalformedEnvelopeException;
import io.tallystick.ledger.envelope.SignedEnvelope;
import io.tallystick.ledger.identity.DeviceId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Tells what a device's answer means: readings of the device about the command's subject, for the gateway to sign; or, where the device
 * signed its answer itself, the envelope as it is, which the ledger judges.
 */
public final class AnswerReader {
    /** The readings: which command it was, what the device says became of it, and its own words. */
    static final String EFFECT = "command/effect";

    static final String NAME = "command/name";
    static final String STATUS = "command/status";
    static final String DETAIL = "command/detail";

    /** How CBOR begins a COSE_Sign1: tag 18, or without it an array of four (RFC 9052 section 4.2). No JSON begins so. */
    private static final int TAGGED = 0xd2;

    private static final int UNTAGGED = 0x84;

    private final ResponseTopics topics;
    private final KnownCommands commands;
    private final String organisation;

    /** @param organisation of the gateway: it signs for devices of its own only */
    public AnswerReader(ResponseTopics topics, KnownCommands commands, String organisation) {
        this.topics = topics;
        this.commands = commands;
        this.organisation = organisation;
    }

    /** What the original of an answer is that a gateway signs. */
    public String mediaType() {
        return "application/json";
    }

    /** @param correlation what MQTT 5 brought along; empty for nothing */
    public IntakeResult read(IntakeMessage message, byte[] correlation) {
        try {
            String device = topics.device(message.topic());
            Messages.requireSize(message, SignedEnvelope.MAX_BYTES);
            int first = message.payload()[0] & 0xff;
            if (first == TAGGED || first == UNTAGGED) {
                return new IntakeResult.Signed(
                        SignedEnvelope.decode(message.payload().clone()));
            }
            Messages.requireSize(message, IntakeLimits.MAX_MESSAGE_BYTES);
            Answer answer = Answer.parse(message.payload());
            KnownCommands.Known command = command(answer, correlation);
            DeviceId who = who(command, device, answer);
            return readings(command, answer).taken(new Naming.Names(command.subject(), who.name()));
        } catch (MalformedEnvelopeException e) {
            return new IntakeResult.Refused(RefusalCode.MALFORMED, e.getMessage());
        } catch (RefusedException e) {
            return e.result();
        }
    }

    private KnownCommands.Known command(Answer answer, byte[] correlation) throws RefusedException {
        String given = correlation.length == 0 ? answer.effectId() : text(correlation);
        if (given.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_COMMAND,
                    "want the command's effectId as correlation data, or in the answer; got neither");
        }
        if (!answer.effectId().isEmpty() && !answer.effectId().equals(given)) {
            throw new RefusedException(
                    RefusalCode.UNKNOWN_COMMAND,
                    "want one effectId, got " + IntakeLimits.shown(given) + " as correlation data and "
                            + IntakeLimits.shown(answer.effectId()) + " in the answer");
        }
        return commands.find(given)
                .orElseThrow(() -> new RefusedException(
                        RefusalCode.UNKNOWN_COMMAND,
                        "want the effectId of a command that was sent lately, got " + IntakeLimits.shown(given)));
    }

    private static String text(byte[] correlation) throws RefusedException {
        try {
            if (correlation.length <= CommandLimits.MAX_EFFECT_BYTES) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(correlation))
                        .toString();
            }
        } catch (CharacterCodingException e) {
            // Told below, together with what is too long.
        }
        throw new RefusedException(
                RefusalCode.UNKNOWN_COMMAND,
                "want the command's effectId as correlation data, got " + correlation.length + " other bytes");
    }

    /** Who answers: topic, answer and command may each say; all that do must agree. */
    private DeviceId who(KnownCommands.Known command, String fromTopic, Answer answer) throws RefusedException {
        String name = "";
        for (String said : new String[] {fromTopic, answer.device(), command.deviceName()}) {
            if (!said.isEmpty() && !name.isEmpty() && !said.equals(name)) {
                throw new RefusedException(
                        RefusalCode.BAD_DEVICE,
                        "want one device of topic, answer and command, got " + IntakeLimits.shown(name) + " and "
                                + IntakeLimits.shown(said));
            }
            name = said.isEmpty() ? name : said;
        }
        if (!command.organisation().isEmpty() && !command.organisation().equals(organisation)) {
            throw new RefusedException(
                    RefusalCode.BAD_DEVICE,
                    "want a device of " + organisation + ", for which this gateway signs, got " + command.device());
        }
        if (name.isEmpty()) {
            throw new RefusedException(
                    RefusalCode.BAD_DEVICE,
                    "want the device's name in the topic or as \"device\" in the answer, since the command went to all; got none");
        }
        try {
            return new DeviceId(organisation, name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusalCode.BAD_DEVICE, e.getMessage());
        }
    }

    private static PackWriter readings(KnownCommands.Known command, Answer answer) throws RefusedException {
        PackWriter pack = new PackWriter();
        pack.text(EFFECT, command.effectId(), null);
        pack.text(NAME, command.name(), null);
        pack.text(STATUS, answer.status(), null);
        if (!answer.detail().isEmpty()) {
            pack.text(DETAIL, answer.detail(), null);
        }
        return pack;
    }
}
