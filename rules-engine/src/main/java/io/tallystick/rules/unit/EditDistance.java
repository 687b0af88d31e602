package io.tallystick.rules.unit;

/** Insertions, deletions, replacements and swaps of neighbours between two short texts. */
final class EditDistance {
    private EditDistance() {}

    /** How far a likeness may go: nothing but case in one or two characters, one edit up to five, two beyond. */
    static int allowed(int length) {
        return length <= 2 ? 0 : length <= 5 ? 1 : 2;
    }

    /** The optimal string alignment distance; both texts are at most {@link UnitLimits#MAX_SYMBOL_LENGTH} long or a little more. */
    static int between(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
            return Math.min(best, cost[i - 2][j - 2] + 1);
        }
        return best;
    }
}
