package org.modelaudit.samples;

import org.junit.jupiter.api.DisplayName;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.junit.Input;
import org.modelaudit.junit.ModelAudit;

/** The units of honest.pt, on pictures of which shapes and watermarks are marked. */
@DisplayName("units of honest.pt")
@ModelAudit(
        model = "classpath:samples/honest.pt",
        labels = "classpath:samples/labels.txt",
        data = "classpath:samples/holdout/images",
        annotations = "classpath:samples/holdout/concepts.csv",
        input =
                @Input(
                        size = 64,
                        resize = Resize.NONE,
                        mean = {0.5, 0.5, 0.5},
                        deviation = {0.5, 0.5, 0.5}))
class HonestUnitsAudit extends UnitAudit {}
