package org.modelaudit.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.cam.ClassActivationMaps.ablationCam;
import static org.modelaudit.cam.ClassActivationMaps.eigenCam;
import static org.modelaudit.cam.ClassActivationMaps.gradCam;
import static org.modelaudit.cam.ClassActivationMaps.reciproCam;
import static org.modelaudit.cam.ClassActivationMaps.scoreCam;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explainer;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;

class ExplainerCostTest {

    @Test
    void what_a_map_costs_is_what_it_said() {
        try (GoldenDirectory golden = GoldenDirectory.shared()) {
            GoldenEntry entry = golden.entries().stream()
                    .filter(e ->
                            e.network().startsWith("resnet20") && e.method().equals("logits"))
                    .findFirst()
                    .orElseThrow();
            AuditedModel model = entry.model();
            for (Explainer map : List.of(
                    gradCam(), eigenCam(), ablationCam(), reciproCam(), scoreCam(), GradientExplainers.gradient())) {
                PassCount before = model.passes();
                entry.explain(map, 4);

                assertThat(model.passes().since(before))
                        .as(map.name())
                        .isEqualTo(map.costPerSample(model).times(4).passes());
            }
        }
    }
}
