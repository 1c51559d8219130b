#!/usr/bin/env python3
"""Exports the tiny programs that the tests read, each with something unusual about it.

Needs Debian's python3-torch:

    /usr/bin/python3 make_fixtures.py ../resources/org/modelaudit/torch
"""
import pathlib
import sys
import warnings
from typing import Dict, List

import torch
from torch import Tensor, nn


class Tiny(nn.Module):
    """Every kind of layer that behaves differently in training."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)
        self.drop = nn.Dropout(0.5)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        x = torch.relu(self.norm(self.conv(x)))
        return self.fc(self.drop(x.mean([2, 3])))


class Twice(nn.Module):
    """One convolution and one activation, each called twice."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(3, 5)

    def forward(self, x):
        x = self.relu(self.conv(x))
        x = self.relu(self.conv(x))
        return self.fc(x.mean([2, 3]))


class Detector(nn.Module):
    """Boxes for each picture instead of logits."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)

    def forward(self, x: Tensor) -> List[Dict[str, Tensor]]:
        found: List[Dict[str, Tensor]] = []
        for one in self.conv(x).mean([2, 3]):
            found.append({"boxes": one.unsqueeze(0), "scores": one.max().unsqueeze(0)})
        return found


def pattern(rows, columns):
    """Numbers between -1.5 and 1.5 that a test can write down."""
    return torch.tensor([[((3 * i + 5 * j) % 7 - 3) / 2 for j in range(columns)] for i in range(rows)])


class Rectifiers(nn.Module):
    """Four rectifiers in four forms, every pixel on its own: a module, a function, in place, a module ReLU6."""

    def __init__(self):
        super().__init__()
        self.one, self.two, self.three, self.four = (nn.Conv2d(3, 3, 1) for _ in range(4))
        self.relu = nn.ReLU()
        self.relu6 = nn.ReLU6()
        self.fc = nn.Linear(3, 2)
        with torch.no_grad():
            for k, conv in enumerate((self.one, self.two, self.three, self.four)):
                conv.weight.copy_(pattern(3, 3).roll(k, 0)[..., None, None])
                conv.bias.copy_(torch.tensor([0.5, -0.5, 1.0]))
            self.fc.weight.copy_(pattern(2, 3))
            self.fc.bias.copy_(torch.tensor([0.25, -0.25]))

    def forward(self, x):
        x = self.relu(self.one(x))
        x = nn.functional.relu6(self.two(x))
        x = torch.relu_(self.three(x))
        x = self.relu6(self.four(x))
        return self.fc(x.mean([2, 3]))


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    picture = torch.randn(2, 3, 8, 8)
    tiny = Tiny()
    tiny.train()
    for _ in range(3):
        tiny(torch.randn(4, 3, 8, 8))  # running statistics other than 0 and 1
    programs = {
        "tiny_scripted_in_training": torch.jit.script(tiny),
        "tiny_traced_in_training": torch.jit.trace(tiny, picture, check_trace=False),
        "tiny_frozen": torch.jit.freeze(torch.jit.script(tiny.eval())),
        "twice_scripted": torch.jit.script(Twice().eval()),
        "twice_traced": torch.jit.trace(Twice().eval(), picture),
        "detector_scripted": torch.jit.script(Detector().eval()),
        "rectifiers_scripted": torch.jit.script(Rectifiers().eval()),
        "rectifiers_traced": torch.jit.trace(Rectifiers().eval(), picture),
    }
    for name, program in programs.items():
        torch.jit.save(program, str(folder / f"{name}.pt"))


if __name__ == "__main__":
    main()
