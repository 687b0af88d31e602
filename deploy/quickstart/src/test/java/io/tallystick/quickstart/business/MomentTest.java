package io.tallystick.quickstart.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tallystick.ledger.envelope.ContentType;
import io.tallystick.ledger.identity.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant HEARD = Instant.parse("2027-03-01T00:00:07.850Z");

    private static String payload(Object value) {
        Say say = new Say(DeviceId.parse("works/clock"), "any", ContentType.JSON, JsonText.of(Map.of("x", value)));
        return new String(say.payload(HEARD), StandardCharsets.UTF_8);
    }

    @Test
    void payload_momentsFromNow_areInstantsOfWholeSeconds() {
        assertThat(payload(Moment.fromNow(Duration.ofSeconds(15)))).isEqualTo("{\"x\":\"2027-03-01T00:00:22Z\"}");
        assertThat(payload(Moment.fromNow(Duration.ofDays(-1)))).isEqualTo("{\"x\":\"2027-02-28T00:00:07Z\"}");
    }

    @Test
    void payload_yesterday_isSecondsOfTheDayBeforeInUtc() {
        long noon = Instant.parse("2027-02-28T12:10:00Z").getEpochSecond();
        assertThat(payload(Moment.yesterday(Duration.ofMinutes(730)))).isEqualTo("{\"x\":" + noon + "}");
    }

    @Test
    void payload_withoutMoments_isAsItWasWritten() {
        assertThat(payload("@{never} $1")).isEqualTo("{\"x\":\"@{never} $1\"}");
    }

    @Test
    void jsonText_valueThatIsNone_saysWhatIsWanted() {
        assertThatThrownBy(() -> JsonText.of(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got NaN");
    }
}
