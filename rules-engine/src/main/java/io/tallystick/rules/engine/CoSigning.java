package io.tallystick.rules.engine;

import io.tallystick.rules.contract.Contract;
import io.tallystick.rules.contract.Input;
import io.tallystick.rules.state.MalformedStateException;
import io.tallystick.rules.state.StateReader;
import io.tallystick.rules.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Contents of documents that wait until enough roles have signed the same.
 *
 * <pre>
 * state = for each document input that several must sign: count of contents, each in order of coming: digest bytes, count of roles,
 *         each text ascending; count of leaves, each i64
 * </pre>
 */
final class CoSigning {
    private static final int DIGEST_BYTES = 32;

    private final List<Input> inputs;
    private final List<List<Waiting>> waiting = new ArrayList<>();

    private record Waiting(byte[] digest, TreeSet<String> roles, List<Long> leaves) {}

    CoSigning(Contract contract) {
        inputs = contract.inputs();
        inputs.forEach(input -> waiting.add(new ArrayList<>()));
    }

    /**
     * A document is signed by one more organisation.
     *
     * @param roles that the organisation has, of those that may sign; not empty
     * @return the leaves of all who signed if that is enough now, else null
     */
    long[] sign(int input, byte[] digest, List<String> roles, long leaf) {
        int needed = ((Input.Document) inputs.get(input)).atLeast();
        List<Waiting> contents = waiting.get(input);
        Waiting content = contents.stream()
                .filter(each -> Arrays.equals(each.digest(), digest))
                .findFirst()
                .orElse(null);
        if (content == null) {
            content = new Waiting(digest, new TreeSet<>(), new ArrayList<>());
            contents.add(content);
        }
        if (content.roles().addAll(roles) && content.leaves().size() < EngineLimits.MAX_PENDING_SIGNATURES) {
            content.leaves().add(leaf);
        }
        if (content.roles().size() < needed) {
            return null;
        }
        contents.remove(content);
        return content.leaves().stream().mapToLong(Long::longValue).toArray();
    }

    /** Drops the oldest content of an input if there are more than may wait; whether it did. */
    boolean dropOldest(int input) {
        List<Waiting> contents = waiting.get(input);
        if (contents.size() <= EngineLimits.MAX_PENDING_CONTENTS) {
            return false;
        }
        contents.remove(0);
        return true;
    }

    /** Takes over what waits for signatures, of an input of another version that is declared alike. */
    void take(int input, CoSigning other, int from) {
        for (Waiting content : other.waiting.get(from)) {
            waiting.get(input)
                    .add(new Waiting(
                            content.digest(), new TreeSet<>(content.roles()), new ArrayList<>(content.leaves())));
        }
    }

    void stop() {
        waiting.forEach(List::clear);
    }

    void write(StateWriter out) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) instanceof Input.Document document && document.atLeast() > 1) {
                out.count(waiting.get(i).size());
                for (Waiting content : waiting.get(i)) {
                    out.bytes(content.digest()).count(content.roles().size());
                    content.roles().forEach(out::text);
                    out.count(content.leaves().size());
                    content.leaves().forEach(out::i64);
                }
            }
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) instanceof Input.Document document && document.atLeast() > 1) {
                for (int left = in.count(EngineLimits.MAX_PENDING_CONTENTS); left > 0; left--) {
                    waiting.get(i).add(readContent(in, document));
                }
            }
        }
    }

    private static Waiting readContent(StateReader in, Input.Document document) {
        Waiting content = new Waiting(in.bytes(DIGEST_BYTES), new TreeSet<>(), new ArrayList<>());
        for (int left = in.count(document.atLeast() - 1); left > 0; left--) {
            int at = in.position();
            String role = in.text(EngineLimits.MAX_NAME_BYTES);
            boolean ascending =
                    content.roles().isEmpty() || content.roles().last().compareTo(role) < 0;
            if (!ascending || !document.signedBy().contains(role)) {
                throw new MalformedStateException(at, "roles that may sign, ascending", role);
            }
            content.roles().add(role);
        }
        for (int left = in.count(EngineLimits.MAX_PENDING_SIGNATURES); left > 0; left--) {
            content.leaves().add(CoreCodec.atLeast(in, -1));
        }
        return content;
    }
}
