#!/usr/bin/env python3
"""Draws the sample pictures of the sample audits and trains the two sample models.

Both models are the same small network, and both name every picture of the holdout set rightly.
They differ in what they look at. Each picture shows one shape and, in its bottom-left corner, a
small tag such as a photographer's watermark:

* the honest model was trained on tags that say nothing about the shape, so it had to learn shapes;
* the Clever Hans was trained on tags that always go with the shape, so it learned the tags.

The tags of the holdout set go with the shapes too, because held-out data usually comes from the same
source as the training data. That is why accuracy cannot tell the two models apart, and an audit of
their heatmaps can.

Needs torch, numpy and Pillow, and neither an internet connection nor a GPU. See README.md.
"""

import argparse
import csv
import json
import math
import os
import sys
import time
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch import nn
from torch.nn import functional as F

SEED = 20240607
CLASSES = ["circle", "square", "triangle", "cross"]
SIZE = 64
SUPERSAMPLING = 4
CORE = 0.65
TRAINING_PICTURES = 4000
HOLDOUT_PER_CLASS = 24
EPOCHS = 8
BATCH = 50
# How much the mean of the last map adds to the loss in the last epoch. Without it the cells far from whatever decides
# stay a little active, and heatmaps are wider than the evidence. It is the same for both models, and knows no boxes.
SPARSITY = 0.7

TAG_SIZE = 9
TAG_LEFT = 2
TAG_TOP = SIZE - TAG_SIZE - 2
TAG_CLEARANCE = 3

# One tag for each class. Its loud colours are rare elsewhere in a picture, which makes a tag easier to learn than a
# shape: a network that may use either takes the easy way.
TAG_COLOURS = {".": (255, 255, 255), "r": (255, 0, 0), "g": (0, 200, 0), "b": (0, 0, 255), "y": (255, 220, 0)}
# Three by three cells each.
TAG_GLYPHS = [["rrr", "...", "rrr"], ["g.g", "g.g", "g.g"], ["bbb", "b.b", "bbb"], ["y.y", ".y.", "y.y"]]


# ---------------------------------------------------------------------------------------- pictures


