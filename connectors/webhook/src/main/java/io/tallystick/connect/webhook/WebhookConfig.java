package io.tallystick.connect.webhook;

import io.tallystick.connect.plugin.Backlog;
import io.tallystick.connect.plugin.DeadLetters;
import io.tallystick.connect.plugin.SettingException;
import io.tallystick.connect.webhook.delivery.Circuit;
import io.tallystick.connect.webhook.delivery.RetryPolicy;
import io.tallystick.connect.webhook.event.EventDefaults;
import io.tallystick.connect.webhook.request.BodyTemplate;
import io.tallystick.connect.webhook.request.ContentMode;
import io.tallystick.connect.webhook.request.RequestBuilder;
import io.tallystick.connect.webhook.request.Signers;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** One connector's settings, checked singly when made; {@link #problems} tells what does not fit together. */
final class WebhookConfig extends AbstractConfig {
    /** @throws ConfigException if a setting is missing or may not be so */
    WebhookConfig(Map<String, String> properties) {
        super(Settings.define(), properties, false);
    }

    /** What is wrong though each setting is right, by the setting to change; empty when all is well. */
    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        try {
            requests();
        } catch (IllegalArgumentException e) {
            problems.put(Settings.BODY_TEMPLATE, e.getMessage());
        }
        try {
            retryPolicy();
        } catch (IllegalArgumentException e) {
            problems.put(Settings.RETRY_BACKOFF_MAX, e.getMessage());
        }
        try {
            tls();
        } catch (SettingException e) {
            problems.put(e.setting(), e.problem());
        }
        if (getBoolean(Settings.DEAD_LETTER_REQUIRED) && !DeadLetters.areKept(originals())) {
            problems.put(
                    Settings.DEAD_LETTER_REQUIRED,
                    "want " + DeadLetters.WANTED + ", so that what cannot be"
                            + " delivered is kept with the reason; or " + Settings.DEAD_LETTER_REQUIRED
                            + "=false: then such a record stops the task");
        }
        if (!getString(Settings.REPORT_TOPIC).isEmpty()
                && getString(Settings.REPORT_BOOTSTRAP).isEmpty()) {
            problems.put(Settings.REPORT_BOOTSTRAP, "want the brokers of " + Settings.REPORT_TOPIC);
        }
        return problems;
    }

    URI target() {
        return URI.create(getString(Settings.TARGET_URL));
    }

    /** The target for people: scheme, host and port. Path and query may be secrets, as those of chat systems are. */
    String targetName() {
        URI uri = target();
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    RequestBuilder requests() {
        String template = getString(Settings.BODY_TEMPLATE);
        return new RequestBuilder(
                ContentMode.of(getString(Settings.CONTENT_MODE)),
                template.isEmpty() ? null : new BodyTemplate(template),
                Signers.parse(getPassword(Settings.SIGNING_SECRETS).value()),
                getInt(Settings.BODY_MAX_BYTES));
    }

    EventDefaults eventDefaults() {
        return new EventDefaults(
                getString(Settings.EVENT_SOURCE), getString(Settings.EVENT_TYPE), getString(Settings.EVENT_ID_FIELD));
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                getLong(Settings.RETRY_BACKOFF),
                getLong(Settings.RETRY_BACKOFF_MAX),
                getLong(Settings.RETRY_AFTER_MAX),
                getInt(Settings.RETRY_MAX_ATTEMPTS),
                getLong(Settings.RETRY_MAX_AGE));
    }

    Circuit circuit() {
        return Circuit.closed(getInt(Settings.CIRCUIT_THRESHOLD), getLong(Settings.CIRCUIT_OPEN));
    }

    Tls tls() {
        return Tls.of(
                getString(Settings.TRUSTSTORE),
                getPassword(Settings.TRUSTSTORE_PASSWORD).value(),
                getString(Settings.KEYSTORE),
                getPassword(Settings.KEYSTORE_PASSWORD).value());
    }

    HttpClient.Version httpVersion() {
        return switch (getString(Settings.HTTP_VERSION)) {
            case Settings.HTTP_1_1 -> HttpClient.Version.HTTP_1_1;
            case Settings.HTTP_2 -> HttpClient.Version.HTTP_2;
            default ->
                "https".equalsIgnoreCase(target().getScheme())
                        ? HttpClient.Version.HTTP_2
                        : HttpClient.Version.HTTP_1_1;
        };
    }

    Duration connectTimeout() {
        return Duration.ofMillis(getInt(Settings.CONNECT_TIMEOUT));
    }

    Duration requestTimeout() {
        return Duration.ofMillis(getInt(Settings.REQUEST_TIMEOUT));
    }

    /** The value of the header Authorization; empty for none. */
    String authorization() {
        return getPassword(Settings.TARGET_AUTHORIZATION).value();
    }

    int maxInFlight() {
        return getInt(Settings.MAX_IN_FLIGHT);
    }

    Backlog backlog() {
        return new Backlog(getInt(Settings.MAX_BUFFERED_RECORDS), getLong(Settings.MAX_BUFFERED_BYTES));
    }

    int responseMaxBytes() {
        return getInt(Settings.RESPONSE_MAX_BYTES);
    }

    /** The topic for reports; empty for none. */
    String reportTopic() {
        return getString(Settings.REPORT_TOPIC);
    }

    Map<String, Object> reportProducer() {
        return originalsWithPrefix(Settings.REPORT_PRODUCER_PREFIX);
    }
}
