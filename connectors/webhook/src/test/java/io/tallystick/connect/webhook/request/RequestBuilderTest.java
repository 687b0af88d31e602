package io.tallystick.connect.webhook.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.connect.webhook.event.CloudEvent;
import io.tallystick.connect.webhook.event.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestBuilderTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    private static final Signers NONE = Signers.parse("");

    @Test
    void binary_attributeWithOtherCharacters_isPercentEncodedAsTheBindingShows() {
        // The example of the binding, section 3.1.3.2.
        PreparedRequest request = builder(ContentMode.BINARY, 1_000).build(event("Euro \u20ac \ud83d\ude00"), null);
        assertThat(request.headers(NOW)).containsEntry("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80");
    }

    @Test
    void binary_headerInjection_isEncoded() {
        PreparedRequest request = builder(ContentMode.BINARY, 1_000).build(event("a\r\nX: \"1%\""), null);
        assertThat(request.headers(NOW)).containsEntry("ce-subject", "a%0D%0AX:%20%221%25%22");
    }

    @Test
    void structured_event_isOneJsonObject() {
        PreparedRequest request = builder(ContentMode.STRUCTURED, 1_000).build(event("s"), null);
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"demo/1/500/0\",\"source\":\"/s\",\"specversion\":\"1.0\",\"subject\":\"s\","
                        + "\"type\":\"t\",\"data\":{\"n\":1}}");
        assertThat(request.headers(NOW))
                .containsEntry("Content-Type", "application/cloudevents+json; charset=utf-8")
                .containsEntry("Idempotency-Key", "demo/1/500/0")
                .containsEntry("webhook-id", "demo/1/500/0")
                .containsEntry("webhook-timestamp", "1767225600")
                .doesNotContainKey("webhook-signature");
    }

    @Test
    void id_withFullStop_isEncodedSoThatTheSignedTextSplitsOneWay() {
        Map<String, String> attributes = new TreeMap<>(event("s").attributes());
        attributes.put("id", "my.net/1/500/0");
        CloudEvent event = new CloudEvent(new TreeMap<>(attributes), null);
        assertThat(builder(ContentMode.BINARY, 10).build(event, null).id()).isEqualTo("my%2Enet/1/500/0");
    }

    @Test
    void headers_ofALaterAttempt_differInTimeAndSignatureOnly() {
        Signers signers = Signers.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        PreparedRequest request = new RequestBuilder(ContentMode.BINARY, null, signers, 1_000).build(event("s"), null);
        Map<String, String> first = request.headers(NOW);
        Map<String, String> later = request.headers(NOW.plusSeconds(60));
        assertThat(later.get("webhook-signature")).isNotEqualTo(first.get("webhook-signature"));
        first.keySet().removeIf(name -> name.equals("webhook-signature") || name.equals("webhook-timestamp"));
        assertThat(later).containsAllEntriesOf(first).hasSize(first.size() + 2);
    }

    @Test
    void body_largerThanAllowed_isRefused() {
        assertThatThrownBy(() -> builder(ContentMode.BINARY, 6).build(event("s"), null))
                .hasMessage("the body of demo/1/500/0 has 7 bytes, want at most 6");
    }

    @Test
    void mode_withoutItsTemplate_isRefused() {
        assertThatThrownBy(() -> new RequestBuilder(ContentMode.TEMPLATE, null, NONE, 1))
                .hasMessage("content mode template wants a template, got none");
        assertThatThrownBy(() -> new RequestBuilder(ContentMode.BINARY, new BodyTemplate("{}"), NONE, 1))
                .hasMessage("content mode binary takes no template, got one");
    }

    private static RequestBuilder builder(ContentMode mode, int maxBytes) {
        return new RequestBuilder(mode, null, NONE, maxBytes);
    }

    static CloudEvent event(String subject) {
        return new CloudEvent(
                new TreeMap<>(Map.of(
                        "id", "demo/1/500/0", "source", "/s", "specversion", "1.0", "type", "t", "subject", subject)),
                StrictJson.parse("{\"n\":1}"));
    }
}
