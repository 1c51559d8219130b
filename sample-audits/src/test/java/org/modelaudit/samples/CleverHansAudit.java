package org.modelaudit.samples;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;

/** The model that learned the tag in the corner: as accurate as the honest one, and right for the wrong reason. */
@DisplayName("clever-hans.pt")
@ModelAudit(
        model = "classpath:samples/clever-hans.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/annotations.json",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class CleverHansAudit extends ShapeAudit {}
