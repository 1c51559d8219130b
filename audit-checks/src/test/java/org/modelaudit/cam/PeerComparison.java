package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.model.AuditedModel;

/** Entries that set other libraries beside pytorch-grad-cam, and their common gradient. */
final class PeerComparison {

    private static final String COPY =
            "torch-cam divides a copy, so alpha's denominator is never applied and its map is"
                    + " Σ_k (Σ g² ReLU(g)) A_k, see the next row";

    private static final Map<String, ClassActivationMap> PEERS = Map.of(
            "torchcam gradcam", ClassActivationMaps.gradCam(),
            "torchcam gradcampp", ClassActivationMaps.gradCamPlusPlus(),
            "torchcam xgradcam", ClassActivationMaps.xGradCam(),
            "torchcam layercam", ClassActivationMaps.layerCam());

    /** Each channel's mean gradient, which is Grad-CAM's weight. */
    List<GoldenRow> gradients(GoldenEntry entry) {
        double[] ours = look(entry, ClassActivationMaps.gradCam(), layer -> new GradCam().weights(layer));
        return List.of(GoldenRow.relative(
                "output", GoldenRow.doubles(entry.array("output").values()), ours, 1e-3));
    }

    /** The maps of torch-cam, which are ReLU'd. */
    List<GoldenRow> peers(GoldenEntry entry) {
        List<GoldenRow> rows = new ArrayList<>();
        for (Map.Entry<String, JsonElement> result :
                entry.json().getAsJsonObject("result").entrySet()) {
            ClassActivationMap ours = PEERS.get(result.getKey());
            if (ours != null && result.getValue() instanceof JsonObject peer && peer.has("file")) {
                double[] expected = positive(GoldenRow.doubles(
                        entry.directory().array(peer.get("file").getAsString()).values()));
                GoldenRow row = compare(result.getKey(), expected, look(entry, ours, ours.formula()::maps));
                if (result.getKey().endsWith("gradcampp")) {
                    rows.add(row.byDesign(COPY));
                    double[] undivided = look(entry, ours, PeerComparison::withoutDenominator);
                    rows.add(compare("torchcam gradcampp without denominator", expected, undivided));
                } else {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static GoldenRow compare(String quantity, double[] expected, double[] ours) {
        return GoldenRow.relative(quantity, expected, positive(ours), 1e-3);
    }

    private static NDArray withoutDenominator(LayerEvidence layer) {
        WeightedChannels formula = new WeightedChannels() {
            @Override
            public NDArray weights(LayerEvidence evidence) {
                NDArray g = GradCamPlusPlus.cells(evidence.gradient());
                return g.square().mul(g.maximum(0)).sum(new int[] {2});
            }

            @Override
            public String id() {
                return "torchcam";
            }

            @Override
            public String name() {
                return "torchcam";
            }
        };
        return formula.maps(layer);
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(v -> Math.max(0, v)).toArray();
    }

    /** What a look at the layer gives for all pictures of the entry. */
    private static double[] look(
            GoldenEntry entry, ClassActivationMap explainer, Function<LayerEvidence, NDArray> view) {
        AuditedModel model = entry.model();
        try (NDManager scope = model.newManager()) {
            Batch batch = entry.batch(scope, Integer.MAX_VALUE);
            return explainer
                    .at(entry.layer())
                    .forClass(TargetClass.each(CamComparison.classes(entry, batch)))
                    .look(
                            model,
                            batch,
                            layer -> GoldenRow.doubles(view.apply(layer).toFloatArray()));
        }
    }
}
