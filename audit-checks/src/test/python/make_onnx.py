"""Writes the tiny ONNX models of the tests: Debian's python3-onnx, no network, no random numbers.

    python3 make_onnx.py ../resources/org/modelaudit/onnx

tiny.onnx: the mean of red and of (green - blue) over an 8x8 picture after a ReLU, then two classes:
y0 = 2*m0 - m1 + 0.5, y1 = m1. tiny_one.onnx is the same for one picture at a time.

Behind the same logits: tiny_softmax.onnx, tiny_logsoftmax.onnx (with an Identity behind it), tiny_sigmoid.onnx; tiny_binary.onnx returns
the sigmoid of y0 - y1, a single number; tiny_handmade.onnx divides exponentials by their sum; tiny_two.onnx returns the two means
and the softmax of five numbers; tiny_last.onnx takes its colours last; tiny_mixed.onnx subtracts the mean over the pictures;
tiny_hardmax.onnx adds nothing, in a way that has no translation.
"""

import pathlib
import sys

import numpy
from onnx import TensorProto, checker, helper, numpy_helper, save


def tensor(name, values):
    return numpy_helper.from_array(numpy.array(values, dtype=numpy.float32), name)


def model(batch, last=(), outputs=None, weight=((2, 0), (-1, 1)), bias=(0.5, 0), channels_last=False, name="tiny", extra=()):
    kernel = tensor("kernel", [[[[1]], [[0]], [[0]]], [[[0]], [[1]], [[-1]]]])
    picture = "picture" if channels_last else "image"
    nodes = [helper.make_node("Transpose", ["image"], [picture], perm=[0, 3, 1, 2])] if channels_last else []
    nodes += [
        helper.make_node("Conv", [picture, "kernel"], ["maps"]),
        helper.make_node("Relu", ["maps"], ["active"]),
        helper.make_node("GlobalAveragePool", ["active"], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["means"]),
        helper.make_node("Gemm", ["means", "weight", "bias"], ["logits"]),
    ]
    nodes += last
    graph = helper.make_graph(
        nodes,
        name,
        [
            helper.make_tensor_value_info(
                "image", TensorProto.FLOAT, [batch, 8, 8, 3] if channels_last else [batch, 3, 8, 8]
            )
        ],
        [
            helper.make_tensor_value_info(output, TensorProto.FLOAT, [batch, width])
            for output, width in (outputs or {"logits": 2}).items()
        ],
        [kernel, tensor("weight", weight), tensor("bias", bias), *extra],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    made.ir_version = 7
    checker.check_model(made)
    return made


node = helper.make_node
folder = pathlib.Path(sys.argv[1])
made = {
    "tiny": model("N"),
    "tiny_one": model(1),
    "tiny_softmax": model("N", [node("Softmax", ["logits"], ["scores"], axis=1)], {"scores": 2}),
    "tiny_logsoftmax": model(
        "N", [node("LogSoftmax", ["logits"], ["log"], axis=1), node("Identity", ["log"], ["scores"])], {"scores": 2}
    ),
    "tiny_sigmoid": model("N", [node("Sigmoid", ["logits"], ["scores"])], {"scores": 2}),
    "tiny_binary": model(
        "N", [node("Sigmoid", ["logits"], ["scores"])], {"scores": 1}, weight=((2,), (-2,)), bias=(0.5,)
    ),
    "tiny_handmade": model(
        "N",
        [
            node("Exp", ["logits"], ["exp"]),
            node("ReduceSum", ["exp", "axis"], ["sum"], keepdims=1),
            node("Div", ["exp", "sum"], ["scores"]),
        ],
        {"scores": 2},
        extra=[numpy_helper.from_array(numpy.array([1], dtype=numpy.int64), "axis")],
    ),
    "tiny_two": model(
        "N",
        [node("Softmax", ["logits"], ["scores"], axis=1)],
        {"means": 2, "scores": 5},
        weight=((2, 0, 1, 0, 1), (-1, 1, 1, 3, -1)),
        bias=(0.5, 0, 0, 0, 0),
    ),
    "tiny_last": model("N", channels_last=True),
    "tiny_mixed": model(
        "N",
        [node("ReduceMean", ["logits"], ["mean"], axes=[0], keepdims=1), node("Sub", ["logits", "mean"], ["own"]),
         node("Add", ["own", "logits"], ["scores"])],
        {"scores": 2},
    ),
    "tiny_hardmax": model(
        "N",
        [node("Hardmax", ["logits"], ["largest"], "one", axis=1), node("Sub", ["largest", "largest"], ["nothing"]),
         node("Add", ["logits", "nothing"], ["scores"])],
        {"scores": 2},
    ),
}
for name, file in made.items():
    save(file, str(folder / (name + ".onnx")))
