package org.modelaudit.samples;

import org.modelaudit.junit.ModelAudit;

/** SqueezeNet 1.1, traced. */
@ModelAudit(
        model = "${modelaudit.shared}/models/squeezenet1_1_imagenet_traced.pt",
        labels = "${modelaudit.shared}/models/imagenet_classes.txt",
        data = "${modelaudit.shared}/images",
        annotations = "${modelaudit.shared}/annotations/kangaroo.csv")
class SqueezeNetKangarooAudit extends KangarooAudit {}
