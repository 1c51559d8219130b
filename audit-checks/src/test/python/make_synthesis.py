#!/usr/bin/env python3
"""Takes one step of activation maximisation and of representation inversion with PyTorch's own autograd, on a tiny network that lies
beside the tests, so that ours is held against another implementation.

    python3 make_synthesis.py ../resources/org/modelaudit/relevance/residual_scripted.pt ../resources/org/modelaudit/synthesis/torch.json

The network is that of make_relevance_nets.py; its layers are run by hand here, because a TorchScript file has no hooks.
"""
import json
import pathlib
import sys

import torch
from torch.nn import functional as F

SIDE = 8
RATE, DECAY, VARIATION = 0.1, 0.01, 0.2
DOWN, RIGHT = 2, -1
ALPHA_NORM, INVERSION_VARIATION = 0.3, 0.7
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
BLACK, WHITE = -MEAN / DEVIATION, (1 - MEAN) / DEVIATION


def picture(factor):
    return (torch.arange(3.0 * SIDE * SIDE) * factor).sin().reshape(1, 3, SIDE, SIDE)


def norm1(net, x):
    return net.norm1(net.conv1(x))


def conv3(net, x):
    x = F.relu6(norm1(net, x))
    x = F.relu6(x + net.norm2(net.conv2(x)))
    return net.conv3(F.hardtanh(net.before(x), 0.0, 6.0))


def variation(x):
    right, down = torch.zeros_like(x), torch.zeros_like(x)
    right[..., :, :-1] = x[..., :, 1:] - x[..., :, :-1]
    down[..., :-1, :] = x[..., 1:, :] - x[..., :-1, :]
    return (right**2 + down**2).sum()


def gradient(loss, x):
    return torch.autograd.grad(loss, x)[0]


def ascent(objective, start):
    """One step of x <- clip((1 - decay)(x + rate (g / rms(g) - weight grad TV)))."""
    x = start.clone().requires_grad_()
    value = objective(torch.roll(x, (DOWN, RIGHT), (2, 3)))
    g = gradient(value, x)
    moved = start + RATE * (g / g.pow(2).mean().sqrt() - VARIATION * gradient(variation(x), x))
    return torch.minimum(torch.maximum((1 - DECAY) * moved, BLACK), WHITE)


def inversion(layer, start, wanted):
    """The loss of Mahendran and Vedaldi and its gradient."""
    x = start.clone().requires_grad_()
    found = layer(x)
    error = (found - wanted).pow(2).sum() / wanted.pow(2).sum()
    bound = torch.maximum(BLACK.abs(), WHITE.abs())
    loss = (
        error
        + ALPHA_NORM * (x / bound).abs().pow(6).mean()
        + INVERSION_VARIATION * variation(x) / x.numel()
    )
    return {"error": error.item(), "gradient": gradient(loss, x).flatten().tolist()}


def main(file, target):
    torch.set_default_dtype(torch.float64)
    global MEAN, DEVIATION, BLACK, WHITE
    MEAN, DEVIATION, BLACK, WHITE = (t.double() for t in (MEAN, DEVIATION, BLACK, WHITE))
    BLACK, WHITE = -MEAN / DEVIATION, (1 - MEAN) / DEVIATION
    net = torch.jit.load(file).eval().double()
    start, other = picture(0.37), picture(0.11)
    objectives = {
        "class": lambda x: net(x)[0, 3],
        "unit": lambda x: conv3(net, x)[0, 2].mean(),
        "layer": lambda x: conv3(net, x).pow(2).mean() / 2,
    }
    result = {
        "steps": {name: ascent(objective, start).flatten().tolist() for name, objective in objectives.items()},
        "values": {name: objective(start).item() for name, objective in objectives.items()},
        "inversion": {
            name: inversion(lambda x: layer(net, x), start, layer(net, other).detach())
            for name, layer in (("norm1", norm1), ("conv3", conv3))
        },
    }
    text = json.dumps(json.loads(json.dumps(result), parse_float=lambda f: round(float(f), 9)))
    pathlib.Path(target).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(target).write_text(text + "\n")


main(sys.argv[1], sys.argv[2])
