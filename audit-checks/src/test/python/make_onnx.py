"""Writes the tiny ONNX models of the tests: Debian's python3-onnx, no network, no random numbers.

    python3 make_onnx.py ../resources/org/modelaudit/onnx

tiny.onnx: the mean of red and of (green - blue) over an 8x8 picture after a ReLU, then two classes:
y0 = 2*m0 - m1 + 0.5, y1 = m1. tiny_one.onnx is the same for one picture at a time.
"""

import pathlib
import sys

import numpy
from onnx import TensorProto, checker, helper, numpy_helper, save


def tensor(name, values):
    return numpy_helper.from_array(numpy.array(values, dtype=numpy.float32), name)


def model(batch):
    kernel = tensor("kernel", [[[[1]], [[0]], [[0]]], [[[0]], [[1]], [[-1]]]])
    nodes = [
        helper.make_node("Conv", ["image", "kernel"], ["maps"]),
        helper.make_node("Relu", ["maps"], ["active"]),
        helper.make_node("GlobalAveragePool", ["active"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["means"]),
        helper.make_node("Gemm", ["means", "weight", "bias"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, [batch, 3, 8, 8])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [batch, 2])],
        [kernel, tensor("weight", [[2, 0], [-1, 1]]), tensor("bias", [0.5, 0])],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    made.ir_version = 7
    checker.check_model(made)
    return made


folder = pathlib.Path(sys.argv[1])
save(model("N"), str(folder / "tiny.onnx"))
save(model(1), str(folder / "tiny_one.onnx"))
