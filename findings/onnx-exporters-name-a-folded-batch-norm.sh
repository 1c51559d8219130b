#!/usr/bin/env bash
# Guess: where an exporter of PyTorch folds batch normalisation into the convolution before it, the node that is
#        left belongs to the convolution, and a weight called conv.weight is the weight of conv.
# Instead: the new exporter (dynamo=True) files the node under the batch normalisation; "conv" is nowhere among the
#        scopes, yet the initializer is still called conv.weight, although it holds the product of both. The old
#        exporter files it under the convolution and gives the weights numbers.
# Matters: Grad-CAM "at conv" of the PyTorch model has no counterpart in either file, and the same node has two
#        names. Weights compared by name look changed by training.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 onnx==1.23.2 onnxscript==0.7.2
venv/bin/python - <<'PYTHON'
import ast
import contextlib
import io
import warnings

import onnx
import torch
from onnx import numpy_helper

warnings.filterwarnings("ignore")


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.bn, self.act = torch.nn.Conv2d(3, 4, 3, bias=False), torch.nn.BatchNorm2d(4), torch.nn.ReLU()

    def forward(self, x):
        return self.act(self.bn(self.conv(x))).mean((2, 3))


torch.manual_seed(0)
net = Net().eval()
net.bn.running_var.uniform_(0.5, 2)
folded = net.conv.weight * (net.bn.weight / (net.bn.running_var + net.bn.eps).sqrt()).view(4, 1, 1, 1)
seen = {}
for dynamo in (True, False):
    with contextlib.redirect_stdout(io.StringIO()):
        torch.onnx.export(net, (torch.ones(1, 3, 8, 8),), "net.onnx", dynamo=dynamo,
                          **({"external_data": False} if dynamo else {}))
    graph = onnx.load("net.onnx").graph
    node = next(node for node in graph.node if node.op_type == "Conv")
    scope = next((ast.literal_eval(entry.value) for entry in node.metadata_props if entry.key.endswith("name_scopes")), None)
    weight = numpy_helper.to_array(next(tensor for tensor in graph.initializer if tensor.name == node.input[1]))
    place = scope[1] if scope else node.name
    seen[dynamo] = (place, node.input[1] == "conv.weight", bool(abs(weight - folded.detach().numpy()).max() < 1e-6),
                    any(other.op_type == "BatchNormalization" for other in graph.node))
    print(f"torch {torch.__version__}, dynamo={dynamo}: the folded node is filed under {place}; its weight is called "
          f"{node.input[1]} and {'is' if seen[dynamo][2] else 'is not'} the folded one.")
assert seen[True] == ("bn", True, True, False), "the new exporter now names it differently"
assert seen[False] == ("/conv/Conv", False, True, False), "the old exporter now names it differently"
PYTHON
