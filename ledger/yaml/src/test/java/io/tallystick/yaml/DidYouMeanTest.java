package io.tallystick.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("wall", "event", "Hall");

    @Test
    void nearest_oneEditAway_isTheFirstOfEquals() {
        assertThat(DidYouMean.nearest("call", KNOWN, word -> 1)).contains("wall");
        assertThat(DidYouMean.nearest("halls", KNOWN, word -> 1)).contains("Hall");
        assertThat(DidYouMean.nearest("EVENT", KNOWN, word -> 0)).contains("event");
    }

    @Test
    void nearest_moreEditsThanAllowed_isNone() {
        assertThat(DidYouMean.nearest("vent", KNOWN, word -> 0)).isEmpty();
        assertThat(DidYouMean.nearest("vnt", KNOWN, word -> 2)).contains("event");
        assertThat(DidYouMean.nearest("vnt", KNOWN, word -> word.length() - 4)).isEmpty();
        assertThat(DidYouMean.nearest("x".repeat(257), List.of("x".repeat(257)), word -> 1000))
                .isEmpty();
    }

    @Test
    void nearest_neighboursSwapped_isOneEdit() {
        assertThat(DidYouMean.nearest("evnet", KNOWN, word -> 1)).contains("event");
        assertThat(DidYouMean.nearest("vetne", KNOWN, word -> 2)).isEmpty();
    }

    @Test
    void near_equallyNear_areAllInOrder() {
        assertThat(DidYouMean.near("call", KNOWN, word -> 2)).containsExactly("wall", "Hall");
        assertThat(DidYouMean.near("hall", KNOWN, word -> 2)).containsExactly("Hall");
        assertThat(DidYouMean.near("xxxx", KNOWN, word -> 3)).isEmpty();
    }
}
