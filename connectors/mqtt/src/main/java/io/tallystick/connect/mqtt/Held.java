package io.tallystick.connect.mqtt;

import io.tallystick.connect.mqtt.broker.Delivery;

/** A message that the broker still keeps for us. Guarded by its {@link InFlight}. */
final class Held {
    private final Delivery delivery;
    /** Records of it that Kafka does not have yet; below zero as long as it is not known which there will be. */
    private int missing = -1;

    Held(Delivery delivery) {
        this.delivery = delivery;
    }

    Delivery delivery() {
        return delivery;
    }

    void expect(int records) {
        missing = records;
    }

    void committed() {
        missing--;
    }

    boolean isDone() {
        return missing == 0;
    }
}
