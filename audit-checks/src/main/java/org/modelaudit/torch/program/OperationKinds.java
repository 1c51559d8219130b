package org.modelaudit.torch.program;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace.Kind;

/** Which of PyTorch's operations is of which kind. */
public final class OperationKinds {

    private static final Map<Kind, Set<String>> NAMES = Map.of(
            Kind.CONVOLUTION,
                    Set.of(
                            "conv1d",
                            "conv2d",
                            "conv3d",
                            "_convolution",
                            "convolution",
                            "conv_transpose2d",
                            "_convolution_mode",
                            "thnn_conv2d",
                            "mkldnn_convolution"),
            Kind.LINEAR, Set.of("linear", "addmm", "matmul", "bmm", "_native_multi_head_attention"),
            Kind.NORMALIZATION,
                    Set.of(
                            "batch_norm",
                            "layer_norm",
                            "group_norm",
                            "instance_norm",
                            "native_batch_norm",
                            "native_layer_norm",
                            "cudnn_batch_norm"),
            Kind.ACTIVATION,
                    Set.of(
                            "relu",
                            "relu_",
                            "relu6",
                            "relu6_",
                            "hardtanh",
                            "hardtanh_",
                            "clamp",
                            "clamp_",
                            "clamp_min",
                            "clamp_min_",
                            "leaky_relu",
                            "leaky_relu_",
                            "prelu",
                            "elu",
                            "elu_",
                            "selu",
                            "selu_",
                            "celu",
                            "gelu",
                            "silu",
                            "silu_",
                            "mish",
                            "mish_",
                            "sigmoid",
                            "sigmoid_",
                            "tanh",
                            "tanh_",
                            "hardswish",
                            "hardswish_",
                            "hardsigmoid",
                            "hardsigmoid_",
                            "softplus",
                            "threshold",
                            "threshold_",
                            "rrelu",
                            "softmax"),
            Kind.POOLING,
                    Set.of(
                            "max_pool2d",
                            "avg_pool2d",
                            "adaptive_avg_pool2d",
                            "adaptive_max_pool2d",
                            "max_pool2d_with_indices",
                            "mean"),
            Kind.ADDITION, Set.of("add", "add_"),
            Kind.SUBTRACTION, Set.of("sub", "sub_"),
            Kind.MULTIPLICATION, Set.of("mul", "mul_", "div", "div_"),
            Kind.CONCATENATION, Set.of("cat", "concat"));

    private OperationKinds() {}

    /** Empty for an operation of no kind that an explainer treats in its own way. */
    public static Optional<Kind> of(@Nullable String operation) {
        String name = simpleName(operation);
        return NAMES.entrySet().stream()
                .filter(e -> e.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** {@code relu_} for {@code torch.relu_}; empty for what is no operation of PyTorch. */
    public static String simpleName(@Nullable String operation) {
        if (operation == null || !(operation.startsWith("torch.") || operation.startsWith("ops."))) {
            return "";
        }
        return operation.substring(operation.lastIndexOf('.') + 1);
    }
}
