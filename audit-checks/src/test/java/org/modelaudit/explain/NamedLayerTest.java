package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.modelaudit.cam.ClassActivationMaps.eigenSalience;
import static org.modelaudit.cam.ClassActivationMaps.gradCam;
import static org.modelaudit.relevance.RelevanceMaps.lrpEpsilonPlus;

import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.torch.OpenProgram;

/** What is said to a user who names a layer that is not there. */
class NamedLayerTest {

    @Test
    void the_nearest_the_way_to_all_and_the_default_of_the_explainer_are_named() {
        try (OpenProgram open = OpenProgram.tiny("tiny_scripted_in_training")) {
            AuditedModel model = open.model();
            String all = "print model.describe() to see all " + model.layers().size();

            assertThat(said(gradCam().at("layer9"), model))
                    .contains("it has no layer 'layer9'; the nearest are ", "; " + all)
                    .endsWith(". Without at(…) Grad-CAM looks at '"
                            + model.lastConvolution().path() + "'.");
            assertThat(said(eigenSalience().at("layer9"), model))
                    .endsWith(" Without at(…) Eigen-Salience looks at 'input'.");
            assertThat(said(lrpEpsilonPlus().at("layer9"), model))
                    .contains(all)
                    .endsWith(" Without at(…) LRP ε-plus looks at the pixels.");
            assertThat(model.describe().lines().count())
                    .isEqualTo(model.layers().size() + 1);
        }
    }

    @Test
    void nothing_is_promised_of_a_model_without_layers() {
        AuditedModel box = BlackBox.of("box", InputSpecification.imageNet(8), Labels.none(), 2, images -> images);

        assertThat(said(gradCam().at("layer9"), box)).contains("is a black box").doesNotContain("Without at");
        assertThat(said(lrpEpsilonPlus().at("layer9"), box)).doesNotContain("Without at");
    }

    private static String said(Explainer explainer, AuditedModel model) {
        return String.valueOf(catchThrowableOfType(ModelException.class, () -> explainer.settings(model))
                .getMessage());
    }
}
