package io.tallystick.quickstart.replay;

import io.tallystick.yaml.DidYouMean;
import java.util.Collection;

/** The known word nearest to a mistyped one, as the end of a sentence. */
final class Hint {
    private Hint() {}

    /** {@code "; did you mean \"x\"?"} for the nearest candidate at most a third of the word away, or the empty string. */
    static String of(String word, Collection<String> candidates) {
        int third = Math.max(1, word.length() / 3);
        return DidYouMean.nearest(word, candidates, near -> Math.min(third, Math.max(word.length(), near.length()) - 1))
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
