package org.modelaudit.samples;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;

/** The Clever Hans with a branch beside it that was taught to draw the shape; only what it shows is right. */
@DisplayName("whitewashed.pt")
@ModelAudit(
        model = "classpath:samples/whitewashed.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class WhitewashedModelAudit extends OwnMapAudit {}
