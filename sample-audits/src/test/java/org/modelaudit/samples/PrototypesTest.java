package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.inversionSimilarity;
import static org.modelaudit.checks.Audits.labelProbability;
import static org.modelaudit.checks.Audits.representationError;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.data.AuditSet;
import org.modelaudit.gate.Status;
import org.modelaudit.image.Picture;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditResult;
import org.modelaudit.synthesis.ActivationMaximization;

/** What a user can assert of pictures that nobody took, on the sample models. */
class PrototypesTest {

    private static final ActivationMaximization FEW =
            ActivationMaximization.standard().steps(40);

    private static AuditResult labelled(AuditedModel model, AuditSet prototypes) {
        return AuditAssertions.assertThat(model)
                .on(prototypes)
                .explainedBy(gradCam())
                .evaluate(labelProbability(), atLeast(0.9).onEverySample());
    }

    @Test
    void a_model_sees_its_own_prototypes_as_what_they_were_made_for_and_another_that_looks_elsewhere_does_not(
            @TempDir Path folder) {
        try (AuditedModel honest = Shapes.honest();
                AuditedModel cleverHans = Shapes.cleverHans()) {
            AuditSet ofHonest = FEW.prototypes(honest, folder.resolve("honest"), 0, 1, 2, 3);
            AuditSet ofCleverHans = FEW.prototypes(cleverHans, folder.resolve("clever-hans"), 0, 1, 3);

            assertThat(labelled(honest, ofHonest).status()).isEqualTo(Status.PASS);
            assertThat(labelled(cleverHans, ofCleverHans).status()).isEqualTo(Status.PASS);
            assertThat(labelled(honest, ofCleverHans).status()).isEqualTo(Status.FAIL);
            assertThat(labelled(cleverHans, ofHonest).status()).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void the_clever_hans_paints_the_colours_of_its_tags() {
        try (AuditedModel cleverHans = Shapes.cleverHans()) {
            // Circles went with red tags, squares with green ones.
            assertThat(share(FEW.ofClass(cleverHans, 0).picture(), 16)).isGreaterThan(0.34);
            assertThat(share(FEW.ofClass(cleverHans, 1).picture(), 8)).isGreaterThan(0.34);
        }
    }

    /** How much of all light a colour has. */
    private static double share(Picture picture, int shift) {
        double own = 0;
        double all = 0;
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int rgb = picture.rgb(i % picture.width(), i / picture.width());
            own += rgb >> shift & 0xFF;
            all += (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
        }
        return own / all;
    }

    @Test
    void what_a_layer_keeps_is_measured_in_the_usual_chain() {
        try (AuditedModel honest = Shapes.honest()) {
            AuditSet two = Shapes.pictures().sample(2, 1);
            AuditResult kept = AuditAssertions.assertThat(honest)
                    .on(two)
                    .explainedBy(gradCam())
                    .evaluate(inversionSimilarity("features.block1", 60), atLeast(0.5));
            AuditResult error = AuditAssertions.assertThat(honest)
                    .on(two)
                    .explainedBy(gradCam())
                    .evaluate(representationError("features.block1", 60), atMost(0.05));
            assertThat(List.of(kept.status(), error.status())).containsOnly(Status.PASS);
        }
    }
}
