#!/usr/bin/env bash
# Guess: DeepFool of the Adversarial Robustness Toolbox finds the smallest step over the border. For a linear
#        classifier that is exact after one step, whatever range the pixels have.
# Instead: each step is multiplied by the width of clip_values. Right for pixels in 0..1; for 0..2 every
#        perturbation is twice the smallest one, for 0..255 it is up to the whole range.
# Matters: the robustness that is reported for a model depends on the unit of its pixels. Compare with another
#        DeepFool only after both were told 0..1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 scikit-learn==1.9.1 scipy==1.17.1 adversarial-robustness-toolbox==1.20.1 packaging==26.0
venv/bin/python - <<'PYTHON'
import importlib.metadata

import numpy as np
from art.attacks.evasion import DeepFool
from art.estimators import BaseEstimator
from art.estimators.classification import ClassGradientsMixin, ClassifierMixin


class Linear(ClassGradientsMixin, ClassifierMixin, BaseEstimator):
    """Logits = pixels / width: class k wins where pixel k is the brightest."""

    def __init__(self, width):
        super().__init__(model=None, clip_values=(0.0, width))
        self.weights = np.eye(3, 4, dtype=np.float32) / width
        self.nb_classes = 3

    input_shape = (4,)

    def predict(self, x, batch_size=128, **_):
        return x @ self.weights.T

    def class_gradient(self, x, label=None, **_):
        if label is None:
            return np.repeat(self.weights[None], len(x), 0)
        return self.weights[np.broadcast_to(label, (len(x),))][:, None]

    def fit(self, *_, **__):
        raise NotImplementedError

    def loss_gradient(self, *_, **__):
        raise NotImplementedError


factors = {}
for width in (1.0, 2.0, 255.0):
    x = np.array([[0.52, 0.50, 0.30, 0.50]], np.float32) * width
    smallest = (x[0, 0] - x[0, 1]) / np.sqrt(2)
    moved = DeepFool(Linear(width), verbose=False).generate(x)
    factors[width] = float(np.linalg.norm(moved - x) / smallest)
    print(f"art {importlib.metadata.version('adversarial-robustness-toolbox')}: pixels in 0..{width:g}: the perturbation "
          f"is {factors[width]:.2f} times the smallest one")
assert abs(factors[1.0] - 1) < 0.01, "no longer the smallest step for pixels in 0..1"
assert abs(factors[2.0] - 2) < 0.01 and factors[255.0] > 10, "the step no longer grows with the range of the pixels"
PYTHON
