package io.tallystick.connect.http;

import static io.tallystick.connect.http.Client.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void split_lines_withoutTheirEnds_blankOnesLeftOut() {
        assertThat(Batches.split(BodyKind.JSON_LINES, utf8("{}\r\n \t\n\r\n[1]\n\n\"x")))
                .containsExactly(utf8("{}"), utf8("[1]"), utf8("\"x"));
        assertThat(Batches.split(BodyKind.JSON_LINES, utf8("\n"))).isEmpty();
    }

    @Test
    void split_sequence_itemsVerbatim_theRestOfABrokenOneIsOne() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(TestSite.envelope(1));
        body.writeBytes(TestSite.envelope(2));
        assertThat(Batches.split(BodyKind.ENVELOPES, body.toByteArray()))
                .containsExactly(TestSite.envelope(1), TestSite.envelope(2));

        body.writeBytes(new byte[] {(byte) 0x82, 1});
        assertThat(Batches.split(BodyKind.ENVELOPES, body.toByteArray()))
                .containsExactly(TestSite.envelope(1), TestSite.envelope(2), new byte[] {(byte) 0x82, 1});
    }

    @Test
    void split_oneItemTooMany_refused() {
        byte[] most = new byte[HttpLimits.MAX_ITEMS];
        assertThat(Batches.split(BodyKind.ENVELOPES, most)).hasSize(HttpLimits.MAX_ITEMS);
        assertThatThrownBy(() -> Batches.split(BodyKind.ENVELOPES, Arrays.copyOf(most, most.length + 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("want at most 1000 items");
        assertThatThrownBy(() -> Batches.split(BodyKind.JSON_LINES, utf8("1\n".repeat(HttpLimits.MAX_ITEMS + 1))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void split_randomSequences_loseNoByte() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[1 + random.nextInt(60)];
            random.nextBytes(body);
            List<byte[]> items = Batches.split(BodyKind.ENVELOPES, body);
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            items.forEach(joined::writeBytes);
            assertThat(joined.toByteArray()).as("seed %s", seed).isEqualTo(body);
            assertThat(items).allSatisfy(item -> assertThat(item).isNotEmpty());
        }
    }
}
