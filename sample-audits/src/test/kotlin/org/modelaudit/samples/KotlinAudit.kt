package org.modelaudit.samples

import org.junit.jupiter.api.DisplayName
import org.modelaudit.checks.Audits.*
import org.modelaudit.data.AuditSet
import org.modelaudit.image.InputSpecification.Resize
import org.modelaudit.junit.AuditTest
import org.modelaudit.junit.Input
import org.modelaudit.junit.ModelAudit
import org.modelaudit.model.AuditedModel

/** The chain as it reads in Kotlin, on the model that learned the shapes. */
@DisplayName("honest.pt, in Kotlin")
@ModelAudit(
    model = "classpath:samples/honest.pt",
    labels = "classpath:samples/labels.txt",
    data = "classpath:samples/holdout/images",
    annotations = "classpath:samples/holdout/annotations.json",
    input = Input(
        size = 64, resize = Resize.NONE, mean = [0.5, 0.5, 0.5], deviation = [0.5, 0.5, 0.5])
)
internal class KotlinAudit {

    @AuditTest
    fun `looks at the shape`(model: AuditedModel, images: AuditSet) {
        assertThat(model).on(images).explainedBy(gradCam())
            .has(localizationIoU().thresholdedAt(0.3), atLeast(0.55).withConfidence(0.95))
            .has(energyPointingGame(), atLeast(0.60).withConfidence(0.95))
            .because("requirement SHAPE-1: the decision rests on the shape itself")
    }

    @AuditTest
    fun `looks at small shapes too`(model: AuditedModel, images: AuditSet) {
        val small = images.where { it.boxes().first().area() < 600 }
        assertThat(model).on(small).explainedBy(gradCam().at("features.block6"))
            .has(energyPointingGame(), atLeast(0.40).onPercentile(10.0))
            .because("requirement SHAPE-3: small shapes are no excuse")
    }
}
