#!/usr/bin/env bash
# Guess: the pointing game of Quantus leaves a picture without any object undefined, as its other localisation
#        metrics do, or calls it a miss.
# Instead: it is a hit. The undefined value is stored among truth values and turns into True.
# Matters: a data set with missing or wrongly named masks scores better than one with right ones, and no warning
#        tells. Undefined pictures have to be counted before this mean is believed.
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

maps = np.zeros((3, 1, 4, 4), np.float32)
maps[:, 0, 0, 0] = 1
masks = np.zeros((3, 1, 4, 4), bool)
masks[1, 0, 0, 0] = True
masks[2, 0, 3, 3] = True


def measured(metric):
    measure = getattr(quantus, metric)(disable_warnings=True, display_progressbar=False)
    return measure(model=None, x_batch=np.ones_like(maps), y_batch=np.zeros(3, int), a_batch=maps, s_batch=masks)


game = [bool(hit) for hit in measured("PointingGame")]
rank = [float(value) for value in measured("RelevanceRankAccuracy")]
print(f"quantus {importlib.metadata.version('quantus')}, map peaks top left; mask empty, top left, bottom right: pointing "
      f"game {game}, relevance rank accuracy {rank}")
assert game == [True, True, False], "the pointing game now treats an empty mask, a hit or a miss differently"
assert np.isnan(rank[0]) and rank[1:] == [1, 0], "relevance rank accuracy no longer leaves an empty mask undefined"
PYTHON
