package org.modelaudit.intrinsic;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.NamedOutput;

/**
 * By how much a self-explaining net's own explanation fails to add up to its answer: with the concepts {@code h_i(x)} and the relevances
 * {@code θ_ic(x)} among the outputs of the file, {@code s = Σ_i θ_ic h_i} and the logit {@code y_c} of the explained class, the predicted
 * one where the map speaks for none,
 *
 * <pre>{@code |s − y_c| / (|s| + |y_c|)}</pre>
 *
 * <p>In [0, 1], lower is better: 0 where the concepts make up the whole logit, 1/3 where they make up half of it, 1 where the one is 0 and
 * the other is not, or they have opposite signs. 0 where both are 0; undefined where either is not finite. It looks at the model's
 * outputs and at no map, so that every explainer gets the same number.
 *
 * <p>Concepts are one row of k numbers for each picture, axes of one number left out. Relevances are {@code N×k×K}, as the authors' code
 * has them, or {@code N×K×k}; {@code N×k} where one logit speaks for two classes, of which {@code y_1 − y_0} is compared. Where k = K the
 * former is read. A concept that is always 1 carries the bias; what the net adds beside its concepts is what is missing.
 *
 * <p>Alvarez-Melis and Jaakkola, Towards Robust Interpretability with Self-Explaining Neural Networks, NeurIPS 2018, equation 2 with the
 * sum as aggregator. That the sum is the answer holds by their construction; it is tested because a file may say otherwise. The
 * scale is ours.
 */
public final class ConceptCompleteness implements Metric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
            "concept-completeness/symmetric-residual@1",
            "concept completeness residual",
            "Alvarez-Melis and Jaakkola, Towards Robust Interpretability with Self-Explaining Neural Networks, NeurIPS 2018, equation 2");

    private final String concepts;
    private final String relevances;

    ConceptCompleteness(String concepts, String relevances) {
        this.concepts = concepts;
        this.relevances = relevances;
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("concepts", concepts, "relevances", relevances);
    }

    /** @throws ModelException if the logits are not the net's own, or the file has no such outputs, or they do not fit its classes */
    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Concept completeness");
        relevances(model);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.of(3, 0, 0, 0);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        AuditedModel model = measurement.model();
        verifyMeaning(model);
        ConceptRelevances layout = relevances(model);
        List<ExplainedSample> samples = measurement.samples();
        Batch batch = measurement.batch().get();
        List<Outcome> outcomes = new ArrayList<>();
        batch.oneByOneWithIndex((i, picture) -> outcomes.add(measure(model, layout, samples.get(i), picture.images())));
        return outcomes;
    }

    private Outcome measure(AuditedModel model, ConceptRelevances layout, ExplainedSample sample, NDArray image) {
        try (NDManager scope = image.getManager().newSubManager()) {
            NDArray picture = image.duplicate();
            picture.attach(scope);
            float[] logits = model.logits(picture).toFloatArray();
            int classIndex = explainedClass(sample, logits);
            double sum = layout.sum(
                    model.show(picture, concepts).toFloatArray(),
                    model.show(picture, relevances).toFloatArray(),
                    classIndex);
            boolean binary = layout.classes() == 1;
            return residual(
                    binary ? signed(sum, classIndex) : sum,
                    binary ? difference(logits, classIndex) : logits[classIndex]);
        }
    }

    private static int explainedClass(ExplainedSample sample, float[] logits) {
        int explained = sample.explanation().explainedClass();
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            best = logits[k] > logits[best] ? k : best;
        }
        return explained >= 0 ? explained : best;
    }

    private static double signed(double sum, int classIndex) {
        return classIndex == 1 ? sum : -sum;
    }

    private static double difference(float[] logits, int classIndex) {
        return signed((double) logits[1] - logits[0], classIndex);
    }

    static Outcome residual(double sum, double logit) {
        if (!Double.isFinite(sum) || !Double.isFinite(logit)) {
            return Outcome.undefined("the concepts, their relevances or the logits are not finite");
        }
        double scale = Math.abs(sum) + Math.abs(logit);
        return Outcome.value(scale == 0 ? 0 : Math.min(1, Math.abs(sum - logit) / scale));
    }

    private ConceptRelevances relevances(AuditedModel model) {
        NamedOutput first = found(model, concepts);
        NamedOutput second = found(model, relevances);
        int classes = model.output().meaning().isBinary() ? 1 : model.classes();
        return ConceptRelevances.of(first.shape(), second.shape(), classes)
                .orElseThrow(() -> new ModelException(
                        "The concepts %s and the relevances %s of '%s' do not go together: (1, k) and (1, k, %d) are needed."
                                .formatted(first, second, model.identity().file(), classes)));
    }

    private static NamedOutput found(AuditedModel model, String output) {
        return model.outputs()
                .find(output)
                .orElseThrow(() ->
                        new ModelException("The model '%s' has no output '%s' of concepts or relevances; it returns %s."
                                .formatted(model.identity().file(), output, model.outputs())));
    }
}
