package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.data.AuditSample;
import org.modelaudit.distribution.Assignment;
import org.modelaudit.error.DataException;

/** Of a worker: the outcomes of those pictures that the driver asks for, and no verdict. */
final class AssignedPictures implements Beforehand {

    private final Assignment assignment;

    AssignedPictures(Assignment assignment) {
        this.assignment = assignment;
    }

    @Override
    public void look(Pictures pictures) {
        if (pictures.audit().identity().id().equals(assignment.audit())) {
            Map<String, AuditSample> byId = new HashMap<>();
            pictures.order().forEach(sample -> byId.put(sample.id(), sample));
            assignment.serve(ids -> pictures.measure().accept(samples(byId, ids, pictures.audit())));
        }
        throw new NotJudgedError();
    }

    @Override
    public void study() {
        throw new NotJudgedError();
    }

    private static List<AuditSample> samples(Map<String, AuditSample> byId, List<String> ids, Audit audit) {
        List<AuditSample> samples = new ArrayList<>();
        for (String id : ids) {
            AuditSample sample = byId.get(id);
            if (sample == null) {
                throw new DataException(
                        "The audit '%s' has no picture '%s' there: its set is another than that of the driver; let both see the same files."
                                .formatted(audit.identity().id(), id));
            }
            samples.add(sample);
        }
        return samples;
    }
}
