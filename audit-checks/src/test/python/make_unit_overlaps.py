#!/usr/bin/env python3
"""Network Dissection by torch alone: the reference that the Java values are held against.

    python3 make_unit_overlaps.py SHARED OUTPUT [NET ...]

SHARED is the folder with models, pictures and masks, OUTPUT the folder of the test's resources,
../resources/org/modelaudit/units. For each net it writes one CSV: a line for each unit with its threshold, how many
pixels are so near to it that rounding decides them, and for each concept the pixels of intersection and union over
the set. Needs torch, numpy and Pillow. Written and run with PyTorch 2.15 on a CPU.

Nothing is taken from the product. The whole set is in memory, the threshold is a place in a sorted array, and maps
are made larger by torch.nn.functional.interpolate in double precision.
"""

import csv
import math
import sys
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from PIL import Image

QUANTILE = 0.005
FEWEST = 3
# Relative to the threshold. Activations of another version of PyTorch, or another processor, differ by about 1e-6.
NEAR = 2e-5
MEAN, DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
NETS = [("squeezenet1_1_imagenet_traced", "features.12", 224), ("mobilenet_v1_050_160_imagenet_scripted", "features.11", 160)]


def geometry(width, height, size):
    """Returns the size after the resize of the shorter side, and where the centre crop begins."""
    shorter = size * 256 // 224
    wide, high = shorter * width // min(width, height), shorter * height // min(width, height)
    return wide, high, -round((size - wide) / 2), -round((size - high) / 2)


def prepared(picture, size):
    wide, high, left, top = geometry(*picture.size, size)
    cropped = np.asarray(picture.resize((wide, high), Image.BILINEAR))[top:top + size, left:left + size]
    values = torch.from_numpy(cropped.copy()).permute(2, 0, 1).float() / 255
    return (values - torch.tensor(MEAN).view(3, 1, 1)) / torch.tensor(DEVIATION).view(3, 1, 1)


def mapped(mask, size):
    """Returns a mask in pixels of the input: that of the stored pixel under the centre of each."""
    height, width = mask.shape
    wide, high, left, top = geometry(width, height, size)
    columns = np.clip(np.floor((np.arange(size) + 0.5 + left) / (wide / width)).astype(int), 0, width - 1)
    rows = np.clip(np.floor((np.arange(size) + 0.5 + top) / (high / height)).astype(int), 0, height - 1)
    return mask[rows][:, columns]


def activations(model, layer, inputs):
    """Returns what a layer gives, one picture at a time as the product runs it: by running what comes before it."""
    modules = OrderedDict(model.features.named_children())
    last = layer.split(".")[1]
    maps = []
    for one in inputs:
        x = one[None]
        if hasattr(model, "input_norm"):
            x = model.input_norm(x)
        for name, module in modules.items():
            x = module(x)
            if name == last:
                break
        maps.append(x)
    return torch.cat(maps)


def main():
    shared, output = Path(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(1)
    rows = list(csv.DictReader(open(shared / "annotations" / "coco_masks.csv")))
    files = sorted({row["file"] for row in rows})
    concepts = {}
    for row in rows:
        concepts.setdefault(row["class_index"], set()).add(row["class_name"])
    names = {index: sorted(own)[0] for index, own in concepts.items()}
    for net, layer, size in [each for each in NETS if not sys.argv[3:] or each[0] in sys.argv[3:]]:
        pictures = [Image.open(shared / "images" / file).convert("RGB") for file in files]
        masks = {}
        for row in rows:
            stored = np.asarray(Image.open(shared / "images" / row["mask_file"]).convert("L")) > 0
            own = masks.setdefault((row["file"], row["class_index"]), np.zeros((size, size), bool))
            own |= mapped(stored, size)
        seen = {index: sum(masks.get((file, index), np.zeros(1, bool)).any() for file in files) for index in names}
        indices = sorted((index for index in names if seen[index] >= FEWEST), key=lambda index: names[index])
        annotated = [any(own.any() for (name, _), own in masks.items() if name == file) for file in files]
        with torch.no_grad():
            model = torch.jit.load(shared / "models" / f"{net}.pt").eval()
            maps = activations(model, layer, [prepared(picture, size) for picture in pictures])
            units = maps.shape[1]
            values = maps.permute(1, 0, 2, 3).reshape(units, -1)
            places = math.floor(QUANTILE * values.shape[1])
            thresholds = torch.sort(values, 1, descending=True).values[:, places]
            above = torch.zeros(units, dtype=torch.long)
            near = torch.zeros(units, dtype=torch.long)
            common = torch.zeros(units, len(indices), dtype=torch.long)
            marked = torch.zeros(len(indices), dtype=torch.long)
            for i, file in enumerate(files):
                if not annotated[i]:
                    continue
                own = [torch.from_numpy(masks.get((file, index), np.zeros((size, size), bool))) for index in indices]
                for c, mask in enumerate(own):
                    marked[c] += mask.sum()
                # A few units at a time, which is faster than all in memory at once.
                for first in range(0, units, 32):
                    some = slice(first, first + 32)
                    large = torch.nn.functional.interpolate(
                        maps[i:i + 1, some].double(), size=(size, size), mode="bilinear", align_corners=False)[0]
                    level = thresholds[some].double()[:, None, None]
                    # Between equal values the weights of two cells need not add up to exactly one.
                    inside = large > level + 1e-12 * level.abs()
                    above[some] += inside.sum((1, 2))
                    near[some] += ((large - level).abs() <= NEAR * level.abs()).sum((1, 2)) * (thresholds[some] > 0)
                    for c, mask in enumerate(own):
                        common[some, c] += (inside & mask).sum((1, 2))
            union = above[:, None] + marked[None] - common
        constant = thresholds >= values.max(1).values
        with open(output / f"{net}.csv", "w", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["unit", "threshold", "constant", "near"]
                           + [f"{word} {names[index]}" for index in indices for word in ("common", "union")])
            for u in range(units):
                table.writerow([u, repr(thresholds[u].item()), int(constant[u]), near[u].item()]
                               + [n for c in range(len(indices)) for n in (common[u, c].item(), union[u, c].item())])
        print(net, layer, tuple(maps.shape), len(indices), "concepts", int(constant.sum()), "constant units,",
              int((near > 0).sum()), "units with pixels near the threshold")


if __name__ == "__main__":
    main()
