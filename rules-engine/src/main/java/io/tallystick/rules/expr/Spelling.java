package io.tallystick.rules.expr;

import java.util.Set;

/** The nearest known name to one that is not known. */
final class Spelling {
    private Spelling() {}

    /** The name with fewest edits, at most a third of its length and at least one; the first of equals; empty if none. */
    static String nearest(String wrong, Set<String> sortedNames) {
        String nearest = "";
        int fewest = Math.max(1, Math.min(wrong.length(), ExpressionLimits.MAX_NAME_CHARS) / 3) + 1;
        if (wrong.length() > ExpressionLimits.MAX_NAME_CHARS) {
            return nearest;
        }
        for (String name : sortedNames) {
            int edits = edits(wrong, name);
            if (edits < fewest) {
                fewest = edits;
                nearest = name;
            }
        }
        return nearest;
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int cheapest(int[][] edits, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
