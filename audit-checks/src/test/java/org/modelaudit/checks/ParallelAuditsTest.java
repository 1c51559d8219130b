package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.audit.Audit;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;

/** Two threads that audit one model outside a test class for audits, where nothing else makes them take turns. */
class ParallelAuditsTest {

    private static final int SIDE = 24;

    @TempDir
    Path folder;

    @RepeatedTest(2)
    void an_audit_that_changes_the_weights_and_one_that_reads_them_give_what_they_give_one_after_another()
            throws Exception {
        AuditSet pictures = pictures();
        try (AuditedModel model = RelevanceNets.colour("residual", SIDE)) {
            Callable<AuditResult> changing = () -> audit(
                    model,
                    pictures,
                    Audits.smoothGrad(3, 0.1),
                    new Requirement(Audits.parameterRandomization().draws(2), Threshold.atMost(0.9)));
            Callable<AuditResult> reading = () -> audit(
                    model, pictures, Audits.gradCam(), new Requirement(Audits.insertion(), Threshold.atLeast(0.01)));
            List<String> serial = List.of(numbers(changing.call()), numbers(reading.call()));

            assertThat(together(changing, reading)).isEqualTo(serial);
            model.verifyUnchanged();
        }
    }

    private static List<String> together(Callable<AuditResult> first, Callable<AuditResult> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<AuditResult>> running = new ArrayList<>();
            for (Callable<AuditResult> audit : List.of(first, second)) {
                running.add(threads.submit(() -> {
                    start.await();
                    return audit.call();
                }));
            }
            List<String> numbers = new ArrayList<>();
            for (Future<AuditResult> result : running) {
                numbers.add(numbers(result.get()));
            }
            return numbers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Everything but the time that it took, and where a metric lies in memory. */
    private static String numbers(AuditResult result) {
        return "%s %s %s"
                .formatted(result.verdicts(), result.samples(), result.run().passes())
                .replaceAll("@\\p{XDigit}+", "");
    }

    private static AuditResult audit(
            AuditedModel model, AuditSet pictures, Explainer explainer, Requirement requirement) {
        AuditSession session = new AuditSession(
                "parallel", "parallel", false, AuditSettings.defaults(), new ExplanationCache(), List.of());
        AuditIdentity identity = new AuditIdentity("parallel", "parallel", "", "");
        return session.run(new Audit(identity, model, pictures, explainer, List.of(requirement)));
    }

    private AuditSet pictures() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < SIDE * SIDE; p++) {
                image.setRGB(p % SIDE, p / SIDE, random.nextInt(1 << 24));
            }
            Path file = folder.resolve(i + ".png");
            ImageIO.write(image, "png", file.toFile());
            samples.add(AuditSample.of("picture " + i, file));
        }
        return AuditSet.of("noise", samples);
    }
}
