package io.tallystick.connect.webhook;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tallystick.connect.plugin.SettingGroups;
import io.tallystick.connect.webhook.request.BodyTemplate;
import io.tallystick.connect.webhook.request.ContentMode;
import io.tallystick.connect.webhook.request.Signers;
import java.net.URI;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.types.Password;

/** The settings of the connector: names, types, defaults, bounds and words. The reference page is generated from them. */
final class Settings {
    static final String TARGET_URL = "target.url";
    static final String TARGET_AUTHORIZATION = "target.authorization";
    static final String HTTP_VERSION = "http.version";
    static final String CONNECT_TIMEOUT = "connect.timeout.ms";
    static final String REQUEST_TIMEOUT = "request.timeout.ms";
    static final String RESPONSE_MAX_BYTES = "response.max.bytes";
    static final String CONTENT_MODE = "content.mode";
    static final String BODY_TEMPLATE = "body.template";
    static final String BODY_MAX_BYTES = "body.max.bytes";
    static final String EVENT_SOURCE = "event.source";
    static final String EVENT_TYPE = "event.type";
    static final String EVENT_ID_FIELD = "event.id.field";
    static final String SIGNING_SECRETS = "signing.secrets";
    static final String RETRY_BACKOFF = "retry.backoff.ms";
    static final String RETRY_BACKOFF_MAX = "retry.backoff.max.ms";
    static final String RETRY_AFTER_MAX = "retry.after.max.ms";
    static final String RETRY_MAX_ATTEMPTS = "retry.max.attempts";
    static final String RETRY_MAX_AGE = "retry.max.age.ms";
    static final String CIRCUIT_THRESHOLD = "circuit.failure.threshold";
    static final String CIRCUIT_OPEN = "circuit.open.ms";
    static final String MAX_IN_FLIGHT = "max.in.flight";
    static final String MAX_BUFFERED_RECORDS = "max.buffered.records";
    static final String MAX_BUFFERED_BYTES = "max.buffered.bytes";
    static final String TRUSTSTORE = "ssl.truststore.location";
    static final String TRUSTSTORE_PASSWORD = "ssl.truststore.password";
    static final String KEYSTORE = "ssl.keystore.location";
    static final String KEYSTORE_PASSWORD = "ssl.keystore.password";
    static final String DEAD_LETTER_REQUIRED = "dead.letter.required";
    static final String REPORT_TOPIC = "report.topic";
    static final String REPORT_PRODUCER_PREFIX = "report.producer.";
    static final String REPORT_BOOTSTRAP = REPORT_PRODUCER_PREFIX + "bootstrap.servers";

    static final String HTTP_AUTO = "auto";
    static final String HTTP_1_1 = "1.1";
    static final String HTTP_2 = "2";

    static final int MAX_BYTES = 64 * 1_048_576;

    private Settings() {}

    static ConfigDef define() {
        SettingGroups def = new SettingGroups();
        target(def.named("Target"));
        content(def.named("Content"));
        RetrySettings.retries(def.named("Retries"));
        RetrySettings.flow(def.named("Flow"));
        tls(def.named("TLS"));
        records(def.named("Records of deliveries"));
        return def.definition();
    }

    private static void target(SettingGroups g) {
        g.add(
                TARGET_URL,
                Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                SettingGroups.check("an http or https URL with a host, without user or fragment", Settings::checkUrl),
                Importance.HIGH,
                "Where records are posted. One connector has one target.");
        g.add(
                TARGET_AUTHORIZATION,
                Type.PASSWORD,
                "",
                null,
                Importance.MEDIUM,
                "Value of the header Authorization, as 'Bearer …'; empty: the header is not sent.");
        g.add(
                SIGNING_SECRETS,
                Type.PASSWORD,
                "",
                SettingGroups.check(
                        "keys as whsec_<base64> or whsk_<base64>", value -> Signers.parse(((Password) value).value())),
                Importance.HIGH,
                "Keys that sign each request (Standard"
                        + " Webhooks), separated by commas or spaces: whsec_<base64 of 24 to 64 bytes> for HMAC-SHA-256,"
                        + " whsk_<base64 of the 32-byte seed, or of seed and public key> for Ed25519. Every key signs, so that"
                        + " a receiver can change from one to the next; at most 8. Empty: nothing is signed.");
        g.add(
                HTTP_VERSION,
                Type.STRING,
                HTTP_AUTO,
                ValidString.in(HTTP_AUTO, HTTP_1_1, HTTP_2),
                Importance.LOW,
                "auto: HTTP/2 where an https target offers it, else HTTP/1.1.",
                List.of(HTTP_AUTO, HTTP_1_1, HTTP_2));
        g.add(CONNECT_TIMEOUT, Type.INT, 10_000, between(1, 600_000), Importance.LOW, "Time to reach the target.");
        g.add(
                REQUEST_TIMEOUT,
                Type.INT,
                30_000,
                between(1, 600_000),
                Importance.MEDIUM,
                "Time for one attempt, from"
                        + " its begin to the end of the answer. A rebalance waits as long for attempts under way: keep it well"
                        + " below the consumer's max.poll.interval.ms.");
        g.add(
                RESPONSE_MAX_BYTES,
                Type.INT,
                65_536,
                between(0, MAX_BYTES),
                Importance.LOW,
                "Bytes of an answer's body"
                        + " that are read; of a longer one the rest is left and the connection closed.");
    }

