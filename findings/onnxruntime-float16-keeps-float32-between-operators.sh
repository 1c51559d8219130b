#!/usr/bin/env bash
# Guess: a float16 ONNX model rounds to float16 after every operator, so 300 * 300 is infinite (the largest
#        float16 is 65504) and stays infinite when it is made smaller again; without graph optimisation at least.
# Instead: on an x86-64 CPU, ONNX Runtime computes neighbouring float16 operators in float32 and rounds only what
#        leaves the graph: the answer is finite, with optimisation on or off. The reference evaluator says infinite.
#        Asked for the inner tensor too, it shows infinity there, and a finite value computed from it.
# Matters: a float16 file may give finite scores here and infinite ones on the device it is deployed to; and what
#        an audit reads at a layer is not what the layers behind it were given.
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
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator


def model(*outputs):
    value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT16, [1])
    graph = helper.make_graph(
        [helper.make_node("Mul", ["x", "x"], ["square"]), helper.make_node("Mul", ["square", "small"], ["y"])],
        "net", [value("x")], [value(name) for name in outputs],
        [numpy_helper.from_array(np.array([0.001], np.float16), "small")])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(made, full_check=True)
    return made


def run(made, level):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = level
    session = onnxruntime.InferenceSession(made.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return [output[0] for output in session.run(None, {"x": x})]


x = np.array([300], np.float16)
levels = onnxruntime.GraphOptimizationLevel
(off,) = run(model("y"), levels.ORT_DISABLE_ALL)
(on,) = run(model("y"), levels.ORT_ENABLE_ALL)
watched, square = run(model("y", "square"), levels.ORT_ENABLE_ALL)
with np.errstate(over="ignore"):
    reference = ReferenceEvaluator(model("y")).run(None, {"x": x})[0][0]
print(f"onnxruntime {onnxruntime.__version__}: (300 * 300) * 0.001 in float16 is {on} with optimisation and {off}")
print(f"without it; asked for the square too, it says {square} for that and {watched} behind it; onnx's reference evaluator says {reference}.")
assert np.isinf(reference), "the reference evaluator no longer overflows"
assert np.isinf(square) and all(abs(y - 90) < 0.1 for y in (on, off, watched)), "ONNX Runtime now rounds between the two operators"
PYTHON
