#!/usr/bin/env bash
# Guess: onnx.utils.extract_model, which cuts a file at named tensors, keeps every node that the cut part needs.
# Instead: it follows only the inputs that a node lists. What the branches of an If read from around them is not
#        listed, so its producers are dropped, and the function then rejects its own result as not sorted.
# Matters: cutting at a layer by the listed inputs is not enough as soon as a file has If, Loop or Scan; the
#        tensors that subgraphs capture are inputs too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 onnx==1.23.2 onnxruntime==1.32.0
venv/bin/python - <<'PYTHON'
import numpy as np
import onnx
import onnx.utils
import onnxruntime
from onnx import TensorProto, helper


def value(name, kind=TensorProto.FLOAT, shape=(2,)):
    return helper.make_tensor_value_info(name, kind, list(shape))


def branch(operator, out):
    return helper.make_graph([helper.make_node(operator, ["inner", "x"], [out])], out, [], [value(out)])


graph = helper.make_graph(
    [helper.make_node("Neg", ["x"], ["inner"]),
     helper.make_node("If", ["flag"], ["chosen"], then_branch=branch("Add", "sum"), else_branch=branch("Sub", "difference")),
     helper.make_node("Relu", ["chosen"], ["y"])],
    "net", [value("x"), value("flag", TensorProto.BOOL, ())], [value("y")])
model = onnx.shape_inference.infer_shapes(
    helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9))
onnx.checker.check_model(model, full_check=True)
onnx.save(model, "whole.onnx")
y = onnxruntime.InferenceSession("whole.onnx", providers=["CPUExecutionProvider"]).run(
    None, {"x": np.array([1, -2], np.float32), "flag": np.array(False)})[0]
assert y.tolist() == [0, 4], "the whole model no longer runs as written"
try:
    onnx.utils.extract_model("whole.onnx", "part.onnx", ["x", "flag"], ["chosen"])
    said = None
except onnx.checker.ValidationError as error:
    said = str(error)
kept = [node.op_type for node in onnx.load("part.onnx").graph.node]
print(f"onnx {onnx.__version__}: cut of Neg, If, Relu before the Relu keeps {kept}; the function "
      f"{'rejects its own result' if said else 'is content'}.")
assert kept == ["If"] and said is not None and "inner" in said, "the cut now keeps what the branches read"
PYTHON
