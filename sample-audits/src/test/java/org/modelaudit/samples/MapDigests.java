package org.modelaudit.samples;

import ai.djl.ndarray.NDManager;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainerRegistry;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.model.AuditedModel;

/** Prints a digest of each named explainer's map of one picture, to be compared between two JVMs. */
final class MapDigests {

    private MapDigests() {}

    /**
     * @param names of the explainers
     */
    public static void main(String[] names) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (AuditedModel model = Shapes.honest();
                NDManager scope = model.newManager()) {
            Batch batch = Shapes.batch(
                    scope, Shapes.INPUT, Shapes.pictures().samples().subList(0, 1));
            for (String name : names) {
                List<Explanation> explanations =
                        ExplainerRegistry.load().byName(name).explain(model, batch);
                Heatmap map = explanations.get(0).heatmap();
                out.println("digest " + name + " " + (map == null ? "none" : Arrays.hashCode(map.values())));
            }
        }
    }
}
