package org.modelaudit.torch.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.PassCount;
import org.modelaudit.torch.OpenProgram;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.libtorch.Libtorch;
import org.modelaudit.torch.libtorch.SegmentLoader;
import org.modelaudit.torch.libtorch.TorchModule;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.Liveness;
import org.modelaudit.torch.program.Segment;
import org.modelaudit.torch.program.SegmentWriter;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.running.NativeProgram;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.running.ProgramOrigin;
import org.modelaudit.torch.running.ProgramShapes;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.running.WholeProgram;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.FunctionDefinition;
import org.modelaudit.torch.source.SourceFile;
import org.modelaudit.torch.source.Statement;

class ScoringProgramTest {

    private static final String RESNET = "resnet8_cifar10_mlperf_scripted.pt";

    @ParameterizedTest
    @CsvSource({
        "lenet_cifar10_captum_traced.pt, 32",
        "mobilenet_v1_025_128_imagenet_scripted.pt, 128",
        "mobilenet_v1_025_vww96_person_traced.pt, 96",
        "mobilenet_v2_torchvision_imagenet_traced.pt, 224",
        "mobilenet_v2_torchvision_imagenet_scripted.pt, 224",
        "resnet20_cifar10_traced.pt, 32",
        "resnet20_cifar10_scripted.pt, 32",
        "resnet8_cifar10_mlperf_traced.pt, 32",
        "squeezenet1_1_imagenet_scripted.pt, 224"
    })
    void scores_of_real_models_come_from_a_faster_program_and_agree(String file, int size) {
        try (AuditedModel model = SharedModels.open(file, size);
                NDManager manager = model.newManager()) {
            assertThat(model.scoring()).isEqualTo("the audited program");
            NDArray pictures = ProbeImages.create(manager, model.input(), 11, 5);
            float[] scores = model.scores(pictures).toFloatArray();
            float[] logits = model.logits(pictures).toFloatArray();
            float largest = model.logits(pictures).abs().max().getFloat();
            assertThat(model.scoring()).isEqualTo("a faster program, proved equal on this file");
            assertThat(scores).containsExactly(logits, within(1e-5f * largest));
            assertThat(model.passes()).isEqualTo(new PassCount(15, 0, 0, 0));
        }
    }

