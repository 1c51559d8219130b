package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Prepared;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.result.Evidence;

/** Reads single pictures again and finds, or makes again, their explanation. */
final class SampleEvidence implements Evidence {

    private final Audit audit;
    private final BatchExplainer explainer;
    private final Map<String, AuditSample> byId = new HashMap<>();

    SampleEvidence(Audit audit, BatchExplainer explainer) {
        this.audit = audit;
        this.explainer = explainer;
        audit.data().samples().forEach(sample -> byId.put(sample.id(), sample));
    }

    @Override
    public Optional<Exhibit> exhibit(String sampleId) {
        AuditSample sample = byId.get(sampleId);
        if (sample == null) {
            throw new IllegalArgumentException("There is no sample '%s' in this audit.".formatted(sampleId));
        }
        try (NDManager scope = audit.model().newManager()) {
            ExplainedSample explained =
                    explainer.explain(List.of(sample), scope).iterator().next().explained();
            if (explained == null) {
                return Optional.empty();
            }
            Prepared picture = new PictureLoader(audit.model().input()).prepare(sample);
            return Optional.of(
                    new Exhibit(picture.cropped(), explained.explanation(), explained.boxes(), explained.mask()));
        } catch (DataException e) {
            return Optional.empty();
        }
    }
}
