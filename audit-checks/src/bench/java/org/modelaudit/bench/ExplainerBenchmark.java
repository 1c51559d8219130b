package org.modelaudit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Every explainer of {@link UnavoidableWork} on two networks at 224² in batches of 1, 8 and 32.
 *
 * <p>One invocation is one batch explained and the passes that this cannot avoid, one after the other, so that both see the
 * same machine. Processor time is compared, libtorch works on one thread. JMH's score is the time of the two together; the line that a trial prints, and adds to {@code
 * target/bench/explainers.csv}, has pictures a second, the median of the pairs' ratios and the largest memory that the trial's own
 * process ever held.
 *
 * <pre>./mvnw -Pbench -pl audit-checks -am verify                      # all, for hours
 *./mvnw -Pbench -pl audit-checks -am verify -Dbench.options="-p explainer=grad-cam,eigen-cam -p batch=1,8"
 *./mvnw -Pbench -pl audit-checks -am verify -Dbench.options="-p explainer=score-cam -p batch=1 -wi 1 -i 5"</pre>
 *
 * <p>The models are those of the folder {@code ../shared/models}; another: {@code -Dmodelaudit.models=DIR}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 21)
public class ExplainerBenchmark {

    private static final int SIZE = 224;

    /**
     * Pictures that are explained before anything counts, or for so many seconds where that takes longer. What the JVM's compilers spend
     * is processor time of the process, too: until they are done, a map of one pass seems to cost a fourth more than it does.
     */
    private static final int WARM = 400;

    private static final long WARM_SECONDS = 40;

    @Param({
        "grad-cam",
        "grad-cam-plus-plus",
        "x-grad-cam",
        "layer-cam",
        "hires-cam",
        "eigen-cam",
        "eigen-grad-cam",
        "haycam",
        "recipro-cam",
        "ablation-cam",
        "score-cam",
        "score-cam-official-code",
        "gradient",
        "integrated-gradients",
        "smooth-grad",
        "full-grad",
        "rise"
    })
    public String explainer = "";

    @Param({"mobilenet_v2_torchvision_imagenet_traced.pt", "squeezenet1_1_imagenet_traced.pt"})
    public String model = "";

    @Param({"1", "8", "32"})
    public int batch;

    private final PairedTimes times = new PairedTimes();
    private AuditedModel opened;
    private Explainer subject;
    private UnavoidableWork unavoidable;
    private NDArray pictures;
    private List<AuditSample> samples;

    /** Opens the model and makes the same pictures for every explainer. */
    @Setup(Level.Trial)
    public void open() {
        Path file = Path.of(System.getProperty("modelaudit.models")).resolve(model);
        opened = ServiceLoader.load(ModelRuntime.class)
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(file, InputSpecification.imageNet(SIZE)).onDevice("cpu"));
        unavoidable = Objects.requireNonNull(UnavoidableWork.ALL.get(explainer), explainer);
        subject = unavoidable.explainer().apply(explainer);
        Random random = new Random(1);
        float[] values = new float[batch * 3 * SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        pictures = opened.newManager().create(values, new Shape(batch, 3, SIZE, SIZE));
        samples = IntStream.range(0, batch)
                .mapToObj(i -> AuditSample.of("picture " + i, file))
                .toList();
        warmUp();
    }

    private void warmUp() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_SECONDS);
        for (int done = 0; done < WARM && System.nanoTime() < end; done += batch) {
            pair();
        }
    }

    /** Forgets what the warm-up measured. */
    @Setup(Level.Iteration)
    public void count(IterationParams iteration) {
        times.begin(iteration.getType() == IterationType.MEASUREMENT);
    }

    /** Explains the batch and runs what that cannot avoid. */
    @Benchmark
    public Object pair() {
        Batch explained = new Batch(samples, pictures);
        return times.measure(() -> subject.explain(opened, explained), this::runUnavoidable);
    }

    private void runUnavoidable() {
        try (NDManager scope = opened.newManager()) {
            String layer = subject.settings(opened).getOrDefault("layer", Layer.INPUT);
            Bench bench = new Bench(opened, opened.cutAt(layer), new Batch(samples, pictures), scope);
            unavoidable.work().accept(bench);
        }
    }

    /** Says what was measured. */
    @TearDown(Level.Trial)
    public void report() throws IOException {
        String line = String.format(
                Locale.ROOT,
                "%s,%s,%d,%.2f,%.3f,%.2f,%d,%s",
                explainer,
                model,
                batch,
                times.perSecond(batch),
                times.medianRatio(),
                unavoidable.aim(),
                PeakMemory.megabytes(),
                '"' + unavoidable.passes() + '"');
        System.out.println();
        System.out.println("RATIO " + line);
        PairedTimes.append(Path.of("target", "bench", "explainers.csv"), line);
        opened.close();
    }
}
