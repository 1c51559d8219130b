#!/usr/bin/env python3
"""Exports one small network with every ending that a classifier's file may have, so that tests compare what is made of each.

    python3 make_output_nets.py ../resources/org/modelaudit/output

logits, softmax, log_softmax, sigmoid: three classes. one, one_sigmoid: one number for two classes; two_rows: two classes whose logits
are half of that number, once negated. Needs PyTorch (2.13 wrote the files).
"""
import pathlib
import sys
import warnings

import torch
from torch import nn


class Net(nn.Module):
    """Two convolutions with ReLUs and a pooling, an average, a dense layer, and an ending."""

    def __init__(self, classes, ending):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 3, padding=1)
        self.relu1 = nn.ReLU()
        self.pool1 = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 8, 3, padding=1)
        self.relu2 = nn.ReLU()
        self.fc = nn.Linear(8, classes)
        self.ending = ending

    def forward(self, x):
        x = self.pool1(self.relu1(self.conv1(x)))
        x = self.relu2(self.conv2(x)).mean([2, 3])
        return self.ending(self.fc(x))


def net(classes, ending=None):
    torch.manual_seed(3)
    made = Net(classes, ending or nn.Identity()).eval()
    with torch.no_grad():
        made.fc.weight.mul_(8)  # probabilities that differ from picture to picture
    return made


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    one = net(1)
    two = net(2)
    two.load_state_dict({**one.state_dict(), "fc.weight": two.fc.weight, "fc.bias": two.fc.bias})
    with torch.no_grad():
        two.fc.weight.copy_(torch.cat([-one.fc.weight, one.fc.weight]) / 2)
        two.fc.bias.copy_(torch.cat([-one.fc.bias, one.fc.bias]) / 2)
    nets = {
        "logits": net(3),
        "softmax": net(3, nn.Softmax(1)),
        "log_softmax": net(3, nn.LogSoftmax(1)),
        "sigmoid": net(3, nn.Sigmoid()),
        "one": one,
        "one_sigmoid": net(1, nn.Sigmoid()),
        "two_rows": two,
    }
    for name, module in nets.items():
        torch.jit.save(torch.jit.script(module), str(folder / f"{name}.pt"))


if __name__ == "__main__":
    main()
