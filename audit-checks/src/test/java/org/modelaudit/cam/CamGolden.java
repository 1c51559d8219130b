package org.modelaudit.cam;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;

/** Section B, class activation maps. Tolerances are those of the manifest. */
public final class CamGolden implements GoldenMethods {

    private static final String KINK =
            "cells beside a ReLU's kink fall to its other side in another version of libtorch, which moves their gradient";

    private static final String POLE =
            "behind a layer that no global pooling follows the denominator of alpha crosses zero; the references warn not to compare there";

    private static final String OTHER_SUM =
            "the reference sums A·g³ over the cells where equation 19 and the authors' code sum"
                    + " A alone; both are the same only where the gradient is the same in all cells";

    private static final String CANCELLED =
            "a channel before its ReLU sums to almost nothing, which the reference's single precision does not hold";

    private static final String BUFFER =
            "before a ReLU the library writes the minimum of its buffer - 1e7 into the channel"
                    + " instead of 0, so that its weights reach 1e8 and depend on the place in its batch";

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.ofEntries(
                entry("B/cam", CamComparison.of(ClassActivationMaps.cam(), 1e-4)),
                entry(
                        "B/gradcam",
                        CamComparison.of(ClassActivationMaps.gradCam(), 1e-3).unless(weights(KINK))),
                entry("B/layer_gradient_stats", new PeerComparison()::gradients),
                entry("B/crosscheck_peers", new PeerComparison()::peers),
                entry(
                        "B/gradcampp",
                        CamComparison.of(ClassActivationMaps.gradCamPlusPlusWithEpsilon(), 1e-3)
                                .unless(either(at("/mid/", POLE), weights(KINK)))),
                entry(
                        "B/gradcampp_paper_eps0",
                        CamComparison.of(ClassActivationMaps.gradCamPlusPlus(), 1e-3)
                                .unless((e, row) -> OTHER_SUM)),
                entry(
                        "B/gradcampp_official_code",
                        CamComparison.of(ClassActivationMaps.gradCamPlusPlusOfficialCode(), 1e-3)
                                .unless(at("/mid/", POLE))),
                entry(
                        "B/xgradcam",
                        CamComparison.of(ClassActivationMaps.xGradCam(), 1e-3).unless(at("/pre/", CANCELLED))),
                entry("B/layercam", CamComparison.of(ClassActivationMaps.layerCam(), 1e-3)),
                entry("B/hirescam", CamComparison.of(ClassActivationMaps.hiResCam(), 1e-3)),
                entry("B/elementwise", CamComparison.of(ClassActivationMaps.gradCamElementWise(), 1e-3)),
                entry(
                        "B/eigencam",
                        CamComparison.of(ClassActivationMaps.eigenCamCentred(), 2e-3)
                                .upToSign()),
                entry(
                        "B/eigencam_centred_f64",
                        CamComparison.of(ClassActivationMaps.eigenCamCentred(), 1e-3)
                                .upToSign()),
                entry("B/eigencam_paper_uncentred", CamComparison.of(ClassActivationMaps.eigenCam(), 1e-3)),
                entry(
                        "B/eigengradcam",
                        CamComparison.of(ClassActivationMaps.eigenGradCam(), 2e-3)
                                .upToSign()),
                entry("B/haycam_centred", CamComparison.of(ClassActivationMaps.hayCam(), 1e-3)),
                entry("B/haycam_uncentred", CamComparison.of(ClassActivationMaps.hayCamUncentred(), 1e-3)),
                entry("B/reciprocam_softmax_gauss", CamComparison.of(ClassActivationMaps.reciproCam(), 1e-3)),
                entry("B/reciprocam_logit_gauss", CamComparison.of(ClassActivationMaps.reciproCamLogit(), 1e-3)),
                entry("B/reciprocam_softmax", CamComparison.of(ClassActivationMaps.reciproCamPlain(), 1e-3)),
                entry("B/reciprocam_logit", CamComparison.of(ClassActivationMaps.reciproCamPlainLogit(), 1e-3)),
                entry(
                        "B/ablationcam",
                        CamComparison.of(ClassActivationMaps.ablationCam(), 1e-2)
                                .withWeights(1e-4, true)
                                .unless(at("/pre/", BUFFER))),
                entry("B/scorecam", CamComparison.of(ClassActivationMaps.scoreCamAlignedCorners(), 1e-2)),
                entry(
                        "B/scorecam_official",
                        CamComparison.of(ClassActivationMaps.scoreCamOfficialCode(), 5e-3)
                                .withWeights(5e-3, true)
                                .finishedByTheReference()));
    }

    /** The reason for layers of one kind, which the manifest's folders name. */
    private static BiFunction<GoldenEntry, GoldenRow, @Nullable String> at(String kind, String reason) {
        return (entry, row) -> entry.text("raw").contains(kind) ? reason : null;
    }

    /** The reason for weights off the last layer, whose map must be met all the same. */
    private static BiFunction<GoldenEntry, GoldenRow, @Nullable String> weights(String reason) {
        return (entry, row) ->
                row.quantity().equals("weights") && !entry.text("raw").contains("/final/") ? reason : null;
    }

    private static BiFunction<GoldenEntry, GoldenRow, @Nullable String> either(
            BiFunction<GoldenEntry, GoldenRow, @Nullable String> first,
            BiFunction<GoldenEntry, GoldenRow, @Nullable String> second) {
        return (entry, row) -> {
            String reason = first.apply(entry, row);
            return reason == null ? second.apply(entry, row) : reason;
        };
    }
}
