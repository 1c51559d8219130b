package org.modelaudit.samples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.torch.TorchRuntime;

/**
 * What the faster program for scores is worth: for each file, whether it was proved, processor time of eight pictures by the audited
 * program and by it, the median of seven, and the largest difference of a logit. Arguments: file, size, file, size, …; run it with
 * {@code modelaudit.threads=1}.
 */
public final class ScoringBenchmark {

    private static final int PICTURES = 8;
    private static final int TIMES = 7;

    private ScoringBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("| file | scores come from | audited, ms | scores, ms | ratio | largest difference |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            Path file = Path.of(arguments[i]);
            ModelSource source = ModelSource.of(file, InputSpecification.imageNet(Integer.parseInt(arguments[i + 1])))
                    .onDevice("cpu");
            try (AuditedModel model = new TorchRuntime().open(source);
                    NDManager manager = model.newManager()) {
                out.println(row(file, model, pictures(model, manager)));
            }
        }
    }

    private static NDArray pictures(AuditedModel model, NDManager manager) {
        InputSpecification input = model.input();
        Shape shape = new Shape(PICTURES, input.colour().channels(), input.height(), input.width());
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) SampleRandom.of(1, "scoring", i).nextGaussian();
        }
        return manager.create(values, shape);
    }

    private static String row(Path file, AuditedModel model, NDArray pictures) {
        // The first call decides.
        double difference = difference(model.logits(pictures), model.scores(pictures));
        double[] audited = new double[TIMES];
        double[] scores = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            audited[i] = millis(model::logits, pictures);
            scores[i] = millis(model::scores, pictures);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.2f | %.1e |",
                file.getFileName(),
                model.scoring(),
                median(audited),
                median(scores),
                median(scores) / median(audited),
                difference);
    }

    private static double millis(UnaryOperator<NDArray> pass, NDArray pictures) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (NDArray logits = pass.apply(pictures)) {
            logits.toFloatArray();
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static double difference(NDArray logits, NDArray scores) {
        return logits.sub(scores).abs().max().getFloat() / logits.abs().max().getFloat();
    }
}
