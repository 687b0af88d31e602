package io.tallystick.connect.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What became of one item of a request. */
sealed interface Outcome {
    /**
     * It is in Kafka.
     *
     * @param device as the ledger's queries name it, {@code organisation/device} or {@code organisation/gateway/device}
     * @param sequence the number of the first envelope
     * @param envelopes how many, at least 1
     */
    record Accepted(String device, String subject, long sequence, int envelopes) implements Outcome {}

    /** It was in Kafka before. */
    record Repeated(String device, String subject) implements Outcome {}

    /** It is in {@code rejected}. */
    record Refused(String code, String detail) implements Outcome {}

    /** There is nothing to keep in it. */
    record Ignored(String detail) implements Outcome {}

    /** Puts what became of all items into an answer. */
    static void write(List<Outcome> outcomes, ObjectNode answer) {
        answer.put("accepted", count(outcomes, Accepted.class))
                .put("repeated", count(outcomes, Repeated.class))
                .put("refused", count(outcomes, Refused.class));
        ArrayNode items = answer.putArray("items");
        outcomes.forEach(outcome -> write(outcome, items.addObject()));
    }

    /** How many of a kind there are. */
    static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private static void write(Outcome outcome, ObjectNode item) {
        if (outcome instanceof Accepted accepted) {
            item.put("status", "accepted")
                    .put("device", accepted.device())
                    .put("subject", accepted.subject())
                    .put("sequence", accepted.sequence())
                    .put("envelopes", accepted.envelopes());
        } else if (outcome instanceof Repeated repeated) {
            item.put("status", "repeated").put("device", repeated.device()).put("subject", repeated.subject());
        } else if (outcome instanceof Refused refused) {
            item.put("status", "refused").put("code", refused.code()).put("detail", refused.detail());
        } else if (outcome instanceof Ignored ignored) {
            item.put("status", "ignored").put("detail", ignored.detail());
        }
    }
}
