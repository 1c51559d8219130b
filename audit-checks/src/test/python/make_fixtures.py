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
    }
    for name, program in programs.items():
        torch.jit.save(program, str(folder / f"{name}.pt"))


if __name__ == "__main__":
    main()
