#!/usr/bin/env bash
# Guess: sensitivity-n of the exact attributions of a linear model is 1: for every subset of pixels the sum of
#        their attributions is the drop of the score (the baseline being the one that the attributions refer to).
# Instead: Quantus correlates sums and drops across the pictures of a batch and not across the subsets of a picture,
#        and its answer for the exact attributions is far from 1. A picture alone cannot be measured.
# Matters: the number is no property of an explanation; other pictures in the batch decide it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 quantus==0.6.0
venv/bin/python - <<'PYTHON'
import importlib.metadata
import warnings

import numpy as np
import torch

warnings.filterwarnings("ignore")
import quantus

torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(16, 2, bias=False)).eval()
weights = model[1].weight.detach().numpy()[0]
x = np.random.default_rng(0).normal(size=(8, 1, 4, 4)).astype(np.float32)
exact = (x.reshape(8, 16) * weights).reshape(x.shape)
metric = {"abs": False, "normalise": False, "perturb_baseline": 0.0, "features_in_step": 1, "n_max_percentage": 0.8,
          "disable_warnings": True, "display_progressbar": False}


def measured(count):
    return float(np.ravel(quantus.SensitivityN(**metric)(
        model=model, x_batch=x[:count], y_batch=np.zeros(count, int), a_batch=exact[:count], device="cpu"))[0])


score = lambda pictures: model(torch.from_numpy(pictures))[0, 0].item()
sums, drops = [], []
for draw in range(50):
    chosen = np.random.default_rng(draw).permutation(16)[:5]
    without = x[:1].copy()
    without.reshape(-1)[chosen] = 0
    sums.append(exact[0].reshape(-1)[chosen].sum())
    drops.append(score(x[:1]) - score(without))
within = np.corrcoef(sums, drops)[0, 1]
all_eight, two = measured(8), measured(2)
try:
    alone = measured(1)
except ValueError:
    alone = None
print(f"quantus {importlib.metadata.version('quantus')}: exact attributions of a linear model: {within:.4f} across subsets "
      f"of one picture; SensitivityN says {all_eight:.2f} for eight pictures, {two:.2f} for two, "
      f"{'an error' if alone is None else alone} for one.")
assert within > 0.9999, "the attributions of this script are not exact"
assert all_eight < 0.9 and two < 0.9 and alone is None, "SensitivityN now measures something else"
PYTHON
