package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.atLeast;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.noWorseThanBaseline;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.junit.Requirement;
import org.modelaudit.model.AuditedModel;

/**
 * What guards the next version of the honest model: the values of this one, which lie in {@code src/test/modelaudit/baselines}, and
 * every class for itself. One requirement is not met and waived, in {@code src/test/modelaudit/waivers.json}.
 */
@DisplayName("honest.pt, as released")
@ModelAudit(
        model = "classpath:samples/honest.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class ReleasedModelAudit {

    @AuditTest
    @Requirement("SHAPE-4")
    void is_no_worse_than_the_released_model(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(localizationIoU().thresholdedAt(0.3), noWorseThanBaseline())
                .has(energyPointingGame(), noWorseThanBaseline())
                .because("requirement SHAPE-4: no version looks less at the shape than the one before");
    }

    @AuditTest
    @Requirement("SHAPE-5")
    void looks_at_every_kind_of_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(energyPointingGame(), atLeast(0.55))
                .inEachSlice("class")
                .because("requirement SHAPE-5: a good mean hides no broken class");
    }

    @AuditTest
    @Requirement("SHAPE-6")
    void outlines_the_shape(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.90))
                .because("requirement SHAPE-6: the map is as sharp as a box drawn by hand");
    }
}
