#!/usr/bin/env python3
"""Exports torchvision's classifiers with random weights, traced, scripted and frozen, for the conformance table.

Needs Debian's python3-torch and python3-torchvision:

    /usr/bin/python3 export_models.py DIR [architecture ...]

The folder gets the files and a models.csv with the columns that the conformance profile reads.
"""
import csv
import pathlib
import sys
import warnings

import torch
import torchvision.models as models

ARCHITECTURES = {
    # name: (input size, keyword arguments)
    "alexnet": (96, {}),
    "vgg11_bn": (32, {}),
    "resnet18": (64, {}),
    "resnet50": (64, {}),
    "resnext50_32x4d": (64, {}),
    "wide_resnet50_2": (64, {}),
    "densenet121": (64, {}),
    "googlenet": (64, {"init_weights": False}),
    "inception_v3": (96, {"init_weights": False}),
    "squeezenet1_0": (64, {}),
    "squeezenet1_1": (64, {}),
    "mobilenet_v2": (64, {}),
    "mobilenet_v3_small": (64, {}),
    "mobilenet_v3_large": (64, {}),
    "shufflenet_v2_x0_5": (64, {}),
    "efficientnet_b0": (64, {}),
    "mnasnet0_5": (64, {}),
    "regnet_y_400mf": (64, {}),
    "convnext_tiny": (64, {}),
    "vit_b_16": (64, {"image_size": 64}),
    "swin_t": (128, {}),
}


def spread(model):
    """Running statistics other than 0 and 1, so that a normalisation that is lost shows in the logits."""
    generator = torch.Generator().manual_seed(1)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.copy_(0.1 * torch.randn(module.num_features, generator=generator))
            module.running_var.copy_(0.5 + torch.rand(module.num_features, generator=generator))


def export(name, folder):
    size, arguments = ARCHITECTURES[name]
    torch.manual_seed(0)
    with torch.no_grad():
        model = getattr(models, name)(weights=None, **arguments).eval()
        spread(model)
        scripted = torch.jit.script(model)
        forms = {
            "traced": lambda: torch.jit.trace(model, torch.randn(2, 3, size, size), check_trace=False),
            "scripted": lambda: scripted,
            "frozen": lambda: torch.jit.freeze(scripted),
        }
        for form, make in forms.items():
            file = f"{name}_{form}.pt"
            torch.jit.save(make(), str(folder / file))
            yield {"file": file, "bytes": (folder / file).stat().st_size, "architecture": name,
                   "kind": form, "classes": 1000, "input_size": size}


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name in sys.argv[2:] or ARCHITECTURES:
        rows.extend(export(name, folder))
        print(name, flush=True)
    with open(folder / "models.csv", "w", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
