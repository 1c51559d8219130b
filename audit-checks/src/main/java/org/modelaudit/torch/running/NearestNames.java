package org.modelaudit.torch.running;

import java.util.Comparator;
import java.util.List;

/** The names that someone who mistyped one may have meant. */
public final class NearestNames {

    private static final int SHOWN = 5;

    private NearestNames() {}

    public static List<String> of(String wanted, List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt((String n) -> distance(wanted, n))
                        .thenComparing(n -> n))
                .limit(SHOWN)
                .toList();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
