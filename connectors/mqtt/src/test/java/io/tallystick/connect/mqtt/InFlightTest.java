package io.tallystick.connect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tallystick.connect.mqtt.broker.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();
    private final List<String> acknowledged = new ArrayList<>();

    private void arrive(String topic) {
        inFlight.arrived(new Delivery(topic, new byte[1], 0, () -> acknowledged.add(topic)));
    }

    private List<Held> take() throws InterruptedException {
        return inFlight.take(10, 1);
    }

    @Test
    void committed_allRecords_acknowledgesOnceAndInOrder() throws Exception {
        arrive("a");
        arrive("b");
        List<Held> held = take();
        Object a1 = new Object();
        Object a2 = new Object();
        Object b1 = new Object();
        inFlight.became(held.get(0), List.of(a1, a2));
        inFlight.became(held.get(1), List.of(b1));

        inFlight.committed(b1);
        inFlight.committed(a1);
        assertThat(acknowledged).isEmpty();

        inFlight.committed(a2);
        inFlight.committed(a2);
        assertThat(acknowledged).containsExactly("a", "b");
        assertThat(inFlight.size()).isZero();
    }

    @Test
    void became_nothingToWrite_acknowledgedWhenThoseBeforeAre() throws Exception {
        arrive("a");
        arrive("b");
        List<Held> held = take();
        Object a = new Object();
        inFlight.became(held.get(0), List.of(a));
        inFlight.became(held.get(1), List.of());
        assertThat(acknowledged).isEmpty();

        inFlight.committed(a);
        assertThat(acknowledged).containsExactly("a", "b");
    }

    @Test
    void take_atMostSoMany_theRestStays() throws Exception {
        arrive("a");
        arrive("b");

        assertThat(inFlight.take(1, 1)).hasSize(1);
        assertThat(inFlight.take(10, 1)).hasSize(1);
        assertThat(inFlight.take(10, 1)).isEmpty();
        assertThat(inFlight.size()).isEqualTo(2);
    }
}
