package io.tallystick.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The known words that a misspelt one was probably meant to be. Upper and lower case are one. */
public final class DidYouMean {
    /** Longer words are nobody's typing error, and comparing them takes time by the square. */
    private static final int MAX_LENGTH = 256;

    private DidYouMean() {}

    /**
     * The first of the {@link #near near} words.
     *
     * @param maxEdits how many edits, inclusive, still make a known word the one that was meant
     */
    public static Optional<String> nearest(String word, Collection<String> known, ToIntFunction<String> maxEdits) {
        return near(word, known, maxEdits).stream().findFirst();
    }

    /**
     * The known words with the fewest edits, in the order known; none for a word of more than 256 characters.
     *
     * @param maxEdits how many edits, inclusive, still make a known word one that was meant; negative for never
     */
    public static List<String> near(String word, Collection<String> known, ToIntFunction<String> maxEdits) {
        List<String> near = new ArrayList<>();
        if (word.length() > MAX_LENGTH) {
            return near;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT));
            if (edits <= fewest && edits <= maxEdits.applyAsInt(candidate)) {
                if (edits < fewest) {
                    near.clear();
                    fewest = edits;
                }
                near.add(candidate);
            }
        }
        return near;
    }

    /** How many letters were added, left out, changed or swapped with their neighbour: the optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int fewest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
