package org.modelaudit.checks;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.modelaudit.audit.Audit;
import org.modelaudit.audit.AuditSession;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.audit.ExplanationCache;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;

/**
 * Audits in a JVM of their own, whose number of threads is the one it was started with: every number that comes of them is printed
 * with all its bits, once for each size of the batch and order of the pictures.
 */
final class InvarianceRun {

    /** Begins every line that is compared. */
    static final String LINE = "number ";

    private static final int PICTURES = 4;

    private final AuditSet pictures;

    private InvarianceRun(AuditSet pictures) {
        this.pictures = pictures;
    }

    /**
     * @param arguments which subject, a folder for pictures, the sizes of the batch
     */
    public static void main(String[] arguments) throws IOException {
        List<AuditSample> samples = draw(Path.of(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            int batch = Integer.parseInt(arguments[i]);
            List<AuditSample> order = new ArrayList<>(samples);
            Collections.shuffle(order, new Random(batch));
            InvarianceRun run = new InvarianceRun(AuditSet.of("drawn", order));
            try (AuditedModel model = InvarianceSubject.valueOf(arguments[0]).open()) {
                for (InvarianceSubject.Question question :
                        InvarianceSubject.valueOf(arguments[0]).questions(model)) {
                    run.print(i - 2, batch, model, question);
                }
            }
        }
    }

    /** Blots of colour on noise, different in each picture. */
    private static List<AuditSample> draw(Path folder) throws IOException {
        int side = 40;
        List<AuditSample> samples = new ArrayList<>();
        for (int p = 0; p < PICTURES; p++) {
            SplittableRandom random = new SplittableRandom(p);
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < side * side; i++) {
                image.setRGB(i % side, i / side, random.nextInt(1 << 24));
            }
            Graphics2D brush = image.createGraphics();
            brush.setColor(new Color(random.nextInt(1 << 24)));
            brush.fillOval(4 + 2 * p, 6, 20, 12 + 2 * p);
            brush.dispose();
            Path file = folder.resolve(p + ".png");
            ImageIO.write(image, "png", file.toFile());
            samples.add(
                    AuditSample.of(p + ".png", file).withBoxes(List.of(new Box(4 + 2 * p, 6, 24 + 2 * p, 18 + 2 * p))));
        }
        return samples;
    }

    private void print(int run, int batch, AuditedModel model, InvarianceSubject.Question question) {
        Explainer explainer = question.explainer();
        List<Requirement> requirements = new ArrayList<>();
        requirements.add(required(new MapBits()));
        question.metrics().forEach(metric -> requirements.add(required(metric)));
        AuditIdentity identity = new AuditIdentity("invariance", "invariance", "", "");
        AuditSettings settings = AuditSettings.from(name -> switch (name) {
            case "modelaudit.batch" -> Optional.of(Integer.toString(batch));
            case "modelaudit.progress" -> Optional.of("none");
            default -> Optional.empty();
        });
        AuditResult result = new AuditSession(
                        "invariance", "invariance", false, settings, new ExplanationCache(), List.of())
                .run(new Audit(identity, model, pictures, explainer, requirements));
        String subject = LINE + run + "\t" + model.identity().name() + "\t" + explainer.id() + "\t";
        for (Verdict verdict : result.verdicts()) {
            for (SampleResult sample : verdict.finding().results()) {
                System.out.println(subject + verdict.finding().metric().id() + "\t" + sample.sampleId() + "\t"
                        + text(sample.outcome()));
            }
        }
        for (SampleSummary sample : result.samples()) {
            System.out.println(
                    subject + "summary\t" + sample.id() + "\t" + sample.prediction() + " " + sample.diagnostics());
        }
    }

    /** Anything that can be required; the verdict is of no interest. */
    private static Requirement required(Metric metric) {
        Range range = metric.range();
        double bound = range.isFinite() ? (range.low() + range.high()) / 2 : Math.max(range.low(), 0) + 1;
        return new Requirement(
                metric,
                metric.direction() == Direction.HIGHER_IS_BETTER ? Threshold.atLeast(bound) : Threshold.atMost(bound));
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Value value ? Double.toHexString(value.value()) : outcome.toString();
    }
}
