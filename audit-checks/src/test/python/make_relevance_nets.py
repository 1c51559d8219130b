#!/usr/bin/env python3
"""Exports the tiny networks whose relevance the tests follow by hand or by a property.

Needs Debian's python3-torch:

    /usr/bin/python3 make_relevance_nets.py ../resources/org/modelaudit/relevance
"""
import pathlib
import sys
import warnings

import torch
from torch import nn
from torch.nn import functional as F


class ByHand(nn.Module):
    """A grey picture of 3 pixels, two units, two classes; every number can be followed by hand."""

    def __init__(self, activation):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, (1, 3))
        self.fc = nn.Linear(2, 2)
        self.activation = activation
        with torch.no_grad():
            self.conv.weight.copy_(torch.tensor([[1.0, -1, 1], [2, 1, -1]]).reshape(2, 1, 1, 3))
            self.conv.bias.copy_(torch.tensor([0.0, 1]))
            self.fc.weight.copy_(torch.tensor([[3.0, -1], [1, 1]]))
            self.fc.bias.copy_(torch.tensor([2.0, 0]))

    def forward(self, x):
        return self.fc(torch.flatten(self.activation(self.conv(x)), 1))


class Overlapping(nn.Module):
    """A grey picture of 3 pixels, the larger of each two neighbours, two classes that weigh the two maxima."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 1, bias=False)
        self.pool = nn.MaxPool2d((1, 2), stride=1)
        self.fc = nn.Linear(2, 2, bias=False)
        with torch.no_grad():
            self.conv.weight.fill_(1)
            self.fc.weight.copy_(torch.tensor([[1.0, 10], [-1, 1]]))

    def forward(self, x):
        return self.fc(torch.flatten(self.pool(self.conv(x)), 1))


class ReusedRelu(nn.Module):
    """A grey picture of 3 pixels and one module ReLU that is called twice."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(1, 1, 1)
        self.two = nn.Conv2d(1, 1, 1)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(3, 2, bias=False)
        with torch.no_grad():
            for conv, weight, bias in ((self.one, 1, -1), (self.two, -1, 0.5)):
                conv.weight.fill_(weight)
                conv.bias.fill_(bias)
            self.fc.weight.copy_(torch.tensor([[1.0, 2, 4], [-1, 1, 1]]))

    def forward(self, x):
        return self.fc(torch.flatten(self.relu(self.two(self.relu(self.one(x)))), 1))


class BiasFree(nn.Module):
    """ReLUs, maxima, averages and a concatenation, and not one bias."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, bias=False)
        self.left = nn.Conv2d(6, 4, 3, padding=1, stride=2, bias=False)
        self.right = nn.Conv2d(6, 4, 1, stride=2, groups=2, bias=False)
        self.fc = nn.Linear(8, 5, bias=False)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 3, 2)
        x = F.relu(torch.cat([self.left(x), self.right(x)], 1))
        return self.fc(torch.flatten(F.adaptive_avg_pool2d(x, (1, 1)), 1))


class Linear(nn.Module):
    """A convolution, an average and a dense layer, with biases and no activation."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        return self.fc(F.adaptive_avg_pool2d(self.conv(x), (1, 1)).flatten(1))


class Residual(nn.Module):
    """Normalisations that can be folded and one that cannot, residual additions, one of them in place, ReLU6 in all forms."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(6)
        self.relu6 = nn.ReLU6(inplace=True)
        self.conv2 = nn.Conv2d(6, 6, 3, padding=1)
        self.norm2 = nn.BatchNorm2d(6)
        self.before = nn.BatchNorm2d(6)
        self.conv3 = nn.Conv2d(6, 6, 1)
        self.fc = nn.Linear(6, 5)

    def forward(self, x):
        x = self.relu6(self.norm1(self.conv1(x)))
        x = F.relu6(x + self.norm2(self.conv2(x)))
        y = self.conv3(F.hardtanh(self.before(x), 0.0, 6.0))
        x = x.clone()
        x += y
        x = F.avg_pool2d(torch.clamp(x, 0.0, 6.0), 2)
        return self.fc(x.mean([2, 3]))


class Folded(nn.Module):
    """What Residual is after its first two normalisations were folded by PyTorch's own function."""

    def __init__(self, residual):
        super().__init__()
        fold = torch.nn.utils.fusion.fuse_conv_bn_eval
        self.conv1 = fold(residual.conv1, residual.norm1)
        self.conv2 = fold(residual.conv2, residual.norm2)
        self.before = residual.before
        self.conv3 = residual.conv3
        self.fc = residual.fc

    def forward(self, x):
        x = F.relu6(self.conv1(x))
        x = F.relu6(x + self.conv2(x))
        x = x + self.conv3(F.relu6(self.before(x)))
        x = F.avg_pool2d(F.relu6(x), 2)
        return self.fc(x.mean([2, 3]))


class Gated(nn.Module):
    """Squeeze and excitation: a product of two tensors of different sizes."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.gate = nn.Conv2d(4, 4, 1)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        x = F.relu(self.conv(x))
        x = x * torch.sigmoid(self.gate(F.adaptive_avg_pool2d(x, (1, 1))))
        return self.fc(x.mean([2, 3]))


class Transposed(nn.Module):
    """A transposed convolution, which has no rule."""

    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(3, 4, 2, stride=2)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        return self.fc(F.relu(self.up(x)).mean([2, 3]))


class Squared(nn.Module):
    """A square, which no rule knows, between two layers."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        return self.fc(torch.pow(self.conv(x), 2).mean([2, 3]))


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    residual = Residual()
    residual.train()
    for _ in range(20):
        residual(torch.randn(4, 3, 8, 8) * 3)  # running statistics other than 0 and 1
    residual.eval()
    picture = torch.randn(2, 3, 8, 8)
    with torch.no_grad():
        difference = (residual(picture) - Folded(residual)(picture)).abs().max()
    assert difference < 1e-5, difference
    programs = {
        "by_hand_scripted": torch.jit.script(ByHand(nn.ReLU()).eval()),
        "by_hand_relu6_scripted": torch.jit.script(ByHand(nn.ReLU6()).eval()),
        "by_hand_sigmoid_scripted": torch.jit.script(ByHand(nn.Sigmoid()).eval()),
        "overlapping_scripted": torch.jit.script(Overlapping().eval()),
        "reused_relu_scripted": torch.jit.script(ReusedRelu().eval()),
        "bias_free_scripted": torch.jit.script(BiasFree().eval()),
        "linear_scripted": torch.jit.script(Linear().eval()),
        "residual_scripted": torch.jit.script(residual),
        "folded_scripted": torch.jit.script(Folded(residual).eval()),
        "gated_scripted": torch.jit.script(Gated().eval()),
        "transposed_scripted": torch.jit.script(Transposed().eval()),
        "squared_scripted": torch.jit.script(Squared().eval()),
    }
    for name, program in programs.items():
        torch.jit.save(program, str(folder / f"{name}.pt"))


if __name__ == "__main__":
    main()
