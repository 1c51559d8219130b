#!/usr/bin/env bash
# Guess: the mask that pycocotools draws of a flipped polygon is the flipped mask of the polygon.
# Instead: borders that run through pixel centres fall to one side, and not to the same one after a flip. A rhombus
#        (whole coordinates, as annotation tools write them) is symmetric from left to right, not from top to bottom;
#        a triangle with 12 pixels has 16 after x and y are exchanged. Its true area is 14.
# Matters: under test-time flips, truth has to be flipped as a mask. Flipped as a polygon it moves the intersection
#        over union of a perfect heatmap below 1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pycocotools==2.0.11
venv/bin/python - <<'PYTHON'
import importlib.metadata

import numpy as np
from pycocotools import mask

SIDE = 12


def drawn(corners):
    encoded = mask.frPyObjects([[float(v) for corner in corners for v in corner]], SIDE, SIDE)
    return mask.decode(encoded)[..., 0]


rhombus = [(6, 1), (11, 6), (6, 11), (1, 6)]
left_right = np.array_equal(drawn(rhombus)[:, ::-1], drawn([(SIDE - x, y) for x, y in rhombus]))
top_down = np.array_equal(drawn(rhombus)[::-1], drawn([(x, SIDE - y) for x, y in rhombus]))
a, b = drawn(rhombus)[::-1], drawn([(x, SIDE - y) for x, y in rhombus])
overlap = (a & b).sum() / (a | b).sum()
triangle = [(0, 0), (7, 7), (5, 1)]
pixels = int(drawn(triangle).sum())
exchanged = int(drawn([(y, x) for x, y in triangle]).sum())
print(f"pycocotools {importlib.metadata.version('pycocotools')}: flip of the rhombus equals flip of its mask: left to "
      f"right {left_right}, top to bottom {top_down} (intersection over union {overlap:.3f});")
print(f"triangle of area 14: {pixels} pixels, {exchanged} with x and y exchanged.")
assert left_right and not top_down and overlap < 0.9, "flips of the rhombus are drawn differently now"
assert (pixels, exchanged) == (12, 16), "the triangle is drawn differently now"
PYTHON
