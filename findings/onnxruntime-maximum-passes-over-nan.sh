#!/usr/bin/env bash
# Guess: the maximum of numbers among which one is undefined (NaN) is undefined, as in NumPy and PyTorch, and the
#        arg-max names the undefined one.
# Instead: in ONNX Runtime on a CPU a NaN in the middle vanishes in MaxPool, GlobalMaxPool, ReduceMax and ArgMax,
#        while averages, ReLU and Clip hand it on, and so does the reference evaluator of onnx for ReduceMax and
#        ArgMax. (As the very first or last value it may survive; that depends on how the loop is vectorised.)
# Matters: a net whose feature map is broken still names a class with a finite score. Scores alone do not tell an
#        audit that something undefined happened on the way.
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


def model(operator, x, **attributes):
    kind = TensorProto.INT64 if operator == "ArgMax" else TensorProto.FLOAT
    graph = helper.make_graph(
        [helper.make_node(operator, ["x"], ["y"], **attributes)], "net",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, list(x.shape))],
        [helper.make_tensor_value_info("y", kind, None)])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def run(operator, x, **attributes):
    made = model(operator, x, **attributes)
    session = onnxruntime.InferenceSession(made.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"x": x})[0]


picture = np.linspace(0, 1, 49, dtype=np.float32).reshape(1, 1, 7, 7)
picture[0, 0, 3, 3] = np.nan
row = picture.reshape(1, 49)
finite = {
    "MaxPool": run("MaxPool", picture, kernel_shape=[7, 7]).item(),
    "GlobalMaxPool": run("GlobalMaxPool", picture).item(),
    "ReduceMax": run("ReduceMax", row, axes=[1]).item(),
}
winner = run("ArgMax", row, axis=1).item()
handed_on = {name: bool(np.isnan(run(name, picture)).any()) for name in ("GlobalAveragePool", "Relu")}
reference_maximum = np.asarray(ReferenceEvaluator(model("ReduceMax", row, axes=[1])).run(None, {"x": row})[0]).item()
reference_winner = np.asarray(ReferenceEvaluator(model("ArgMax", row, axis=1)).run(None, {"x": row})[0]).item()
print(f"onnxruntime {onnxruntime.__version__}: with a NaN as value 24 of 49, {finite} and ArgMax names {winner};")
print(f"NaN handed on: {handed_on}. onnx's reference evaluator: maximum {reference_maximum}, arg-max {reference_winner}.")
assert all(value == 1 for value in finite.values()) and winner == 48, "a maximum now hands the NaN on"
assert all(handed_on.values()), "an average or ReLU now loses the NaN"
assert np.isnan(reference_maximum) and reference_winner == 24, "the reference evaluator now passes over the NaN too"
PYTHON
