package org.modelaudit.equivalence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.Prepared;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;

/**
 * What the audited model is compared with.
 *
 * @param model whose pictures are prepared as its own input says
 */
record OtherFile(AuditedModel model) {

    /** Refuses what cannot be the same model. */
    void verify(AuditedModel audited) {
        if (model.classes() != audited.classes()) {
            throw new ConfigurationException(
                    "The model '%s' has %d classes and '%s', which it is compared with, has %d; give another file of the same model."
                            .formatted(
                                    audited.identity().file(),
                                    audited.classes(),
                                    model.identity().file(),
                                    model.classes()));
        }
    }

    private boolean isPreparedOtherwise(AuditedModel audited) {
        return !model.input().equals(audited.input());
    }

    /** How its pictures are prepared where that is otherwise, and what its file says of itself. */
    List<String> remarks(AuditedModel audited) {
        List<String> remarks = new ArrayList<>();
        if (isPreparedOtherwise(audited)) {
            remarks.add("'%s' is compared with '%s', and its pictures are prepared otherwise: %s, and for the other %s"
                    .formatted(audited.identity().file(), name(), audited.input(), model.input()));
        }
        model.remarks().forEach(said -> remarks.add("'%s': %s".formatted(name(), said)));
        return remarks;
    }

    /** Does work on the samples' pictures as the other model gets them, on its own device. */
    <T> T onPictures(Measurement measurement, Function<NDArray, T> work) {
        try (NDManager scope = model.newManager()) {
            if (!isPreparedOtherwise(measurement.model())) {
                NDArray given = measurement.batch().get().images();
                return work.apply(scope.create(given.toFloatArray(), given.getShape()));
            }
            List<AuditSample> samples =
                    measurement.samples().stream().map(ExplainedSample::sample).toList();
            List<Prepared> pictures = samples.stream()
                    .map(sample -> model.input().prepare(sample.picture()))
                    .toList();
            return work.apply(Batch.of(scope, model.input(), samples, pictures).images());
        }
    }

    /** What a reader must know of the comparison. */
    Map<String, String> settings() {
        return Map.of(
                "compared with",
                model.identity().toString(),
                "its input",
                model.input().toString());
    }

    /** Its file's name. */
    String name() {
        return model.identity().file();
    }
}
