package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.atMost;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.label;
import static org.modelaudit.checks.Audits.localizationError;
import static org.modelaudit.checks.Audits.localizationIoU;

import org.junit.jupiter.api.extension.ExtendWith;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Explainer;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Explainers;
import org.modelaudit.model.AuditedModel;

/** What is required of pretrained ImageNet classifiers on photographs of kangaroos and wallabies with true boxes. */
@ExtendWith(NeedsSharedFolder.class)
abstract class KangarooAudit {

    @AuditTest
    @Explainers({"grad-cam", "eigen-cam"})
    void looks_at_the_animal(AuditedModel model, AuditSet images, Explainer explainer) {
        assertThat(model)
                .on(images)
                .explainedBy(explainer)
                .has(localizationIoU(), atLeast(0.40).withConfidence(0.95))
                .has(energyPointingGame(), atLeast(0.55).withConfidence(0.95))
                .because("the animal, not the grass, makes a wallaby");
    }

    @AuditTest
    void finds_the_animal_even_where_it_calls_it_something_else(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().forClass(label()))
                .has(localizationError().needing(0.3), atMost(0.30).withConfidence(0.95))
                .because("the map for the true class should find the animal");
    }
}
