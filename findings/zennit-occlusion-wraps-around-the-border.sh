#!/usr/bin/env bash
# Guess: a sliding window that does not fit at the border is moved in, cut off, or left out.
# Instead: in Zennit it comes in again on the other side: a 3 x 3 window with stride 2 on 7 x 7 pixels takes four
#        places a row, and the fourth covers the columns 6, 0 and 1. Pixels at the left and top are counted twice.
# Matters: the map of a constant model is not symmetric, and what stands at one border is blamed on the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 torchvision==0.29.2 zennit==0.5.1
venv/bin/python - <<'PYTHON'
import importlib.metadata

import torch
from zennit.attribution import Occlusion


class Sum(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.columns = []

    def forward(self, x):
        self.columns.append(tuple(x[0, 0].sum(0).nonzero().flatten().tolist()))
        return x.sum((1, 2, 3))[:, None]


model = Sum()
with Occlusion(model, window=(3, 3), stride=(2, 2)) as explainer:
    _, explanation = explainer(torch.ones(1, 1, 7, 7))
windows = sorted({columns for columns in model.columns if len(columns) == 3})
row = explanation[0, 0, 0].tolist()
share = [value / min(row) for value in row]
print(f"zennit {importlib.metadata.version('zennit')}: columns that a window of 3 with stride 2 shows of 7: {windows};")
print(f"so the sum of seven equal columns is explained as {share}, in units of the least.")
assert windows == [(0, 1, 2), (0, 1, 6), (2, 3, 4), (4, 5, 6)], "windows no longer wrap around"
assert share == [2, 2, 2, 1, 2, 1, 2], "the counts of the windows changed"
PYTHON