    private static void content(SettingGroups g) {
        g.add(
                CONTENT_MODE,
                Type.STRING,
                ContentMode.STRUCTURED.word(),
                ValidString.in(ContentMode.words().toArray(String[]::new)),
                Importance.HIGH,
                "structured: the whole CloudEvent as JSON. binary: the data as body,"
                        + " the attributes as ce- headers. template: the body is body.template, filled; the attributes are"
                        + " headers as well.",
                ContentMode.words());
        g.add(
                BODY_TEMPLATE,
                Type.STRING,
                "",
                SettingGroups.check("JSON with {{placeholders}} inside its strings", value -> {
                    if (!((String) value).isEmpty()) {
                        new BodyTemplate((String) value);
                    }
                }),
                Importance.MEDIUM,
                "The body of content.mode=template.");
        g.add(
                BODY_MAX_BYTES,
                Type.INT,
                1_048_576,
                between(1, MAX_BYTES),
                Importance.LOW,
                "Largest body that is sent; a record with a larger one is a dead letter.");
        g.add(
                EVENT_SOURCE,
                Type.STRING,
                "/kafka",
                new ConfigDef.NonEmptyString(),
                Importance.LOW,
                "CloudEvents source of records without the header ce_source.");
        g.add(
                EVENT_TYPE,
                Type.STRING,
                "io.tallystick.record",
                new ConfigDef.NonEmptyString(),
                Importance.LOW,
                "CloudEvents type of records without the header ce_type.");
        g.add(
                EVENT_ID_FIELD,
                Type.STRING,
                "effectId",
                new ConfigDef.NonEmptyString(),
                Importance.LOW,
                "Field of the"
                        + " value that holds the identity of records without the header ce_id. Where it is absent too, the"
                        + " identity is <topic>/<partition>/<offset>, which does not survive mirroring.");
    }

    private static void tls(SettingGroups g) {
        g.add(
                TRUSTSTORE,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "PKCS12 file with the certificates of the CAs that"
                        + " the target's may come from; empty: those that Java trusts.");
        g.add(TRUSTSTORE_PASSWORD, Type.PASSWORD, "", null, Importance.MEDIUM, "Its password.");
        g.add(
                KEYSTORE,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "PKCS12 file with our own key and certificate, for targets that ask for one (mutual TLS).");
        g.add(
                KEYSTORE_PASSWORD,
                Type.PASSWORD,
                "",
                null,
                Importance.MEDIUM,
                "Its password, which is that of the key too.");
    }

    private static void records(SettingGroups g) {
        g.add(
                DEAD_LETTER_REQUIRED,
                Type.BOOLEAN,
                true,
                null,
                Importance.MEDIUM,
                "true: refuse a configuration without"
                        + " errors.tolerance=all, errors.deadletterqueue.topic.name and"
                        + " errors.deadletterqueue.context.headers.enable=true, which put what cannot be delivered on a topic,"
                        + " with the reason. false: without them such a record stops the task.");
        g.add(
                REPORT_TOPIC,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "Topic that gets one record for each delivery and"
                        + " dead letter; a record's offset is committed only when its report is written. Empty: none.");
        g.add(
                REPORT_BOOTSTRAP,
                Type.STRING,
                "",
                null,
                Importance.MEDIUM,
                "Brokers of that topic. Every setting of a Kafka producer can be given after " + REPORT_PRODUCER_PREFIX
                        + ".");
    }

    private static void checkUrl(Object value) {
        URI uri = URI.create((String) value);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("want http://host/path or https://host/path, without user or fragment");
        }
    }
}