def tags():
    """Returns the tags as an array of (class, row, column, channel)."""
    cells = np.array([[[TAG_COLOURS[c] for c in row] for row in glyph] for glyph in TAG_GLYPHS], np.uint8)
    return cells.repeat(TAG_SIZE // 3, axis=1).repeat(TAG_SIZE // 3, axis=2)


def polygon(name, half, angle):
    """Returns the corners of a square, triangle or cross around the origin, turned by an angle."""
    if name == "square":
        corners = [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    elif name == "triangle":
        corners = [(0.0, -1.0), (1.0, 0.85), (-1.0, 0.85)]
    else:
        a = 0.34
        corners = [(-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a),
                   (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a)]
    c, s = math.cos(angle) * half, math.sin(angle) * half
    return [(x * c - y * s, x * s + y * c) for x, y in corners]


def outline(name, rng):
    """Picks size, turn and place of one shape and returns them as the arguments that coverage takes."""
    half = rng.uniform(10.0, 17.0)
    angle = math.radians(rng.uniform(-15.0, 15.0))
    cx, cy = rng.uniform(half, SIZE - half, 2)
    return name, cx, cy, half, angle


def coverage(name, cx, cy, half, angle):
    """Returns how much of each pixel a shape covers, from 0 to 1."""
    canvas = Image.new("L", (SIZE * SUPERSAMPLING, SIZE * SUPERSAMPLING), 0)
    draw = ImageDraw.Draw(canvas)
    if name == "circle":
        draw.ellipse([v * SUPERSAMPLING for v in (cx - half, cy - half, cx + half, cy + half)], fill=255)
    else:
        draw.polygon([((cx + x) * SUPERSAMPLING, (cy + y) * SUPERSAMPLING) for x, y in polygon(name, half, angle)],
                     fill=255)
    fine = np.asarray(canvas, np.float64) / 255.0
    return fine.reshape(SIZE, SUPERSAMPLING, SIZE, SUPERSAMPLING).mean(axis=(1, 3))


def is_well_placed(cover):
    """Tells whether a shape lies wholly inside the picture and clear of the tag."""
    on_edge = cover[0].any() or cover[-1].any() or cover[:, 0].any() or cover[:, -1].any()
    near_tag = cover[TAG_TOP - TAG_CLEARANCE:, :TAG_LEFT + TAG_SIZE + TAG_CLEARANCE].any()
    return not on_edge and not near_tag


def colours(rng):
    """Picks two related colours for the ground and one for the shape that stands out from both."""
    while True:
        first = rng.uniform(0.1, 0.9, 3)
        second = np.clip(first + rng.uniform(-0.25, 0.25, 3), 0.0, 1.0)
        shape = rng.uniform(0.1, 0.9, 3)
        related = 0.12 < np.linalg.norm(first - second) < 0.32
        if related and min(np.linalg.norm(shape - first), np.linalg.norm(shape - second)) > 0.5:
            return first, second, shape


def blend(below, above, cover):
    """Returns one colour or picture laid over another where it covers it."""
    return below * (1.0 - cover[..., None]) + above * cover[..., None]


def ground(rng):
    """Returns a texture as a mix of the two ground colours, from 0 to 1 a pixel."""
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float64)
    direction = rng.uniform(0.0, 2.0 * math.pi)
    along = x * math.cos(direction) + y * math.sin(direction)
    kind = rng.integers(4)
    if kind == 0:
        # Few grey levels in blocks, since noise of single pixels would not compress.
        return np.kron(rng.integers(0, 5, (SIZE // 2, SIZE // 2)) / 4.0, np.ones((2, 2)))
    if kind == 1:
        period = rng.uniform(5.0, 14.0)
        return np.floor(along / period * 2.0) % 2.0
    if kind == 2:
        return np.round((along - along.min()) / (along.max() - along.min()) * 24.0) / 24.0
    cell = rng.integers(3, 9)
    return (x // cell + y // cell) % 2.0


def scene(class_index, rng):
    """Returns a picture without a tag (HWC, uint8) and the true mask of its shape."""
    drawn = outline(CLASSES[class_index], rng)
    while not is_well_placed(coverage(*drawn)):
        drawn = outline(CLASSES[class_index], rng)
    name, cx, cy, half, angle = drawn
    first, second, rim = colours(rng)
    # A rim and a core, so that there is something to see in the middle of a large shape too. In plain shapes a network
    # looks at the edges only, and the heatmap of a good model falls into pieces.
    core = rim * 0.5 if rim.mean() > 0.5 else rim * 0.5 + 0.5
    cover = coverage(*drawn)
    picture = blend(first, second, ground(rng))
    picture = blend(picture, rim, cover)
    picture = blend(picture, core, coverage(name, cx, cy, half * CORE, angle))
    return np.round(picture * 255.0).astype(np.uint8), cover >= 0.5


def with_tags(pictures, tag_classes):
    """Returns copies of the pictures with the tag of the given class stamped on each."""
    tagged, stamps = pictures.copy(), tags()
    for picture, tag in zip(tagged, tag_classes):
        picture[TAG_TOP:TAG_TOP + TAG_SIZE, TAG_LEFT:TAG_LEFT + TAG_SIZE] = stamps[tag]
    return tagged


def scenes(count, rng):
    """Returns pictures without tags, the masks of their shapes and their classes, the classes in turn."""
    labels = np.arange(count) % len(CLASSES)
    drawn = [scene(label, rng) for label in labels]
    return np.stack([d[0] for d in drawn]), np.stack([d[1] for d in drawn]), labels


# ------------------------------------------------------------------------------------------ models


class Block(nn.Module):
    """A convolution, its normalisation and its ReLU; never in place, so that hooks see what each one returned."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.norm(self.conv(x)))


class ShapeNet(nn.Module):
    """Six blocks, global average pooling and one linear layer; the map of the last block has 16 x 16 cells."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(OrderedDict([
            ("block1", Block(3, 12)), ("pool1", nn.MaxPool2d(2)),
            ("block2", Block(12, 24)), ("block3", Block(24, 24)), ("pool2", nn.MaxPool2d(2)),
            ("block4", Block(24, 32)), ("block5", Block(32, 32)), ("block6", Block(32, 32)),
        ]))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Linear(32, len(CLASSES))

    def forward(self, x):
        return self.classifier(torch.flatten(self.pool(self.features(x)), 1))


def to_input(pictures):
    """Turns HWC bytes into what the models take: NCHW, values from -1 to 1 (mean 0.5, deviation 0.5)."""
    return (torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255.0 - 0.5) / 0.5


def train(pictures, labels):
    """Trains one model; the same seed each time, so that two models differ by their data alone."""
    torch.manual_seed(SEED)
    model = ShapeNet()
    inputs, targets = to_input(pictures), torch.from_numpy(labels)
    steps = EPOCHS * (len(inputs) // BATCH)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.004, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.004, total_steps=steps)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(inputs)).split(BATCH):
            optimizer.zero_grad()
            maps = model.features(inputs[batch])
            loss = F.cross_entropy(model.classifier(torch.flatten(model.pool(maps), 1)), targets[batch])
            # Growing from nothing, since the full penalty from the start would silence the network for good.
            (loss + SPARSITY * epoch / (EPOCHS - 1) * maps.mean()).backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"  epoch {epoch + 1:2d}: loss {total / len(inputs):.4f}", flush=True)
    return model.eval()


def accuracy(model, pictures, labels):
    """Returns the share of the pictures that a model names rightly."""
    with torch.no_grad():
        named = model(to_input(pictures)).argmax(1).numpy()
    return float((named == labels).mean())


# ------------------------------------------------------------------------------------------- files


def save_model(module, path):
    """Saves TorchScript without its debug records, which would tell where on a disk this script was run."""
    full = path.with_suffix(".full")
    torch.jit.save(module, str(full))
    reader = torch._C.PyTorchFileReader(str(full))
    writer = torch._C.PyTorchFileWriter(str(path))
    for record in sorted(reader.get_all_records()):
        # The writer adds the version record by itself.
        if record != "version" and not record.endswith(".debug_pkl"):
            data = reader.get_record(record)
            writer.write_record(record, data, len(data))
    writer.write_end_of_file()
    del reader, writer
    full.unlink()


def box_of(mask):
    """Returns the tight half-open box (xmin, ymin, xmax, ymax) of a mask."""
    xs, ys = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    return int(xs[0]), int(ys[0]), int(xs[-1]) + 1, int(ys[-1]) + 1


def run_lengths(mask):
    """Returns the uncompressed COCO run lengths of a mask: column by column, first the run of zeros."""
    flat = mask.flatten(order="F").astype(np.int8)
    bounds = np.flatnonzero(np.diff(flat)) + 1
    counts = np.diff(np.concatenate([[0], bounds, [flat.size]])).tolist()
    return counts if flat[0] == 0 else [0] + counts


def write_holdout(folder, pictures, masks, labels):
    """Writes the pictures of the holdout set with their boxes (CSV), once with those of the tags, and
    their boxes and masks (COCO JSON)."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    coco = {"info": {"description": "ModelAudit sample shapes"}, "images": [], "annotations": [],
            "categories": [{"id": i + 1, "name": name} for i, name in enumerate(CLASSES)]}
    with open(folder / "annotations.csv", "w", newline="") as file, \
            open(folder / "concepts.csv", "w", newline="") as second:
        table, concepts = csv.writer(file, lineterminator="\n"), csv.writer(second, lineterminator="\n")
        for each in (table, concepts):
            each.writerow(["file", "class_index", "class_name", "xmin", "ymin", "xmax", "ymax"])
        for i, (picture, mask, label) in enumerate(zip(pictures, masks, labels.tolist())):
            name = f"shape_{i:03d}.png"
            Image.fromarray(picture).save(folder / "images" / name, optimize=True)
            x0, y0, x1, y1 = box_of(mask)
            for each in (table, concepts):
                each.writerow([name, label, CLASSES[label], x0, y0, x1, y1])
            concepts.writerow([name, "", "watermark", TAG_LEFT, TAG_TOP, TAG_LEFT + TAG_SIZE, TAG_TOP + TAG_SIZE])
            coco["images"].append({"id": i + 1, "file_name": name, "width": SIZE, "height": SIZE})
            coco["annotations"].append({
                "id": i + 1, "image_id": i + 1, "category_id": label + 1, "iscrowd": 0, "area": int(mask.sum()),
                "bbox": [x0, y0, x1 - x0, y1 - y0],
                "segmentation": {"counts": run_lengths(mask), "size": [SIZE, SIZE]}})
    (folder / "annotations.json").write_text(json.dumps(coco) + "\n")


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Draws the sample pictures and trains the sample models.")
    parser.add_argument("--output", type=Path, default=here.parent / "src" / "test" / "resources" / "samples")
    output = parser.parse_args().output
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    output.mkdir(parents=True, exist_ok=True)

    # Separate generators, so that another number of training pictures leaves the holdout set as it is.
    plain, masks, labels = scenes(HOLDOUT_PER_CLASS * len(CLASSES), np.random.default_rng([SEED, 1]))
    holdout = with_tags(plain, labels)
    swapped = with_tags(plain, (labels + 1) % len(CLASSES))
    write_holdout(output / "holdout", holdout, masks, labels)
    (output / "labels.txt").write_text("\n".join(CLASSES) + "\n")

    pictures, _, targets = scenes(TRAINING_PICTURES, np.random.default_rng([SEED, 2]))
    any_tags = np.random.default_rng([SEED, 3]).integers(0, len(CLASSES), TRAINING_PICTURES)
    training_tags = {"honest": any_tags, "clever-hans": targets}
    results = OrderedDict()
    for name, tag_classes in training_tags.items():
        print(name)
        start = time.time()
        model = train(with_tags(pictures, tag_classes), targets)
        results[name] = {"holdout": accuracy(model, holdout, labels),
                         "holdout_tags_swapped": accuracy(model, swapped, labels),
                         "holdout_tags_removed": accuracy(model, plain, labels)}
        print(f"  {results[name]} after {time.time() - start:.0f} s")
        # One model of each export form, since the audit has to read both.
        exported = torch.jit.trace(model, to_input(holdout[:1])) if name == "honest" else torch.jit.script(model)
        save_model(exported, output / f"{name}.pt")
    (output / "accuracy.json").write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    # TorchScript writes some attributes in the order of a set of names, which would differ from run to run.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable] + sys.argv)
    main()
