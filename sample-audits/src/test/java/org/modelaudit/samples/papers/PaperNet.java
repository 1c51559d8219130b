package org.modelaudit.samples.papers;

import java.nio.file.Path;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.samples.Shapes;

/**
 * A real net.
 *
 * @param name for people
 * @param file below the folder of the models
 * @param size of its input, in pixels
 * @param block path of the last block of its features, whose output stands behind the activation; the papers look there
 */
record PaperNet(String name, String file, int size, String block) {

    private static final int TINY = 32;

    static final PaperNet SQUEEZE_NET =
            new PaperNet("SqueezeNet 1.1", "squeezenet1_1_imagenet_traced.pt", 224, "features");
    static final PaperNet MOBILE_NET_V2 =
            new PaperNet("MobileNetV2", "mobilenet_v2_torchvision_imagenet_traced.pt", 224, "features");
    static final PaperNet MOBILE_NET_V1_050 =
            new PaperNet("MobileNetV1 0.50", "mobilenet_v1_050_160_imagenet_scripted.pt", 160, "features");
    static final PaperNet MOBILE_NET_V1_025 =
            new PaperNet("MobileNetV1 0.25", "mobilenet_v1_025_128_imagenet_traced.pt", 128, "features");

    /** Trained on ImageNet, the smallest first; of a net that is there traced and scripted the traced file. */
    static final List<PaperNet> IMAGENET = List.of(MOBILE_NET_V1_025, MOBILE_NET_V1_050, SQUEEZE_NET, MOBILE_NET_V2);

    /** Trained on CIFAR-10. */
    static final List<PaperNet> CIFAR = List.of(
            new PaperNet("ResNet-32", "resnet32_cifar10_traced.pt", TINY, "layer3"),
            new PaperNet("ResNet-20", "resnet20_cifar10_traced.pt", TINY, "layer3"),
            new PaperNet("ResNet-8", "resnet8_cifar10_mlperf_traced.pt", TINY, "layer3"),
            new PaperNet("LeNet", "lenet_cifar10_captum_traced.pt", TINY, "relu2"));

    private InputSpecification input() {
        InputSpecification imageNet = InputSpecification.imageNet(size);
        return size == TINY
                ? new InputSpecification(
                        size, size, Resize.NONE, size, Colour.RGB, imageNet.mean(), imageNet.deviation())
                : imageNet;
    }

    AuditedModel open(Path models) {
        return Shapes.open(models.resolve(file), input());
    }
}
