package org.modelaudit.samples;

import org.modelaudit.junit.ModelAudit;

/** MobileNetV2, scripted. */
@ModelAudit(
        model = "${modelaudit.shared}/models/mobilenet_v2_torchvision_imagenet_scripted.pt",
        labels = "${modelaudit.shared}/models/imagenet_classes.txt",
        data = "${modelaudit.shared}/images",
        annotations = "${modelaudit.shared}/annotations/kangaroo.csv")
class MobileNetKangarooAudit extends KangarooAudit {}
