package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * Feedback CNN: every unit behind a rectifier gets a gate z, and the gates are set so that the class's logit y is as large as they can
 * make it, {@code max y(z) for 0 ≤ z ≤ 1}. All begin open. In each of a few iterations the picture goes through the gated network, and on
 * the way back, from the class down, each gate follows the sign of what it does for the class,
 *
 * <pre>{@code z ← 1 where a · ∂y/∂(z a) > 0, 0 where it is < 0, and as it was where it is 0}</pre>
 *
 * <p>with {@code a} the unit's own activation; what goes on to the layers below passes the new gates. The attribution is the gradient of
 * the logit at the picture, {@code ∂y/∂x}, through the gates that were found; its map the largest absolute value over the channels. Without
 * a rectifier it is the gradient; the first walk back is that of guided backpropagation, and what is more comes of the gated forward
 * passes, in which other units answer.
 *
 * <p>Signed at the pixels; high where a pixel matters to the units that speak for the class. Undefined where the map is constant, as where
 * all gates of a layer are closed. Gates that no longer change stay as they are from then on, whatever else is in the batch. Costs one
 * traced pass forward and back more than there are iterations.
 *
 * <p>Cao et al., Look and Think Twice: Capturing Top-Down Visual Attention with Feedback Convolutional Neural Networks, ICCV 2015,
 * section 3; five iterations, as in the authors' demonstration. Departures: the relaxed problem is climbed by whole steps, so that gates are
 * 0 or 1, every rectifier has gates (ReLU6 and functional forms included), and neither the demonstration's thresholds on
 * small contributions nor the pooling's own gates are taken.
 *
 * @param iterations at least 1
 */
record FeedbackCnn(int iterations) implements PixelAttribution {

    FeedbackCnn {
        if (iterations < 1) {
            throw new IllegalArgumentException("Feedback takes at least one iteration, but got " + iterations + ".");
        }
    }

    static AttributionExplainer explainer(int iterations) {
        return AttributionExplainer.of(new FeedbackCnn(iterations), ChannelReduction.MAX_ABS);
    }

    @Override
    public String id() {
        return "feedback-cnn/paper@1";
    }

    @Override
    public String name() {
        return "Feedback CNN";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of("iterations", Integer.toString(iterations));
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(iterations + 1L, 0, 0, iterations + 1L);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        return TracedAttribution.of(model, batch, target, (trace, images, classes, seed, scope) -> {
            Gates gates = new Gates(new HashMap<>(), scope);
            trace.backward(seed, gates::follow).close();
            for (int i = 1; i < iterations; i++) {
                try (OperationTrace gated = model.trace(images, gates::close)) {
                    gated.backward(seed, gates::follow).close();
                }
            }
            try (OperationTrace gated = model.trace(images, gates::close)) {
                return Attributions.of(classes, gated.backward(seed, gates::pass));
            }
        });
    }

    /**
     * The gates behind each rectifier.
     *
     * @param byOperation 0 or 1 for each unit, by the number of the operation; missing where all are open
     * @param scope owner of the gates
     */
    private record Gates(Map<Integer, NDArray> byOperation, NDManager scope) {

        /** What goes on in place of a rectifier's output. */
        @Nullable
        NDArray close(Operation operation, NDArray output) {
            NDArray gate = byOperation.get(operation.index());
            return gate == null ? null : output.mul(gate);
        }

        /** Sets the gates of a rectifier, and lets through what passes them. */
        @Nullable
        NDArray follow(
                Operation operation, NDArray input, NDArray output, NDArray upstream, Supplier<NDArray> gradient) {
            if (!RectifierRule.isRectifier(operation.name())) {
                return null;
            }
            NDArray does = output.mul(upstream);
            NDArray open = does.gt(0).toType(DataType.FLOAT32, false);
            NDArray undecided = does.eq(0).toType(DataType.FLOAT32, false);
            NDArray before = byOperation.get(operation.index());
            NDArray gate = open.add(before == null ? undecided : undecided.mul(before));
            gate.attach(scope);
            byOperation.put(operation.index(), gate);
            if (before != null) {
                before.close();
            }
            return gradient.get().mul(gate);
        }

        /** Lets through what passes the gates of a rectifier. */
        @Nullable
        NDArray pass(Operation operation, NDArray input, NDArray output, NDArray upstream, Supplier<NDArray> gradient) {
            NDArray gate = byOperation.get(operation.index());
            return gate == null ? null : gradient.get().mul(gate);
        }
    }
}
