package org.modelaudit.checks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.modelaudit.attack.Attack;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.combination.InputTransform;
import org.modelaudit.combination.PictureNoise;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.Box;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.localization.ThresholdSweep;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.perturbation.PatchModel;

/** One of everything that a factory makes, with an argument of each type that factories take. */
final class Examples implements AutoCloseable {

    private static final int SIDE = 24;

    /** Outputs of the net that explains itself, by what a factory calls them. */
    private static final Map<String, String> OUTPUTS =
            Map.of("output", "attention", "concepts", "concepts", "relevances", "relevances");

    private final NDManager manager = NDManager.newBaseManager();
    private final AuditedModel blackBox = BlackBox.of(
            "black box",
            InputSpecification.imageNet(SIDE),
            Labels.none(),
            2,
            images -> images.mean(new int[] {3}).mean(new int[] {2}).get(":, :2"));
    private final Batch batch;
    private final Map<Class<?>, Object> arguments = new HashMap<>();
    private final Set<Class<?>> given = new HashSet<>();

    /** @param folder for a picture */
    Examples(Path folder) {
        AuditSample sample = AuditSample.of("picture", picture(folder.resolve("picture.png")))
                .withBoxes(List.of(new Box(2, 2, 12, 12)));
        AuditSet pictures = AuditSet.of("examples", List.of(sample));
        NDArray images = manager.arange(3f * SIDE * SIDE).sin().reshape(new Shape(1, 3, SIDE, SIDE));
        batch = new Batch(List.of(sample), images);

        arguments.put(int.class, 3);
        arguments.put(long.class, 1L);
        arguments.put(double.class, 0.1);
        arguments.put(double[].class, new double[] {1, 2});
        arguments.put(String.class, "conv1");
        arguments.put(String[].class, new String[] {"conv1", "conv2"});
        arguments.put(List.class, List.of(Audits.gradCam(), Audits.eigenCam()));
        arguments.put(Explainer.class, Audits.gradCam());
        arguments.put(AttributionExplainer.class, Audits.gradient());
        arguments.put(Function.class, (Function<String, Explainer>)
                layer -> Audits.gradCam().at(layer));
        arguments.put(Attack.class, Audits.deepFool());
        arguments.put(Baseline.class, Baseline.zero());
        arguments.put(PictureNoise.class, PictureNoise.ofRange(0.1, 1));
        arguments.put(InputTransform[].class, new InputTransform[] {InputTransform.flip()});
        arguments.put(AuditedModel.class, blackBox);
        arguments.put(AuditSet.class, pictures);
        arguments.put(PatchModel.class, PatchModel.estimate(images, 6, 10, 1));
        arguments.put(ThresholdSweep.class, ThresholdSweep.of(blackBox, pictures, Audits.rise(10)));
    }

    private static Path picture(Path file) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(2, 2, 10, 10);
        brush.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Gives another argument of a type from now on. */
    void give(Class<?> type, Object argument) {
        arguments.put(type, argument);
        given.add(type);
    }

    /** The argument of a type. */
    Object argument(Class<?> type) {
        return Objects.requireNonNull(arguments.get(type));
    }

    /** What a factory makes of such arguments. */
    Object of(Method factory) {
        Object[] given =
                Arrays.stream(factory.getParameters()).map(this::argument).toArray();
        try {
            return factory.invoke(null, given);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s makes nothing of %s.".formatted(factory, Arrays.toString(given)), e);
        }
    }

    private Object argument(Parameter parameter) {
        if (parameter.getParameterizedType().getTypeName().equals("java.util.List<java.lang.Double>")) {
            return List.of(1.0, 2.0);
        }
        Class<?> type = parameter.getType();
        String output = given.contains(type) ? null : OUTPUTS.get(parameter.getName());
        if (type == String.class && output != null) {
            return output;
        }
        Object example = type.isEnum() ? type.getEnumConstants()[0] : arguments.get(type);
        if (example == null) {
            throw new IllegalStateException("A factory takes a %s, of which there is no example; add one to Examples."
                    .formatted(type.getName()));
        }
        return example;
    }

    /** Whether it explains a model of which nothing is known but its answers; tried, not claimed. */
    boolean worksOnABlackBox(Explainer explainer) {
        try {
            explainer.explain(blackBox, batch);
            return true;
        } catch (AuditException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        blackBox.close();
        manager.close();
    }
}