    /** Two convolutions that are added, either way round, in place or not, and one whose value is read twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a__1 = torch.conv2d(x__0, weights[0], weights[1], [1, 1], [1, 1])\nb__2 = torch.conv2d(x__0, weights[0], None, [1, 1], [1, 1])\nc__3 = torch.add(b__2, a__1)\nd__4 = torch.relu(c__3)\ny__5 = torch.mean(d__4, [2, 3])",
                "a__1 = torch.conv2d(x__0, weights[0], weights[1], [1, 1], [1, 1])\na__1 = torch.add_(a__1, x__0)\na__1 = torch.relu_(a__1)\ny__5 = torch.mean(a__1, [2, 3])",
                "a__1 = torch.conv2d(x__0, weights[0], weights[1], [1, 1], [1, 1])\nb__2 = torch.relu(a__1)\nc__3 = torch.add(a__1, b__2)\ny__5 = torch.mean(c__3, [2, 3])",
                "a__1 = torch.conv2d(x__0, weights[0], weights[1], [1, 1], [1, 1])\nb__2 = torch.batch_norm(a__1, weights[2], None, weights[1], weights[2], False, 0.1, 0.01, True)\nc__3 = torch.hardtanh(b__2, -0.5, 0.5)\nd__4 = torch.dropout(c__3, 0.5, False)\ny__5 = torch.mean(d__4, [2, 3])",
                "a__1 = torch._convolution(x__0, weights[0], None, [2, 2], [1, 1], [1, 1], False, [0, 0], 1, False, False, True, True)\nb__2 = torch.batch_norm(a__1, None, weights[1], weights[1], weights[2], False, 0.1, 0.01, True)\nif torch.ne(torch.dim(b__2), 4):\n  ops.prim.RaiseException(\"no\", \"builtins.ValueError\")\nelse:\n  pass\nc__3 = torch.silu(b__2)\ny__5 = torch.mean(c__3, [2, 3])",
                "a__1 = torch.conv2d(x__0, weights[0], weights[1], [1, 1], [1, 1])\nx__0 = torch.add_(x__0, 1)\nb__2 = torch.relu(a__1)\nc__3 = torch.add(b__2, x__0)\ny__5 = torch.mean(c__3, [2, 3])",
            })
    void a_program_is_written_again_without_a_change_of_meaning(String source) {
        try (RunningProgram program = program(source, 0);
                ScoringProgram scoring = new ScoringProgram(program, () -> true, ScoringChoice.PROVED);
                NDManager manager = program.newManager()) {
            NDArray pictures = ProbeImages.create(manager, program.shapes().input(), 3, 5);
            float[] before = pictures.toFloatArray();
            float[] scores = scoring.logits(pictures).toFloatArray();
            assertThat(scoring.source().orElseThrow()).startsWith("a faster program");
            assertThat(scores).containsExactly(program.logits(pictures).toFloatArray(), within(1e-5f));
            assertThat(pictures.toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void a_faster_program_that_differs_is_refused_and_the_report_says_by_how_much() {
        try (RunningProgram program =
                        program("a__1 = torch.conv2d(x__0, weights[0])\ny__5 = torch.mean(a__1, [2, 3])", 0.01f);
                ScoringProgram scoring = new ScoringProgram(program, () -> true, ScoringChoice.PROVED);
                NDManager manager = program.newManager()) {
            NDArray pictures = ProbeImages.create(manager, program.shapes().input(), 3, 2);
            float[] scores = scoring.logits(pictures).toFloatArray();
            assertThat(scores).isEqualTo(program.logits(pictures).toFloatArray());
            assertThat(scoring.source().orElseThrow())
                    .matches("the audited program, because its logits differ by \\S+ where 1e-05 is allowed");
        }
    }

    @Test
    void a_program_without_convolutions_is_asked_itself() {
        try (RunningProgram program = program("a__1 = torch.relu(x__0)\ny__5 = torch.mean(a__1, [2, 3])", 0);
                ScoringProgram scoring = new ScoringProgram(program, () -> true, ScoringChoice.PROVED);
                NDManager manager = program.newManager()) {
            NDArray pictures = ProbeImages.create(manager, program.shapes().input(), 3, 2);
            assertThat(scoring.logits(pictures).toFloatArray())
                    .isEqualTo(program.logits(pictures).toFloatArray());
            assertThat(scoring.source().orElseThrow())
                    .endsWith("because it has no convolution that could be written otherwise");
        }
    }

    @Test
    void changed_weights_and_pictures_of_another_size_are_scored_by_the_audited_program() {
        try (AuditedModel model = SharedModels.open(RESNET, 32);
                NDManager manager = model.newManager()) {
            NDArray pictures = ProbeImages.create(manager, model.input(), 11, 3);
            float[] before = model.scores(pictures).toFloatArray();
            model.weights().randomize(model.weights().layers().get(0), 1);
            assertThat(model.scores(pictures).toFloatArray())
                    .isEqualTo(model.logits(pictures).toFloatArray())
                    .isNotEqualTo(before);
            model.weights().restore();
            assertThat(model.scores(pictures).toFloatArray()).isEqualTo(before);
            ModelWeights.Change noise = model.weights().multiplyByNoise(0.1, 1, 0);
            try {
                assertThat(model.scores(pictures).toFloatArray())
                        .isEqualTo(model.logits(pictures).toFloatArray());
            } finally {
                noise.close();
            }
            assertThat(model.scores(pictures).toFloatArray()).isEqualTo(before);
            NDArray larger = ProbeImages.create(manager, new Shape(3, 40, 40), 0, 2);
            assertThat(model.scores(larger).toFloatArray())
                    .isEqualTo(model.logits(larger).toFloatArray());
            model.verifyUnchanged();
        }
    }

    @Test
    void weights_that_change_while_scores_wait_for_the_device_are_never_packed() throws InterruptedException {
        try (OpenProgram open = OpenProgram.of(SharedModels.source(RESNET, 32));
                NDManager manager = open.model().newManager()) {
            AuditedModel model = open.model();
            NDArray pictures = ProbeImages.create(manager, model.input(), 11, 3);
            AtomicReference<float[]> waited = new AtomicReference<>();
            Thread other = new Thread(() -> waited.set(model.scores(pictures).toFloatArray()));
            ReentrantLock device = open.program().lock();
            device.lock();
            try {
                other.start();
                while (!device.hasQueuedThread(other)) {
                    Thread.onSpinWait();
                }
                model.weights().randomize(model.weights().layers().get(0), 1);
            } finally {
                device.unlock();
            }
            other.join();
            assertThat(waited.get()).isEqualTo(model.logits(pictures).toFloatArray());
            assertThat(model.scoring()).isEqualTo("the audited program");

            model.weights().restore();
            float largest = model.logits(pictures).abs().max().getFloat();
            assertThat(model.scores(pictures).toFloatArray())
                    .containsExactly(model.logits(pictures).toFloatArray(), within(1e-5f * largest));
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void the_audited_program_is_asked_where_that_is_wanted() {
        String before = System.setProperty(ScoringChoice.PROPERTY, " Exact");
        try (OpenProgram open = OpenProgram.of(SharedModels.source(RESNET, 32));
                NDManager manager = open.model().newManager()) {
            NDArray pictures = ProbeImages.create(manager, open.model().input(), 11, 3);
            assertThat(open.model().scores(pictures).toFloatArray())
                    .isEqualTo(open.model().logits(pictures).toFloatArray());
            assertThat(open.model().scoring()).isEqualTo("the audited program");
            System.setProperty(ScoringChoice.PROPERTY, "fast");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(ScoringChoice::wanted)
                    .withMessage("The system property 'modelaudit.scoring' is 'fast'; give 'proved' or 'exact'.");
        } finally {
            if (before == null) {
                System.clearProperty(ScoringChoice.PROPERTY);
            } else {
                System.setProperty(ScoringChoice.PROPERTY, before);
            }
        }
    }

    /**
     * @param source statements from {@code x__0}, 3×8×8, to {@code y__5}
     * @param off added to the logits of the program in one piece
     */
    private static RunningProgram program(String source, float off) {
        String function = "def f(x__0: Tensor):\n  " + source.replace("\n", "\n  ") + "\n";
        List<FlatStatement> statements = new ArrayList<>();
        FunctionDefinition parsed =
                Objects.requireNonNull(SourceFile.parse(function).functions().get("f"));
        for (Statement statement : parsed.body()) {
            statements.add(FlatStatement.of(statement, ""));
        }
        List<Weight> weights =
                List.of(weight("conv.weight", 3L, 3L, 3L, 3L), weight("conv.bias", 3L), weight("norm.running_var", 3L));
        FlatProgram flat =
                new FlatProgram("x__0", statements, new Expression.Name("y__5"), List.of(), weights, weights.size());
        NDManager manager = Libtorch.get().newManager(Device.cpu());
        List<NDArray> tensors = List.of(
                ProbeImages.create(manager, new Shape(3, 3, 3), 5, 3),
                manager.create(new float[] {0.5f, -1, 2}),
                manager.create(new float[] {0.5f, 1, 2}));
        SegmentLoader loader = new SegmentLoader(Map.of("version", "3\n".getBytes(StandardCharsets.UTF_8)));
        ProgramShapes shapes = new ProgramShapes(InputSpecification.imageNet(8), 3, ModelOutput.LOGITS);
        return new RunningProgram(
                new ProgramOrigin("net.pt", "traced", "0".repeat(64), List.of(), Map.of()),
                flat,
                shapes,
                new NativeProgram(manager, InOnePiece.load(flat, loader, manager, tensors, off), tensors, loader));
    }

    private static Weight weight(String path, Long... shape) {
        return new Weight(path, "", List.of(shape), "FloatStorage", true, new Expression.Name("unused"));
    }

    /** The program as one segment, whose logits may be off. */
    private record InOnePiece(TorchModule module, List<NDArray> weights, float off) implements WholeProgram {

        private static final String ALL = "all";

        static InOnePiece load(
                FlatProgram flat, SegmentLoader loader, NDManager manager, List<NDArray> weights, float off) {
            String source = new SegmentWriter(flat, new Liveness(flat), Map.of())
                    .add(new Segment(ALL, 0, flat.statements().size(), List.of("x__0"), List.of("y__5")))
                    .source();
            return new InOnePiece(loader.load(source, manager), weights, off);
        }

        @Override
        public NDArray forward(NDArray images) {
            List<TorchModule.Argument> arguments = List.of(
                    TorchModule.Argument.list("weights", weights),
                    TorchModule.Argument.list("values", List.of(images)));
            return module.run(ALL, false, images.getManager(), arguments).get(0).add(off);
        }

        @Override
        public void close() {
            module.close();
        }
    }
}
