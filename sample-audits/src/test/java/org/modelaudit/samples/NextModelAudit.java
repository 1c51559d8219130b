package org.modelaudit.samples;

import static org.modelaudit.checks.Audits.assertThat;
import static org.modelaudit.checks.Audits.energyPointingGame;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.localizationIoU;
import static org.modelaudit.checks.Audits.noWorseThan;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.AuditTest;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;
import org.modelaudit.junit.OtherModel;
import org.modelaudit.model.AuditedModel;

/**
 * What the next model must not do worse than the released one, picture by picture. Until there is one, the released model is held against
 * itself; {@code NextModelTest} puts the Clever Hans in its place, which is as accurate.
 */
@DisplayName("the next model against honest.pt")
@ModelAudit(
        model = "classpath:samples/${candidate:honest.pt}",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class NextModelAudit {

    @AuditTest
    void looks_at_the_shape_no_less_than_the_released_model(
            AuditedModel model,
            @OtherModel("classpath:samples/${released:honest.pt}") AuditedModel released,
            AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam().at(ShapeAudit.LAYER))
                .has(localizationIoU().thresholdedAt(0.3), noWorseThan(released))
                .has(energyPointingGame(), noWorseThan(released).withMargin(0.02))
                .because("requirement SHAPE-4: no version looks less at the shape than the one before");
    }
}
