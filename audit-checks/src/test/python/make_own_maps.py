#!/usr/bin/env python3
"""Exports one small network that explains itself in every form that a file's outputs may have, with what torch itself gives.

    python3 make_own_maps.py ../resources/org/modelaudit/intrinsic

The network is an attention branch (Fukui et al., CVPR 2019) with the heads that other models have: logits, attention N×1×h×w, plane
N×h×w, parts N×K×h×w, last N×h×w×K, other N×3×h×w, tokens N×T×D, concepts N×k and relevances N×k×K of a self-explaining net
(Alvarez-Melis and Jaakkola, NeurIPS 2018), whose products sum to the logits. named.pt: a scripted named tuple; tuple.pt: traced;
dictionary.pt: scripted; nested.pt: traced, as the authors of the Attention Branch Network return theirs; softmax.pt: probabilities in
place of the logits; beside.pt: logits that are more than the concepts; dictionary.pt2, class.pt2, tuple.pt2; outputs.onnx; outputs_black_box.onnx: with an operator that has no translation.
pictures.npy and NAME.npy: two pictures, and each output for them. Needs PyTorch with onnx (2.15 wrote the files).
"""
import pathlib
import sys
import warnings
from dataclasses import dataclass
from typing import Dict, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

CLASSES = 4
CONCEPTS = 5  # a scripted function reads no such constants, so that both stand there again as numbers
SIDE = 16


class Outputs(NamedTuple):
    logits: torch.Tensor
    attention: torch.Tensor
    plane: torch.Tensor
    parts: torch.Tensor
    last: torch.Tensor
    other: torch.Tensor
    tokens: torch.Tensor
    concepts: torch.Tensor
    relevances: torch.Tensor


@dataclass
class Shown:
    logits: torch.Tensor
    attention: torch.Tensor


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, stride=2, padding=1)
        self.attend = nn.Conv2d(6, 1, 1)
        self.part = nn.Conv2d(6, CLASSES, 1)
        self.side = nn.Conv2d(6, 3, 1)
        self.concept = nn.Linear(6, CONCEPTS)
        self.relevance = nn.Linear(6, CONCEPTS * CLASSES)

    def outputs(self, x) -> Outputs:
        features = F.relu(self.conv(x))
        attention = torch.sigmoid(self.attend(features))
        pooled = (features * attention).mean((2, 3))
        concepts = self.concept(pooled)
        relevances = self.relevance(pooled).reshape(-1, 5, 4)
        logits = (relevances * concepts.unsqueeze(2)).sum(1)
        parts = self.part(features)
        return Outputs(logits, attention, attention.squeeze(1), parts, parts.permute(0, 2, 3, 1), self.side(features),
                       features.flatten(2).transpose(1, 2), concepts, relevances)


class Named(Net):
    def forward(self, x) -> Outputs:
        return self.outputs(x)


class Plain(Net):
    def forward(self, x):
        return tuple(self.outputs(x))


class Dictionary(Net):
    def forward(self, x) -> Dict[str, torch.Tensor]:
        o = self.outputs(x)
        return {"logits": o.logits, "attention": o.attention, "parts": o.parts}


class Class(Net):
    def forward(self, x):
        o = self.outputs(x)
        return Shown(o.logits, o.attention)


class Nested(Net):
    def forward(self, x):
        o = self.outputs(x)
        return o.logits + 1, o.logits, [o.attention, o.parts]


class Probabilities(Net):
    def forward(self, x):
        o = self.outputs(x)
        p = torch.softmax(o.logits, 1)
        # A map that hangs on the probabilities, which a cut softmax must leave as it is.
        return p, (o.parts * p[:, :, None, None]).sum(1)


class Beside(Net):
    """Adds 1 to each logit beside its concepts."""

    def forward(self, x):
        o = self.outputs(x)
        return o.logits + 1, o.concepts, o.relevances, o.attention


class BlackBox(Net):
    def forward(self, x):
        o = self.outputs(x)
        return o.logits + 0 * torch.linalg.det(x[:, :, :3, :3]).sum(1, keepdim=True), o.attention


def made(kind):
    torch.manual_seed(5)
    net = kind().eval()
    with torch.no_grad():
        net.attend.weight.mul_(8)  # cells that differ
    return net


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
    pictures = np.stack([np.stack([np.sin(9 * x + k), np.cos(7 * y * (k + 1)), x * y + k - 0.5]) for k in range(2)])
    pictures = torch.from_numpy(pictures.astype(np.float32))
    example, dynamic = torch.zeros(2, 3, SIDE, SIDE), ({0: torch.export.Dim("batch")},)
    torch.jit.save(torch.jit.script(made(Named)), str(folder / "named.pt"))
    torch.jit.save(torch.jit.trace(made(Plain), example), str(folder / "tuple.pt"))
    torch.jit.save(torch.jit.script(made(Dictionary)), str(folder / "dictionary.pt"))
    torch.jit.save(torch.jit.trace(made(Nested), example), str(folder / "nested.pt"))
    torch.jit.save(torch.jit.trace(made(Probabilities), example), str(folder / "softmax.pt"))
    torch.jit.save(torch.jit.trace(made(Beside), example), str(folder / "beside.pt"))
    torch.export.register_dataclass(Shown, serialized_type_name="Shown")
    for name, kind in (("dictionary", Dictionary), ("class", Class), ("tuple", Plain)):
        torch.export.save(torch.export.export(made(kind), (example,), dynamic_shapes=dynamic), folder / f"{name}.pt2")
    names = list(Outputs._fields)
    torch.onnx.export(made(Plain), (example,), str(folder / "outputs.onnx"), input_names=["x"], output_names=names, dynamo=False,
                      dynamic_axes={n: {0: "batch"} for n in ["x", *names]})
    torch.onnx.export(made(BlackBox), (example,), str(folder / "outputs_black_box.onnx"), input_names=["x"],
                      output_names=["logits", "attention"], dynamo=False,
                      dynamic_axes={n: {0: "batch"} for n in ("x", "logits", "attention")})
    with torch.no_grad():
        for name, value in made(Named)(pictures)._asdict().items():
            np.save(folder / f"{name}.npy", value.contiguous().numpy())
        np.save(folder / "hanging.npy", made(Probabilities)(pictures)[1].numpy())
    np.save(folder / "pictures.npy", pictures.numpy())


if __name__ == "__main__":
    main()
