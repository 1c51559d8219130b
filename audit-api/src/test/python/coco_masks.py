#!/usr/bin/env python3
"""Writes polygons and run lengths, and the masks that COCO's own tools make of them.

The Java tests compare their own masks with these files. Run it with pycocotools 2.0.11 and NumPy 2.4:

    python3 audit-api/src/test/python/coco_masks.py

polygons.csv: width, height, the polygons of one object (corners separated by blanks, polygons by "/"), and its mask as
uncompressed run lengths, column by column, separated by blanks.
runs.csv: width, height, COCO's compressed run lengths, and the same mask as uncompressed ones.
"""

import csv
import pathlib

import numpy as np
from pycocotools import mask

OUT = pathlib.Path(__file__).parent.parent / "resources/org/modelaudit/image/coco"
RANDOM = np.random.RandomState(7)


def runs(pixels):
    """Column by column, outside first."""
    counts, last, run = [], 0, 0
    for value in pixels.flatten(order="F"):
        if value != last:
            counts.append(run)
            last, run = value, 0
        run += 1
    return counts + [run]


def blanks(numbers):
    return " ".join(str(n) for n in numbers)


def star(width, height, corners):
    """A closed outline around a random middle, rounded as annotation files are."""
    angle = np.sort(RANDOM.uniform(0, 2 * np.pi, corners))
    radius = RANDOM.uniform(0.1, 0.6, corners)
    x = width * (RANDOM.uniform(0.2, 0.8) + radius * np.cos(angle))
    y = height * (RANDOM.uniform(0.2, 0.8) + radius * np.sin(angle))
    return np.round(np.stack([x, y], 1).flatten(), 2).tolist()


def scribble(width, height, corners):
    """An outline that crosses itself and leaves the picture."""
    x = RANDOM.uniform(-0.3 * width, 1.3 * width, corners)
    y = RANDOM.uniform(-0.3 * height, 1.3 * height, corners)
    return np.round(np.stack([x, y], 1).flatten(), 3).tolist()


def cases():
    yield 4, 4, [[0, 0, 4, 0, 0, 4]]
    yield 4, 4, [[0, 0, 4, 0, 0, 4], [3, 3, 9, 3, 9, 9, 3, 9]]
    yield 10, 8, [[2, 2, 5, 2, 5, 5, 2, 5]]
    yield 9, 7, [[1.2, 2.7, 6.9, 2.7, 6.9, 5.5, 1.2, 5.5]]
    yield 9, 7, [[1.2, 5.5, 6.9, 5.5, 6.9, 2.7, 1.2, 2.7]]
    yield 6, 5, [[1, 1, 1, 1, 1, 1]]
    yield 6, 5, [[1, 1, 4, 4, 1, 1]]
    yield 6, 5, [[-3, -3, 20, -3, 20, 20, -3, 20]]
    yield 6, 5, [[0.5, 0.5, 1.5, 0.5, 1.5, 1.5, 0.5, 1.5]]
    yield 3, 40, [[1.4, 0, 1.6, 0, 1.6, 40, 1.4, 40]]
    for corners in (3, 4, 7, 12, 30):
        yield 12, 9, [star(12, 9, corners)]
        yield 31, 17, [star(31, 17, corners)]
        yield 23, 29, [star(23, 29, corners), star(23, 29, corners)]
        yield 14, 11, [scribble(14, 11, corners)]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with open(OUT / "polygons.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        for width, height, polygons in cases():
            code = mask.merge(mask.frPyObjects(polygons, height, width))
            text = "/".join(blanks(polygon) for polygon in polygons)
            out.writerow([width, height, text, blanks(runs(mask.decode(code)))])
    with open(OUT / "runs.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        for width, height in ((1, 1), (3, 2), (10, 8), (37, 41), (64, 300)):
            for share in (0, 0.02, 0.5, 1):
                pixels = np.asfortranarray(RANDOM.uniform(size=(height, width)) < share, np.uint8)
                pixels[: height // 3, : width // 2] = share > 0.1
                code = mask.encode(pixels)
                if len(code["counts"]) < 2000:
                    out.writerow([width, height, code["counts"].decode(), blanks(runs(pixels))])


if __name__ == "__main__":
    main()
