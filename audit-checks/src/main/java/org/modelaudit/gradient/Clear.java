package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;

/**
 * CLEAR, class-enhanced attentive response: which class holds which part of the picture, and how strongly. Each class's
 * response {@code y_c} is projected back to the pixels by deconvolution, which gives its individual attentive response map
 * {@code R(x|c)}; at every pixel the strongest class dominates.
 *
 * <p>The map of an explanation is the part of the dominant response {@code D(x) = max_c R(x|c)} that belongs to the explained
 * class, {@code L(x) = D(x)} where {@code argmax_c R(x|c)} is that class and 0 elsewhere: not negative, of the picture's size. The
 * map of the classes themselves, which the paper paints in one colour a class, is {@link #dominantClasses}. The diagnostic
 * {@code dominant share} is the class's part in the sum of D. Undefined where the class's score is not positive, or it dominates
 * nowhere. Refused where classes are judged one by one: several may hold one part of the picture, and none dominates;
 * and where a file keeps only probabilities, because which logits are positive is then unknown.
 *
 * <p>Kumar, Wong and Taylor, Explaining the unexplained: a class-enhanced attentive response (CLEAR) approach to
 * understanding deep neural networks, CVPR workshop 2017, section 3, quoted from memory. The paper compares all classes of networks with few; ours
 * compares those with the largest scores, and always the explained one. It projects back what the last layer's units
 * respond, which are the positive logits here, by the rule of {@link GradientExplainers#deconvNet()}; a class whose logit is
 * not positive does not respond. The paper leaves open what becomes of colours: ours is the largest absolute value over the
 * channels, as for DeconvNet.
 */
public final class Clear implements ClassSpecific {

    private static final Heatmap NOTHING = new Heatmap(1, 1, new float[1]);

    private final int best;
    private final TargetClass target;

    private Clear(int best, TargetClass target) {
        this.best = best;
        this.target = target;
    }

    static Clear amongBest(int best) {
        if (best < 2) {
            throw new IllegalArgumentException("A class dominates among at least 2, but got " + best + ".");
        }
        return new Clear(best, TargetClass.predicted());
    }

    @Override
    public Clear forClass(TargetClass classToExplain) {
        return new Clear(best, classToExplain);
    }

    @Override
    public String id() {
        return "clear/paper@1";
    }

    @Override
    public String name() {
        return "CLEAR";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        verifyMeaning(model.output());
        return new TreeMap<>(Map.of(
                "among", "the best %d classes and the explained one".formatted(best),
                "channels", ChannelReduction.MAX_ABS.toString(),
                "class", target.toString()));
    }

    @Override
    public List<Explanation> explain(AuditedModel model, Batch batch) {
        return ofEach(model, batch, picture -> picture.explanation(best));
    }

    /**
     * The dominant classes of each picture and how strongly they dominate.
     *
     * @return one for each sample, in order; empty where the sample has no class to explain, or no class responds
     */
    public List<Optional<DominantClasses>> dominantClasses(AuditedModel model, Batch batch) {
        return ofEach(
                model, batch, picture -> picture.classes().has(0) ? picture.dominantClasses(best) : Optional.empty());
    }

    private void verifyMeaning(ModelOutput output) {
        output.requireExclusive(name());
        output.requireExact(name());
    }

    private <T> List<T> ofEach(AuditedModel model, Batch batch, Function<Responses, T> look) {
        verifyMeaning(model.output());
        return batch.oneByOne(picture -> {
            NDArray logits = model.logits(picture.images());
            ExplainedClasses classes = ExplainedClasses.of(model.output(), logits, picture.samples(), target);
            return look.apply(new Responses(model, picture.images(), logits.toFloatArray(), classes));
        });
    }

    /**
     * One picture and the responses of the classes to it.
     *
     * @param image {@code 1×C×H×W}
     * @param logits {@code K}
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Responses(AuditedModel model, NDArray image, float[] logits, ExplainedClasses classes) {

        Explanation explanation(int best) {
            if (!classes.has(0)) {
                return classes.explanation(0, NOTHING);
            }
            int explained = classes.indexes()[0];
            if (logits[explained] <= 0) {
                return classes.undefined(0, "the class's score is not positive, so it has no response to project back");
            }
            DominantClasses dominant = dominantClasses(best).orElseThrow();
            double share = dominant.shareOf(explained);
            return share > 0
                    ? classes.explanation(0, dominant.responseOf(explained)).withDiagnostic("dominant share", share)
                    : classes.undefined(0, "the class dominates nowhere");
        }

        Optional<DominantClasses> dominantClasses(int best) {
            int[] compared = compared(best);
            return compared.length == 0
                    ? Optional.empty()
                    : Optional.of(DominantClasses.of(
                            (int) image.getShape().get(3),
                            Arrays.stream(compared).boxed().toList(),
                            AttentiveResponse.maps(model, image, logits, compared)));
        }

        /** The classes that respond, the largest score first. */
        private int[] compared(int best) {
            List<Integer> ranked = IntStream.range(0, logits.length)
                    .boxed()
                    .filter(k -> logits[k] > 0)
                    .sorted(Comparator.comparingDouble(k -> -logits[k]))
                    .toList();
            int explained = classes.indexes()[0];
            return IntStream.range(0, ranked.size())
                    .filter(rank -> rank < best || ranked.get(rank) == explained)
                    .map(ranked::get)
                    .toArray();
        }
    }
}
