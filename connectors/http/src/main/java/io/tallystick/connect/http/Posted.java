package io.tallystick.connect.http;

import io.tallystick.gateway.KeyedRequest;
import io.tallystick.intake.IntakeMessage;
import io.tallystick.intake.IntakeResult;
import java.util.List;

/**
 * A request that was read and may be taken.
 *
 * @param items in order, at least one
 * @param keyed what it is known by if it comes again; null if its sender gave no key
 * @param source where it came from, for its events
 * @param bytes of its body
 */
record Posted(List<Item> items, KeyedRequest keyed, String source, int bytes) {
    /**
     * One thing that was sent.
     *
     * @param mediaType of the message
     * @param result what it means
     */
    record Item(IntakeMessage message, String mediaType, IntakeResult result) {}

    Posted {
        items = List.copyOf(items);
    }
}
