#!/usr/bin/env bash
# Guess: a model that returns a dictionary or a named tuple keeps these names in its exported file, so that its attention map
#        can be asked for by name.
# Instead: of a dictionary only torch.export keeps the keys; both ONNX exporters name the outputs by what computed them. Of a named
#        tuple tracing keeps an ordinary tuple, and an archive of torch.export cannot be saved.
# Matters: who reads a map by its name finds it in one format of a model and not in the next.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 onnx==1.23.2 onnxscript==0.7.2
venv/bin/python - <<'PYTHON'
import collections
import io
import warnings

import onnx
import torch

warnings.filterwarnings("ignore")
Answer = collections.namedtuple("Answer", ["logits", "attention"])


class Named(torch.nn.Module):
    def __init__(self, make):
        super().__init__()
        self.make = make
        self.convolution = torch.nn.Conv2d(3, 4, 3)
        self.head = torch.nn.Linear(4, 5)

    def forward(self, x):
        features = torch.relu(self.convolution(x))
        return self.make(logits=self.head(features.mean((2, 3))), attention=torch.sigmoid(features.mean(1, keepdim=True)))


def onnx_names(model, dynamo):
    file = io.BytesIO()
    if dynamo:
        file.write(torch.onnx.export(model, (picture,), dynamo=True, verbose=False).model_proto.SerializeToString())
    else:
        torch.onnx.export(model, (picture,), file, dynamo=False)
    return [output.name for output in onnx.load_from_string(file.getvalue()).graph.output]


picture = torch.rand(1, 3, 8, 8)
keys, fields = Named(dict).eval(), Named(Answer).eval()
traced = [type(torch.jit.trace(model, picture, strict=False)(picture)).__name__ for model in (keys, fields)]
archive = io.BytesIO()
torch.export.save(torch.export.export(keys, (picture,)), archive)
archive.seek(0)
kept = list(torch.export.load(archive).module()(picture))
try:
    torch.export.save(torch.export.export(fields, (picture,)), io.BytesIO())
    refused = False
except NotImplementedError:
    refused = True
new, old = ([onnx_names(model, dynamo) for model in (keys, fields)] for dynamo in (True, False))
print(f"torch {torch.__version__}, outputs called logits and attention, in a dictionary and in a named tuple:")
print(f"a trace returns a {traced[0]} and a {traced[1]}; an archive keeps {kept} and refuses the tuple: {refused};")
print(f"ONNX files of the new exporter call them {new[0]} and {new[1]}, of the old one {old[0]} and {old[1]}.")
assert traced == ["dict", "tuple"], "tracing treats names differently now"
assert kept == ["logits", "attention"] and refused, "torch.export treats names differently now"
assert not {"logits", "attention"} & set(sum(new + old, [])), "an ONNX exporter keeps names now"
PYTHON
