package org.modelaudit.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;

/**
 * Why a model errs: where it gets a picture wrong, does the map still find the object?
 *
 * <p>A class-free map, such as that of Eigen-CAM, shows what the features respond to, whatever the classifier makes of it.
 * If it lies on the object of a misclassified picture, the features saw the object and the <em>classifier</em> named it
 * wrongly; if not, the <em>features</em> missed it. Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, error analysis. The map of
 * a class answers another question: whether the model looked at the object for its wrong answer.
 *
 * <pre>{@code
 * AuditResult result = assertThat(model).on(images).explainedBy(eigenCam()).evaluate(localizationError(), atMost(0.5));
 * MistakeAnalysis mistakes = MistakeAnalysis.of(result);
 * mistakes.wrong().found();       // faults of the classifier
 * mistakes.featureFaults();       // ids of the pictures whose object the features missed
 * }</pre>
 *
 * @param finding where the objects were looked for
 * @param isClassFree whether no map speaks for a class
 * @param right counts over the pictures that the model gets right
 * @param wrong counts over those that it gets wrong
 * @param unjudged pictures without a label or a prediction
 * @param classifierFaults ids of the wrong pictures whose object was found, in the set's order
 * @param featureFaults ids of the wrong pictures whose object was missed, in the set's order
 */
public record MistakeAnalysis(
        Finding finding,
        boolean isClassFree,
        Count right,
        Count wrong,
        int unjudged,
        List<String> classifierFaults,
        List<String> featureFaults) {

    public MistakeAnalysis {
        classifierFaults = List.copyOf(classifierFaults);
        featureFaults = List.copyOf(featureFaults);
    }

    /**
     * Analyses the first verdict that speaks of where the object is.
     *
     * @throws ConfigurationException if the audit has none
     */
    public static MistakeAnalysis of(AuditResult result) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.requirement().metric().needsRegion()
                        && verdict.requirement().threshold().comparison() == null)
                .findFirst()
                .map(verdict -> of(result, verdict))
                .orElseThrow(() -> new ConfigurationException(
                        "An analysis of mistakes needs a metric that knows where the object is, but '%s' has none; require localizationError()."
                                .formatted(result.identity().title())));
    }

    /**
     * Analyses one verdict. A picture's object counts as found if its own value is within the bounds of the threshold: 0
     * for a localization error, or an IoU of at least the bound.
     *
     * @param verdict one of the result's
     */
    public static MistakeAnalysis of(AuditResult result, Verdict verdict) {
        Map<String, SampleSummary> summaries = new HashMap<>();
        result.samples().forEach(sample -> summaries.put(sample.id(), sample));
        Threshold bounds = verdict.requirement().threshold();
        List<String> classifierFaults = new ArrayList<>();
        List<String> featureFaults = new ArrayList<>();
        Count right = new Count(0, 0, 0);
        Count wrong = new Count(0, 0, 0);
        int unjudged = 0;
        for (SampleResult sample : verdict.finding().results()) {
            Optional<Boolean> correct =
                    Optional.ofNullable(summaries.get(sample.sampleId())).flatMap(SampleSummary::correct);
            Optional<Boolean> found = sample.outcome() instanceof Outcome.Value value
                    ? Optional.of(bounds.accepts(value.value()))
                    : Optional.empty();
            if (correct.isEmpty()) {
                unjudged++;
            } else if (correct.get()) {
                right = right.with(found);
            } else {
                wrong = wrong.with(found);
                found.ifPresent(hit -> (hit ? classifierFaults : featureFaults).add(sample.sampleId()));
            }
        }
        boolean classFree = result.samples().stream().allMatch(sample -> sample.explainedClass() < 0);
        return new MistakeAnalysis(
                verdict.finding(), classFree, right, wrong, unjudged, classifierFaults, featureFaults);
    }

    /**
     * Pictures by what became of the object.
     *
     * @param found on which the map lies on the object
     * @param missed on which it does not
     * @param withoutValue on which the metric has no value
     */
    public record Count(int found, int missed, int withoutValue) {

        /** All of them. */
        public int all() {
            return found + missed + withoutValue;
        }

        /** Share found of those with a value; empty where none has one. */
        public Optional<Double> shareFound() {
            return found + missed == 0 ? Optional.empty() : Optional.of((double) found / (found + missed));
        }

        private Count with(Optional<Boolean> hit) {
            return hit.isEmpty()
                    ? new Count(found, missed, withoutValue + 1)
                    : hit.get()
                            ? new Count(found + 1, missed, withoutValue)
                            : new Count(found, missed + 1, withoutValue);
        }
    }

    /** For example {@code of 12 mistakes, 9 of the classifier, 2 of the features, 1 undecided}. */
    @Override
    public String toString() {
        return "of %d mistakes, %d of the classifier, %d of the features, %d undecided"
                .formatted(wrong.all(), wrong.found, wrong.missed, wrong.withoutValue);
    }
}
