#!/usr/bin/env bash
# Guess: what shape inference of onnx says about a pooling with ceil_mode is what running it gives.
# Instead: a last window that would begin in the padding or beyond the picture is counted by shape inference and
#        dropped by ONNX Runtime, by the reference evaluator of onnx, and by PyTorch. Inference says 3 x 3, both
#        evaluators give 2 x 2.
# Matters: who reads the height and width of a layer (the size of its heatmap) from value_info, and does not run
#        the file, lists a map that never exists. ResNet-like stems with ceil_mode are where it happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0
venv/bin/python - <<'PYTHON'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator

seen = []
for operator in ("MaxPool", "AveragePool"):
    for size, kernel, stride, pad in ((3, 2, 2, 1), (5, 3, 3, 1), (6, 2, 4, 1)):
        node = helper.make_node(operator, ["x"], ["y"], kernel_shape=[kernel] * 2, strides=[stride] * 2,
                                pads=[pad] * 4, ceil_mode=1)
        graph = helper.make_graph(
            [node], "net", [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, size, size])],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, None, None])])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
        onnx.checker.check_model(model)
        x = np.arange(size * size, dtype=np.float32).reshape(1, 1, size, size)
        inferred = onnx.shape_inference.infer_shapes(model).graph.output[0].type.tensor_type.shape.dim[2].dim_value
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        ran = session.run(None, {"x": x})[0].shape[2]
        reference = ReferenceEvaluator(model).run(None, {"x": x})[0].shape[2]
        seen.append((inferred, ran, reference))
        print(f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}: {operator} of {size} x {size}, kernel "
              f"{kernel}, stride {stride}, pad {pad}: inferred {inferred}, run {ran}, reference evaluator {reference}")
assert all(triple == (3, 2, 2) for triple in seen), "inference and evaluators now agree, or differ in another way"
PYTHON
