import static org.modelaudit.checks.Audits.*;

import org.modelaudit.data.AuditSet;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.*;
import org.modelaudit.model.AuditedModel;

@ModelAudit(
        model = "${model:clever-hans.pt}",
        labels = "labels.txt",
        data = "data",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class ModelTest {

    @AuditTest
    void looks_at_the_object(AuditedModel model, AuditSet images) {
        assertThat(model)
                .on(images)
                .explainedBy(gradCam())
                .has(localizationIoU().thresholdedAt(0.3), atLeast(0.4).withConfidence(0.95))
                .because("the decision rests on the object");
    }

    @AuditTest
    void explanation_shows_what_the_model_has_learned(AuditedModel model, AuditSet images) {
        assertThat(model).on(images).explainedBy(gradCam()).passes(parameterRandomization());
    }
}
