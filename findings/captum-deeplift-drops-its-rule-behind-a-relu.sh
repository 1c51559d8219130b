#!/usr/bin/env bash
# Guess: Captum's DeepLift sums to the difference of the scores on a plain net of convolution, ReLU, maximum and
#        linear layer; if it does not, the convergence delta is rounding.
# Instead: at a maximum right behind a ReLU the rule for maxima is computed and then not used: the ReLU took note of the
#        gradient before it was changed. With a module between the two it is used, but where windows overlap only one of
#        several contributions is kept. Either sum misses the difference; from a baseline of zeros the first one is right by
#        luck, because a plain gradient is exact where the baseline is one value.
# Matters: a baseline of zeros hides it, a blurred or another picture does not, and the map may miss more than the score
#        changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 captum==0.9.0
venv/bin/python - <<'PYTHON'
import importlib.metadata
import warnings

import torch
from captum.attr import DeepLift
from torch import nn

warnings.simplefilter("ignore")
version = importlib.metadata.version("captum")


def one():
    """A convolution that changes nothing."""
    layer = nn.Conv2d(1, 1, 1, bias=False)
    nn.init.ones_(layer.weight)
    return layer


def missed(*between, window, stride, baseline, pixels=(1.0, 3.0, 2.0, 5.0)):
    """What is missing from the sum, and the difference of the scores."""
    outputs = (len(pixels) - window) // stride + 1
    net = nn.Sequential(one(), nn.ReLU(), *between, nn.MaxPool2d((1, window), stride=(1, stride)),
                        nn.Flatten(), nn.Linear(outputs, 1, bias=False))
    with torch.no_grad():
        net[-1].weight.copy_(torch.tensor([[10.0**i for i in range(outputs)]]))
    x, x0 = (torch.tensor(p).reshape(1, 1, 1, -1) for p in (pixels, baseline))
    found = DeepLift(net).attribute(x, x0, target=0)
    difference = (net(x) - net(x0)).item()
    return difference - found.sum().item(), difference


zeros, other = (0.0, 0.0, 0.0, 0.0), (2.0, 0.0, 4.0, 0.0)
cases = {
    "behind a ReLU, windows apart, from zeros": (missed(window=2, stride=2, baseline=zeros), True),
    "behind a ReLU, windows overlapping, from zeros": (missed(window=2, stride=1, baseline=zeros), True),
    "behind a ReLU, windows apart, from another picture": (missed(window=2, stride=2, baseline=other), False),
    "a convolution between, windows apart, from another picture":
        (missed(one(), window=2, stride=2, baseline=other), True),
    "a convolution between, windows overlapping, from zeros": (missed(one(), window=2, stride=1, baseline=zeros), False),
}
for name, ((missing, difference), right) in cases.items():
    print(f"captum {version}, {name}: the score changes by {difference:g}, the map misses {missing:g} of it")
    assert (abs(missing) < 1e-4) == right, f"{name}: no longer so"
PYTHON
