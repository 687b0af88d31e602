package io.tallystick.connect.mqtt.broker;

import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** Tells what is worth another try from what needs somebody to change something. */
final class Faults {
    private static final Set<Mqtt5ConnAckReasonCode> LATER = Set.of(
            Mqtt5ConnAckReasonCode.UNSPECIFIED_ERROR,
            Mqtt5ConnAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR,
            Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE,
            Mqtt5ConnAckReasonCode.SERVER_BUSY,
            Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED,
            Mqtt5ConnAckReasonCode.USE_ANOTHER_SERVER,
            Mqtt5ConnAckReasonCode.CONNECTION_RATE_EXCEEDED);
    private static final Set<Mqtt5DisconnectReasonCode> FOR_GOOD = Set.of(
            Mqtt5DisconnectReasonCode.NOT_AUTHORIZED,
            Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER,
            Mqtt5DisconnectReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED,
            Mqtt5DisconnectReasonCode.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED);
    /** Not authorized, topic name invalid, payload format invalid (MQTT 5 section 3.4.2.1). */
    private static final Set<Integer> FOREVER_REFUSED = Set.of(0x87, 0x90, 0x99);

    private static final int MAX_CAUSES = 16;

    private Faults() {}

    /** What no second try would mend, after a connection that was not made or is gone; else empty. */
    static Optional<BrokerRefusalException> ofConnection(Throwable failure, LinkSettings settings) {
        if (failure instanceof Mqtt5ConnAckException refused) {
            Mqtt5ConnAckReasonCode code = refused.getMqttMessage().getReasonCode();
            return LATER.contains(code) ? Optional.empty() : Optional.of(refusal(settings, words(code), failure));
        }
        if (failure instanceof Mqtt3ConnAckException refused) {
            Mqtt3ConnAckReturnCode code = refused.getMqttMessage().getReturnCode();
            return code == Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE
                    ? Optional.empty()
                    : Optional.of(refusal(settings, words(code), failure));
        }
        if (failure instanceof Mqtt5DisconnectException ended) {
            Mqtt5DisconnectReasonCode code = ended.getMqttMessage().getReasonCode();
            return FOR_GOOD.contains(code) ? Optional.of(refusal(settings, words(code), failure)) : Optional.empty();
        }
        return ofTls(failure, settings);
    }

    private static BrokerRefusalException refusal(LinkSettings settings, String answer, Throwable cause) {
        String advice = switch (answer) {
            case "bad user name or password", "not authorized" ->
                "check username, password and the broker's access rules";
            case "session taken over" ->
                "another client has connected as " + settings.clientId() + ": give each its own client.id";
            case "unsupported protocol version" -> "set mqtt.version to what the broker speaks";
            default -> "see the broker's log";
        };
        return new BrokerRefusalException(
                "MQTT broker " + settings.address() + " refused client " + settings.clientId() + ": " + answer + "; "
                        + advice,
                cause);
    }

    private static Optional<BrokerRefusalException> ofTls(Throwable failure, LinkSettings settings) {
        Throwable cause = failure;
        boolean tls = false;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return Optional.of(new BrokerRefusalException(
                        "MQTT broker " + settings.address() + ": its certificate is not trusted: " + cause.getMessage()
                                + "; set ssl.truststore.location to the CA it comes from",
                        failure));
            }
            tls |= cause instanceof SSLException;
            if (tls && cause.getMessage() != null && isAboutOurCertificate(cause.getMessage())) {
                return Optional.of(new BrokerRefusalException(
                        "MQTT broker " + settings.address() + " refused our certificate: " + cause.getMessage()
                                + "; set ssl.keystore.location to one that it trusts",
                        failure));
            }
        }
        return Optional.empty();
    }

    /** The alerts of RFC 8446 section 6.2, in the words of Java. */
    private static boolean isAboutOurCertificate(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return words.contains("fatal alert:")
                && (words.contains("certificate") || words.contains("unknown_ca") || words.contains("access_denied"));
    }

    /** What no second try would mend, when the broker did not grant the subscription; else empty. */
    static Optional<BrokerRefusalException> ofSubscription(Throwable failure, LinkSettings settings) {
        String codes;
        if (failure instanceof Mqtt5SubAckException refused) {
            codes = refused.getMqttMessage().getReasonCodes().toString();
        } else if (failure instanceof Mqtt3SubAckException refused) {
            codes = refused.getMqttMessage().getReturnCodes().toString();
        } else {
            return Optional.empty();
        }
        return Optional.of(new BrokerRefusalException(
                "MQTT broker " + settings.address() + " refused the subscription " + settings.filter() + ": " + codes
                        + "; check topic.pattern and the broker's access rules",
                failure));
    }

    /** The failure of one message: {@link PublishRefusedException} when no second try would mend it, else what it was. */
    static Throwable ofPublish(Throwable failure, String topic, LinkSettings settings) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String why;
        if (cause instanceof Mqtt5PubAckException refused) {
            why = FOREVER_REFUSED.contains(
                            refused.getMqttMessage().getReasonCode().getCode())
                    ? words(refused.getMqttMessage().getReasonCode())
                    : "";
        } else if (cause instanceof Mqtt5PubRecException refused) {
            why = FOREVER_REFUSED.contains(
                            refused.getMqttMessage().getReasonCode().getCode())
                    ? words(refused.getMqttMessage().getReasonCode())
                    : "";
        } else {
            // More bytes than the broker said it takes, or a topic that is none.
            why = cause instanceof MqttEncodeException || cause instanceof IllegalArgumentException
                    ? String.valueOf(cause.getMessage())
                    : "";
        }
        return why.isEmpty()
                ? cause
                : new PublishRefusedException(
                        "MQTT broker " + settings.address() + " refused a message to " + topic + ": " + why, cause);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The deepest cause that says something. */
    static String words(Throwable failure) {
        String words = failure.toString();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                words = cause.getMessage();
            }
        }
        return words;
    }
}
