#!/usr/bin/env python3
"""Exports three small nets, traced and by torch.export, on which every explainer is run in both forms.

Needs PyTorch 2.13 or later and torchvision:

    python3 make_exported_maps.py ../resources/org/modelaudit/torch/maps

NAME.pt is a trace, NAME.pt2 what torch.export.save writes with a dynamic batch; the lines of Python are left out of both.
"""
import io
import pathlib
import sys
import warnings
import zipfile

import torch
from make_exported_nets import entries, randomised, write
from torch import nn
from torchvision.models.vision_transformer import VisionTransformer

SIDE = 24


class SharedRelu(nn.Module):
    """A residual block with one activation for three places, and what CAM and Deep Taylor need: a pooling, one linear layer."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(4)
        self.relu = nn.ReLU()
        self.down = nn.MaxPool2d(2)
        self.conv1 = nn.Conv2d(4, 6, 3, padding=1)
        self.conv2 = nn.Conv2d(6, 6, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(6, 5)

    def forward(self, x):
        x = self.down(self.relu(self.norm(self.conv(x))))
        x = self.relu(self.conv1(x))
        x = self.relu(x + self.conv2(x))
        return self.fc(self.pool(x).flatten(1))


class Depthwise(nn.Module):
    """Two blocks of a depthwise and a pointwise convolution, with a gate on the channels of the second."""

    def __init__(self):
        super().__init__()

        def block(channels, to, stride):
            return nn.Sequential(
                nn.Conv2d(channels, channels, 3, stride, 1, groups=channels, bias=False), nn.BatchNorm2d(channels), nn.ReLU6(),
                nn.Conv2d(channels, to, 1, bias=False), nn.BatchNorm2d(to), nn.Hardswish(inplace=True))

        self.stem = nn.Conv2d(3, 4, 3, padding=1)
        self.conv1 = block(4, 6, 2)
        self.conv2 = block(6, 8, 1)
        self.gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(8, 2, 1), nn.ReLU(), nn.Conv2d(2, 8, 1), nn.Sigmoid())
        self.drop = nn.Dropout(0.2)
        self.fc = nn.Linear(8, 5)

    def forward(self, x):
        x = self.conv2(self.conv1(self.stem(x)))
        return self.fc(self.drop((x * self.gate(x)).mean((2, 3))))


def vit():
    return VisionTransformer(SIDE, 4, num_layers=2, num_heads=2, hidden_dim=12, mlp_dim=16, num_classes=5)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.backends.mha.set_fastpath_enabled(False)
    x = torch.randn(2, 3, SIDE, SIDE, generator=torch.Generator().manual_seed(1))
    for name, make in (("shared_relu", SharedRelu), ("depthwise", Depthwise), ("vit", vit)):
        net = randomised(make())
        write(folder / f"{name}.pt2", entries(torch.export.export(net, (x,), dynamic_shapes=({0: torch.export.Dim("batch")},))))
        buffer = io.BytesIO()
        torch.jit.save(torch.jit.trace(net, x), buffer)
        with zipfile.ZipFile(buffer) as archive:
            kept = {n: archive.read(n) for n in archive.namelist() if not n.endswith(".debug_pkl")}
        # torch names the folder in the archive after the file.
        write(folder / f"{name}.pt", {name + n[n.index("/"):]: content for n, content in kept.items()})


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(pathlib.Path(sys.argv[1]))
