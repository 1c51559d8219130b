package org.modelaudit.golden;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.perturbation.PerturbationGolden;

/** Everyone who compares. A new family adds its line here. */
final class GoldenFamilies {

    private static final List<GoldenMethods> FAMILIES = List.of(new ModelGolden(), new PerturbationGolden());

    private GoldenFamilies() {}

    /** Every comparison, by section and method. */
    static Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>();
        for (GoldenMethods family : FAMILIES) {
            family.comparisons().forEach((method, comparison) -> {
                if (all.put(method, comparison) != null) {
                    throw new IllegalStateException("Two families compare " + method + ".");
                }
            });
        }
        return all;
    }
}
