package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OutputMeaning;

/** A model that makes another output of the numbers of a real one. */
public final class OtherOutput {

    private OtherOutput() {}

    /** The same numbers with another meaning. */
    public static AuditedModel of(AuditedModel model, ModelOutput output) {
        return like(AuditedModel.class, model, (method, arguments) -> output, "output");
    }

    /** The same numbers, of which each is judged by its own sigmoid. */
    public static AuditedModel independent(AuditedModel model) {
        return of(model, new ModelOutput(OutputMeaning.INDEPENDENT_LOGITS, true));
    }

    /** A further class behind the others, whose logit is the same for every picture. */
    public static AuditedModel withFurtherClass(AuditedModel model, float logit) {
        return through(model, new Columns(model.classes(), 0, model.classes(), true, logit));
    }

    /** One class of the model and no other. */
    public static AuditedModel only(AuditedModel model, int classIndex) {
        return through(model, new Columns(model.classes(), classIndex, classIndex + 1, false, 0));
    }

    private static AuditedModel through(AuditedModel model, Columns columns) {
        return like(
                AuditedModel.class,
                model,
                (method, arguments) -> {
                    Object real = method.invoke(model, arguments);
                    return switch (method.getName()) {
                        case "classes" -> columns.classes();
                        case "logits", "scores" -> columns.shown((NDArray) real);
                        case "cutAt", "mapsAt" -> columns.cut((LayerCut) real);
                        case "trace" -> columns.trace((OperationTrace) real);
                        default -> columns.recording((LayerRecording) real);
                    };
                },
                "classes",
                "logits",
                "scores",
                "cutAt",
                "mapsAt",
                "trace",
                "record");
    }

    /**
     * A black box of the model whose logits are shifted by a number of each picture's own.
     *
     * @param strength largest size of that number
     */
    public static AuditedModel shiftedBlackBox(AuditedModel model, ModelOutput output, double strength) {
        return BlackBox.of("shifted", model.input(), model.labels(), model.classes(), images -> {
                    NDArray ofPicture =
                            images.sum(new int[] {1, 2, 3}).mul(5).sin().mul(strength);
                    return model.logits(images).add(ofPicture.reshape(-1, 1));
                })
                .returning(output, List.of());
    }

    /** What stands in the place of some methods. */
    private interface Answer {
        Object of(Method method, Object[] arguments) throws InvocationTargetException, IllegalAccessException;
    }

    private static <T> T like(Class<T> type, T real, Answer other, String... methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return Arrays.asList(methods).contains(method.getName())
                                ? other.of(method, arguments)
                                : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }

    /**
     * Which of a model's logits are shown.
     *
     * @param real number of the model's classes
     * @param from first class that is shown
     * @param to first that is not
     * @param further whether a further one stands behind them
     * @param logit of the further one, for every picture
     */
    private record Columns(int real, int from, int to, boolean further, float logit) {

        int classes() {
            return to - from + (further ? 1 : 0);
        }

        NDArray shown(NDArray logits) {
            NDArray kept = logits.get(":, " + from + ":" + to);
            Shape one = new Shape(logits.getShape().get(0), 1);
            return further ? kept.concat(logits.getManager().full(one, logit, logits.getDataType()), 1) : kept;
        }

        /** What starts at the model's own logits; of the further one nothing comes back. */
        private NDArray seed(NDArray seed) {
            int samples = (int) seed.getShape().get(0);
            float[] given = seed.toFloatArray();
            float[] own = new float[samples * real];
            for (int i = 0; i < samples; i++) {
                System.arraycopy(given, i * classes(), own, i * real + from, to - from);
            }
            return seed.getManager().create(own, new Shape(samples, real));
        }

        private NDArray seed(NDArray logits, int[] wanted) {
            float[] ones = new float[wanted.length * classes()];
            for (int i = 0; i < wanted.length; i++) {
                ones[i * classes() + wanted[i]] = 1;
            }
            return seed(logits.getManager().create(ones, new Shape(wanted.length, classes())));
        }

        LayerCut cut(LayerCut half) {
            return like(
                    LayerCut.class,
                    half,
                    (method, arguments) -> {
                        Object made = method.invoke(half, arguments);
                        return made instanceof NDArray logits ? shown(logits) : pass((LayerCut.HeadPass) made);
                    },
                    "logits",
                    "record");
        }

        private LayerCut.HeadPass pass(LayerCut.HeadPass pass) {
            return like(
                    LayerCut.HeadPass.class,
                    pass,
                    (method, arguments) -> method.getName().equals("logits")
                            ? shown(pass.logits())
                            : pass.gradient(
                                    arguments[0] instanceof int[] wanted
                                            ? seed(pass.logits(), wanted)
                                            : seed((NDArray) arguments[0])),
                    "logits",
                    "gradient");
        }

        OperationTrace trace(OperationTrace trace) {
            return like(
                    OperationTrace.class,
                    trace,
                    (method, arguments) -> {
                        if (method.getName().equals("logits")) {
                            return shown(trace.logits());
                        }
                        Object[] own = arguments.clone();
                        own[0] = seed((NDArray) arguments[0]);
                        return method.invoke(trace, own);
                    },
                    "logits",
                    "backward",
                    "backwardSharing");
        }

        LayerRecording recording(LayerRecording recording) {
            return like(
                    LayerRecording.class,
                    recording,
                    (method, arguments) -> method.getName().equals("logits")
                            ? shown(recording.logits())
                            : recording.gradients(Arrays.stream((int[]) arguments[0])
                                    .map(shown -> from + shown)
                                    .toArray()),
                    "logits",
                    "gradients");
        }
    }
}
