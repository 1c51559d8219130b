package org.modelaudit.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chooses from each class in proportion to its size. */
final class Strata {

    private Strata() {}

    /**
     * @param ranked samples in the order in which they are taken
     * @param n how many, fewer than there are
     */
    static Set<AuditSample> choose(List<AuditSample> ranked, int n) {
        Map<String, List<AuditSample>> classes = new TreeMap<>();
        ranked.forEach(sample -> classes.computeIfAbsent(stratum(sample), name -> new ArrayList<>())
                .add(sample));
        Map<String, Integer> places = places(classes, n, ranked.size());
        Set<AuditSample> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        places.forEach((name, count) ->
                chosen.addAll(classes.getOrDefault(name, List.of()).subList(0, count)));
        return chosen;
    }

    /** Hare's quota: the whole part for each class, then one more for the largest remainders. */
    private static Map<String, Integer> places(Map<String, List<AuditSample>> classes, int n, int all) {
        Map<String, Integer> places = new TreeMap<>();
        classes.forEach((name, samples) -> places.put(name, (int) ((long) samples.size() * n / all)));
        int left = n - places.values().stream().mapToInt(Integer::intValue).sum();
        classes.keySet().stream()
                .sorted(Comparator.comparingLong((String name) ->
                                -((long) classes.getOrDefault(name, List.of()).size() * n % all))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(name -> places.merge(name, 1, Integer::sum));
        return places;
    }

    private static String stratum(AuditSample sample) {
        return sample.classIndex().isPresent()
                ? Integer.toString(sample.classIndex().getAsInt())
                : String.valueOf(sample.className());
    }
}
