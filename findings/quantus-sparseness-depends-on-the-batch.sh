#!/usr/bin/env bash
# Guess: what Quantus says about the complexity of one heatmap depends on that heatmap only.
# Instead: maps are divided by the largest value of the whole batch before they are measured, so a neighbour with
#        large values changes the result: EffectiveComplexity counts values above a fixed bound and falls from all
#        64 to none; Sparseness, in theory free of scale, falls from 0.39 to 0.30 as its small constant takes over.
# Matters: results change with batch size and order, and maps in different units (two classes, two layers) cannot
#        share a batch. Compare one picture at a time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 quantus==0.6.0
venv/bin/python - <<'PYTHON'
import importlib.metadata
import warnings

import numpy as np

warnings.filterwarnings("ignore")
import quantus

quiet = np.abs(np.random.default_rng(0).normal(size=(2, 1, 8, 8))).astype(np.float32)
loud = quiet.copy()
loud[1] *= 1e6


def first(metric, maps):
    measure = getattr(quantus, metric)(disable_warnings=True, display_progressbar=False)
    result = measure(model=None, x_batch=np.zeros_like(maps), y_batch=np.zeros(len(maps), int), a_batch=maps.copy())
    return float(result[0])


seen = {}
for metric in ("EffectiveComplexity", "Sparseness"):
    seen[metric] = [first(metric, maps) for maps in (quiet[:1], quiet, loud)]
    alone, beside_quiet, beside_loud = seen[metric]
    print(f"quantus {importlib.metadata.version('quantus')}, {metric} of the same map: alone {alone:.4f}, beside a map of "
          f"its own size {beside_quiet:.4f}, beside one a million times larger {beside_loud:.4f}")
assert seen["EffectiveComplexity"] == [64, 64, 0], "EffectiveComplexity now treats its neighbours differently"
alone, beside_quiet, beside_loud = seen["Sparseness"]
assert abs(alone - beside_quiet) < 1e-4 and alone - beside_loud > 0.05, "Sparseness now treats its neighbours differently"
PYTHON
