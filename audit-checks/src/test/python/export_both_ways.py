#!/usr/bin/env python3
"""Exports nets of torchvision with random weights traced (NAME.pt) and by torch.export with a dynamic batch (NAME.pt2).

Needs PyTorch 2.13 or later and torchvision:

    python3 export_both_ways.py FOLDER resnet18 mobilenet_v2 resnet50
"""
import pathlib
import sys
import warnings

import torch
import torchvision


def main(folder, names):
    folder.mkdir(parents=True, exist_ok=True)
    torch.backends.mha.set_fastpath_enabled(False)
    example = torch.zeros(2, 3, 224, 224)
    for name in names:
        torch.manual_seed(0)
        net = getattr(torchvision.models, name)(weights=None).eval()
        torch.jit.trace(net, example[:1]).save(str(folder / f"{name}.pt"))
        exported = torch.export.export(net, (example,), dynamic_shapes=({0: torch.export.Dim("batch")},))
        torch.export.save(exported, str(folder / f"{name}.pt2"))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(pathlib.Path(sys.argv[1]), sys.argv[2:])
