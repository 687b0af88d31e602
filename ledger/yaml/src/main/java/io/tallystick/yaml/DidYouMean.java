package io.tallystick.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The known word that a misspelt one was probably meant to be. */
public final class DidYouMean {
    /** Longer words are nobody's typing error, and comparing them takes time by the square. */
    private static final int MAX_LENGTH = 256;

    private DidYouMean() {}

    /**
     * The known word with the fewest edits (a letter added, left out or changed; upper and lower case are one), the first of
     * equals; none for a word of more than 256 characters.
     *
     * @param maxEdits how many edits, inclusive, still make a known word the one that was meant
     */
    public static Optional<String> nearest(String word, Collection<String> known, ToIntFunction<String> maxEdits) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        record Near(String word, int edits) {}
        return known.stream()
                .map(candidate -> new Near(candidate, edits(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.edits <= maxEdits.applyAsInt(near.word))
                .min(Comparator.comparingInt(Near::edits))
                .map(Near::word);
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
