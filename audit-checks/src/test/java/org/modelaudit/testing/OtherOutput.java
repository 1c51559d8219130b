package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
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
        Further all = new Further(model.classes(), logit);
        return like(
                AuditedModel.class,
                model,
                (method, arguments) -> {
                    Object real = method.invoke(model, arguments);
                    return switch (method.getName()) {
                        case "classes" -> model.classes() + 1;
                        case "logits" -> all.added((NDArray) real);
                        case "cutAt" -> all.cut((LayerCut) real);
                        case "trace" -> all.trace((OperationTrace) real);
                        default -> all.recording((LayerRecording) real);
                    };
                },
                "classes",
                "logits",
                "cutAt",
                "trace",
                "record");
    }

    /**
     * A black box of the model whose logits are shifted by a number of each picture's own.
     *
     * @param strength largest size of that number
     */
    public static AuditedModel shiftedBlackBox(AuditedModel model, ModelOutput output, double strength) {
        BlackBox box = BlackBox.of("shifted", model.input(), model.labels(), model.classes(), images -> {
            NDArray ofPicture = images.sum(new int[] {1, 2, 3}).mul(5).sin().mul(strength);
            return model.logits(images).add(ofPicture.reshape(-1, 1));
        });
        return of(box, output);
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
     * A class behind K others.
     *
     * @param logit of every picture
     */
    private record Further(int classes, float logit) {

        NDArray added(NDArray logits) {
            NDArray further =
                    logits.getManager().full(new Shape(logits.getShape().get(0), 1), logit, logits.getDataType());
            return logits.concat(further, 1);
        }

        private NDArray known(NDArray seed) {
            return seed.get(":, :" + classes);
        }

        LayerCut cut(LayerCut real) {
            return like(
                    LayerCut.class,
                    real,
                    (method, arguments) -> {
                        Object half = method.invoke(real, arguments);
                        return half instanceof NDArray logits ? added(logits) : pass((LayerCut.HeadPass) half);
                    },
                    "logits",
                    "record");
        }

        private LayerCut.HeadPass pass(LayerCut.HeadPass real) {
            return like(
                    LayerCut.HeadPass.class,
                    real,
                    (method, arguments) -> method.getName().equals("logits")
                            ? added(real.logits())
                            : real.gradient(
                                    arguments[0] instanceof int[] wanted
                                            ? seed(real.logits(), wanted)
                                            : known((NDArray) arguments[0])),
                    "logits",
                    "gradient");
        }

        /** 1 at each wanted class; of the further one nothing comes back. */
        private NDArray seed(NDArray logits, int[] wanted) {
            float[] ones = new float[(int) logits.size()];
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] < classes) {
                    ones[i * classes + wanted[i]] = 1;
                }
            }
            return logits.getManager().create(ones, logits.getShape());
        }

        OperationTrace trace(OperationTrace real) {
            return like(
                    OperationTrace.class,
                    real,
                    (method, arguments) -> {
                        if (method.getName().equals("logits")) {
                            return added(real.logits());
                        }
                        Object[] cut = arguments.clone();
                        cut[0] = known((NDArray) arguments[0]);
                        return method.invoke(real, cut);
                    },
                    "logits",
                    "backward",
                    "backwardSharing");
        }

        LayerRecording recording(LayerRecording real) {
            return like(LayerRecording.class, real, (method, arguments) -> added(real.logits()), "logits");
        }
    }
}
