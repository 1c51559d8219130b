package org.modelaudit.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Requirement;

/** Whether what an audit is to measure can be measured on its pictures, and which of them cannot mean what they say. */
final class SubjectCheck {

    private SubjectCheck() {}

    /**
     * Refuses a set that nothing could be found on.
     *
     * @throws DataException if a metric needs to know where the objects are and no sample says it, or if no sample is of a class of
     *     the model although some have one
     */
    static void verify(Audit audit) {
        for (Requirement requirement : audit.requirements()) {
            if (requirement.metric().needsRegion()) {
                requireRegions(audit.data(), requirement.metric().name());
            }
        }
        verifyClasses(audit.data(), audit.model().classes());
    }

    /**
     * @param classes of the model
     * @throws DataException if no sample is of a class of the model although some have one
     */
    static void verifyClasses(AuditSet data, int classes) {
        List<AuditSample> foreign = foreign(data, classes);
        if (!foreign.isEmpty()
                && foreign.size()
                        == data.samples().stream()
                                .filter(sample -> sample.classIndex().isPresent())
                                .count()) {
            throw new DataException(
                    "Every class index of '%s' lies outside the model's, which are 0 to %d (first: %s of '%s'); give class_index as the model counts, from 0, or leave it out and give labels."
                            .formatted(data.name(), classes - 1, first(foreign), foreign.get(0)));
        }
    }

    private static void requireRegions(AuditSet data, String metric) {
        if (data.samples().stream().noneMatch(s -> !s.boxes().isEmpty() || s.hasMask())) {
            String remark = data.remarks().isEmpty() ? "" : " " + data.remarks().get(0);
            throw new DataException(
                    "The %s needs to know where the object is, but no sample of '%s' has a box or a mask%s"
                            .formatted(
                                    metric,
                                    data.name(),
                                    data.lostRegions().isEmpty()
                                            ? "; add annotations." + remark
                                            : ". The annotations tell of objects: %s; correct them."
                                                    .formatted(String.join(", ", data.lostRegions()))));
        }
    }

    /** What a reader of the result must know: of the metrics, and of samples whose class the model does not have. */
    static List<String> remarks(Audit audit) {
        Set<String> remarks =
                new LinkedHashSet<>(foreignRemarks(audit.data(), audit.model().classes()));
        audit.requirements().forEach(r -> remarks.addAll(r.metric().remarks(audit.model())));
        return List.copyOf(remarks);
    }

    /** What a reader must know of samples whose class the model does not have. */
    static List<String> foreignRemarks(AuditSet data, int classes) {
        List<AuditSample> foreign = foreign(data, classes);
        return foreign.isEmpty()
                ? List.of()
                : List.of(
                        "%d of %d samples have a class index outside the model's, which are 0 to %d (first: %s of '%s'); they count as wrongly predicted, correct class_index"
                                .formatted(foreign.size(), data.size(), classes - 1, first(foreign), foreign.get(0)));
    }

    private static int first(List<AuditSample> foreign) {
        return foreign.get(0).classIndex().orElseThrow();
    }

    private static List<AuditSample> foreign(AuditSet data, int classes) {
        return data.samples().stream()
                .filter(sample -> sample.classIndex().orElse(0) >= classes)
                .toList();
    }
}
