package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.PictureDifference;
import org.modelaudit.image.Prepared;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.Evidence;

/** Reads single pictures again and finds, or makes again, their explanation. */
final class SampleEvidence implements Evidence {

    private final Audit audit;
    private final BatchExplainer explainer;
    private final References references;
    private final ShownWork shownWork;
    private final Map<String, AuditSample> byId = new HashMap<>();
    private final Map<Object, Object> made = new HashMap<>();

    SampleEvidence(Audit audit, BatchExplainer explainer, References references) {
        this.audit = audit;
        this.explainer = explainer;
        this.references = references;
        this.shownWork = new ShownWork(audit.model(), audit.explainer(), explainer);
        audit.data().samples().forEach(sample -> byId.put(sample.id(), sample));
    }

    @Override
    public <T> T once(Object what, Class<T> type, Supplier<T> maker) {
        return type.cast(made.computeIfAbsent(what, any -> maker.get()));
    }

    @Override
    public Optional<Exhibit> exhibit(String sampleId) {
        return exhibit(sample(sampleId), audit.model(), explainer);
    }

    @Override
    public Optional<Counterpart> counterpart(String sampleId, Requirement requirement) {
        AuditSample sample = sample(sampleId);
        return references
                .of(requirement)
                .flatMap(run -> run.outcome(sampleId, requirement.metric())
                        .flatMap(outcome -> exhibit(sample, run.reference().model(), run.explainer())
                                .map(exhibit -> new Counterpart(exhibit, outcome))));
    }

    @Override
    public Optional<MetricCurve> curve(String sampleId, Requirement requirement) {
        return shownWork.curve(sample(sampleId), requirement.metric());
    }

    @Override
    public Optional<Attacked> attacked(String sampleId, Requirement requirement) {
        AuditSample sample = sample(sampleId);
        return shownWork
                .attacked(sample, requirement.metric())
                .flatMap(found -> exhibit(sampleId).map(before -> attacked(found, before)));
    }

    private Attacked attacked(ShownWork.Found found, Exhibit before) {
        InputSpecification input = audit.model().input();
        float[] picture = found.attacked().picture();
        PictureDifference difference = PictureDifference.between(input, found.before(), picture);
        return new Attacked(
                found.attacked().attack(),
                found.attacked().outcome(),
                before,
                new Exhibit(input.picture(picture), found.attacked().explanation(), before.boxes(), before.mask()),
                difference.picture(),
                difference.factor());
    }

    private AuditSample sample(String id) {
        AuditSample sample = byId.get(id);
        if (sample == null) {
            throw new IllegalArgumentException("There is no sample '%s' in this audit.".formatted(id));
        }
        return sample;
    }

    private static Optional<Exhibit> exhibit(AuditSample sample, AuditedModel model, BatchExplainer explainer) {
        try (NDManager scope = model.newManager()) {
            PreparedPictures pictures = explainer.pictures();
            ExplainedSample explained = explainer
                    .explain(List.of(sample), pictures, scope)
                    .iterator()
                    .next()
                    .explained();
            if (explained == null) {
                return Optional.empty();
            }
            Prepared picture = pictures.of(sample);
            return Optional.of(
                    new Exhibit(picture.cropped(), explained.explanation(), explained.boxes(), explained.mask()));
        } catch (DataException e) {
            return Optional.empty();
        }
    }
}
