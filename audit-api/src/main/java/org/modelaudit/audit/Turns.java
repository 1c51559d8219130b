package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.modelaudit.model.AuditedModel;

/**
 * Whole audits of a model take turns: one may change its weights for a while, and each counts the passes that it makes. One that looks
 * at several holds the monitors of all. They are taken in one order, whoever is audited and whoever is compared with, so that no two
 * audits wait for each other.
 */
final class Turns {

    private static final Object TIE = new Object();

    private Turns() {}

    /**
     * @param models each once, as all tests share them
     */
    static <T> T of(List<AuditedModel> models, Supplier<T> audit) {
        List<AuditedModel> ordered = new ArrayList<>(models);
        ordered.sort(Comparator.comparingInt(System::identityHashCode));
        long different =
                ordered.stream().mapToInt(System::identityHashCode).distinct().count();
        if (different == ordered.size()) {
            return held(ordered, audit);
        }
        // Two have no order between them.
        synchronized (TIE) {
            return held(ordered, audit);
        }
    }

    private static <T> T held(List<AuditedModel> models, Supplier<T> audit) {
        if (models.isEmpty()) {
            return audit.get();
        }
        synchronized (models.get(0)) {
            return held(models.subList(1, models.size()), audit);
        }
    }
}
