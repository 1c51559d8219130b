package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.adcc;
import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.deepFool;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.insertion;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.noWorseThan;
import static org.modelaudit.checks.Audits.parameterRandomization;
import static org.modelaudit.checks.Audits.smoothGrad;
import static org.modelaudit.checks.Audits.stabilityUnder;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.junit.OtherModel;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;

/** Whatever could tell one thread from several: changed weights, gradients, draws, another model, an early stop. */
@ModelAudit(
        model = "classpath:samples/honest.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class SideBySideAudit {

    /** Who measured since the last start. */
    private static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

    /** Open as soon as so many have measured as should. */
    private static volatile CountDownLatch met = new CountDownLatch(0);

    private static final int PICTURES = 21;

    /** @param threads that are to measure from now on */
    static void expect(int threads) {
        THREADS.clear();
        met = new CountDownLatch(threads);
    }

    /** Who measured. */
    static Set<String> threads() {
        return Set.copyOf(THREADS);
    }

    @AuditTest
    void changed_weights_and_gradients(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images.sample(PICTURES, 1))
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(new Threads(), atLeast(0.5))
                .has(adcc(), atLeast(0.01))
                .has(insertion(), atLeast(0.01))
                .passes(parameterRandomization())
                .has(stabilityUnder(deepFool()), atLeast(0.01))
                .regardlessOfSanity();
    }

    @AuditTest
    void draws_and_another_model(
            AuditedModel model, @OtherModel("classpath:samples/clever-hans.pt") AuditedModel other, AuditSet images) {
        assertThat(model)
                .on(images.sample(PICTURES, 1))
                .explainedBy(smoothGrad())
                .has(new Threads(), atLeast(0.5))
                .has(localizationIoU(), noWorseThan(other))
                .has(energyPointingGame(), noWorseThan(other).withMargin(0.2));
    }

    @AuditTest
    void an_early_stop(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(new Threads(), atLeast(-1).withConfidence(0.95).stoppingEarly());
    }

    /** Says nothing and remembers who asked. */
    private record Threads() implements Metric {

        @Override
        public MetricDescription description() {
            return new MetricDescription(
                    new MetricId("threads", "samples", 1), "nothing", Direction.HIGHER_IS_BETTER, new Range(-2, 2), "");
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            meet();
            return measurement.samples().stream()
                    .map(sample -> Outcome.value(1))
                    .toList();
        }

        /** The first picture takes so long that further threads are worth while, and no one goes on until they are there. */
        private static void meet() {
            boolean isFirst = THREADS.isEmpty();
            if (THREADS.add(Thread.currentThread().getName())) {
                met.countDown();
            }
            try {
                if (isFirst) {
                    Thread.sleep(500);
                } else if (!met.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Only %s measure.".formatted(THREADS));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
