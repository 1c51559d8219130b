package org.modelaudit.samples;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;

/** An attention branch network, whose map weighs what its answer is made of; it passes every audit. */
@DisplayName("attending.pt")
@ModelAudit(
        model = "classpath:samples/attending.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class AttendingModelAudit extends OwnMapAudit {}
