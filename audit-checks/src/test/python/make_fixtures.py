#!/usr/bin/env python3
"""Exports the tiny programs that the tests read, each with something unusual about it.

Needs Debian's python3-torch:

    /usr/bin/python3 make_fixtures.py ../resources/org/modelaudit/torch
"""
import pathlib
import sys
import warnings
from enum import Enum
from typing import Dict, List, Tuple

import torch
from torch import Tensor, nn


class Tiny(nn.Module):
    """Every kind of layer that behaves differently in training."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)
        self.drop = nn.Dropout(0.5)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        x = torch.relu(self.norm(self.conv(x)))
        return self.fc(self.drop(x.mean([2, 3])))


class Twice(nn.Module):
    """One convolution and one activation, each called twice."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 3, 3, padding=1)
        self.relu = nn.ReLU()
        self.fc = nn.Linear(3, 5)

    def forward(self, x):
        x = self.relu(self.conv(x))
        x = self.relu(self.conv(x))
        return self.fc(x.mean([2, 3]))


class Detector(nn.Module):
    """Boxes for each picture instead of logits."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)

    def forward(self, x: Tensor) -> List[Dict[str, Tensor]]:
        found: List[Dict[str, Tensor]] = []
        for one in self.conv(x).mean([2, 3]):
            found.append({"boxes": one.unsqueeze(0), "scores": one.max().unsqueeze(0)})
        return found


def pattern(rows, columns):
    """Numbers between -1.5 and 1.5 that a test can write down."""
    return torch.tensor([[((3 * i + 5 * j) % 7 - 3) / 2 for j in range(columns)] for i in range(rows)])


class Rectifiers(nn.Module):
    """Four rectifiers in four forms, every pixel on its own: a module, a function, in place, a module ReLU6."""

    def __init__(self):
        super().__init__()
        self.one, self.two, self.three, self.four = (nn.Conv2d(3, 3, 1) for _ in range(4))
        self.relu = nn.ReLU()
        self.relu6 = nn.ReLU6()
        self.fc = nn.Linear(3, 2)
        with torch.no_grad():
            for k, conv in enumerate((self.one, self.two, self.three, self.four)):
                conv.weight.copy_(pattern(3, 3).roll(k, 0)[..., None, None])
                conv.bias.copy_(torch.tensor([0.5, -0.5, 1.0]))
            self.fc.weight.copy_(pattern(2, 3))
            self.fc.bias.copy_(torch.tensor([0.25, -0.25]))

    def forward(self, x):
        x = self.relu(self.one(x))
        x = nn.functional.relu6(self.two(x))
        x = torch.relu_(self.three(x))
        x = self.relu6(self.four(x))
        return self.fc(x.mean([2, 3]))


class SharedRectifier(nn.Module):
    """A stem and a residual block that call one module ReLU three times, every pixel on its own."""

    def __init__(self):
        super().__init__()
        self.one, self.two, self.three = (nn.Conv2d(3, 3, 1) for _ in range(3))
        self.relu = nn.ReLU(inplace=True)
        self.fc = nn.Linear(3, 2)
        with torch.no_grad():
            for k, conv in enumerate((self.one, self.two, self.three)):
                conv.weight.copy_(pattern(3, 3).roll(k, 0)[..., None, None])
                conv.bias.copy_(torch.tensor([0.5, -0.5, 1.0]))
            self.fc.weight.copy_(pattern(2, 3))
            self.fc.bias.copy_(torch.tensor([0.25, -0.25]))

    def forward(self, x):
        x = self.relu(self.one(x))
        y = self.three(self.relu(self.two(x)))
        y += x
        return self.fc(self.relu(y).mean([2, 3]))


class Small(nn.Module):
    """Two convolutions and a classifier, for the programs below to do something unusual between them."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1)
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1)
        self.fc = nn.Linear(4, 5)

    def head(self, x):
        return self.fc(x.mean([2, 3]))


class WithNoGrad(Small):
    def forward(self, x):
        y = torch.relu(self.conv(x))
        with torch.no_grad():
            scale = torch.relu(self.conv2(y)).abs().max()
        return self.head(self.conv2(y / scale))


class Mode(Enum):
    RELU = 1
    TANH = 2


def activation(x: Tensor, mode: Mode) -> Tensor:
    if mode == Mode.RELU:
        return torch.relu(x)
    elif mode is Mode.TANH:
        return torch.tanh(x)
    return x


class Enumerations(Small):
    def __init__(self):
        super().__init__()
        self.mode = Mode.RELU

    def forward(self, x):
        x = activation(self.conv(x), self.mode)
        return self.head(activation(self.conv2(x), Mode.TANH) * self.mode.value)


@torch.jit.interface
class Block(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        pass


class OneByOne(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 1)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.conv(x))


class Interface(Small):
    block: Block

    def __init__(self):
        super().__init__()
        self.block = OneByOne()

    def forward(self, x):
        return self.head(self.block.forward(self.conv(x)))


class Scale:
    """A class with a state that changes."""

    def __init__(self, by: float):
        self.by = by
        self.calls = 0

    def apply(self, x: Tensor) -> Tensor:
        self.calls += 1
        return x * self.by


class UserClass(Small):
    def forward(self, x):
        scale = Scale(2.0)
        x = scale.apply(self.conv(x))
        return self.head(scale.apply(self.conv2(x))) * scale.calls


class Shift:
    def __init__(self, by: float):
        self.by = by

    def apply(self, x: Tensor) -> Tensor:
        return x + self.by


class KeptObject(Small):
    def __init__(self):
        super().__init__()
        self.shift = Shift(0.5)

    def forward(self, x):
        return self.head(self.conv2(self.shift.apply(self.conv(x))))


class TensorsInLists(Small):
    def __init__(self):
        super().__init__()
        self.scales = [torch.ones(4), 2 * torch.ones(4)]
        self.named = {"last": 3 * torch.ones(4)}

    def forward(self, x):
        y = self.conv(x)
        for scale in self.scales:
            y = y * scale.view(1, -1, 1, 1)
        return self.head(self.conv2(y) * self.named["last"].view(1, -1, 1, 1))


class DictionaryAcross(Small):
    """A dictionary that is filled and read on both sides of every layer."""

    def forward(self, x):
        seen: Dict[str, Tensor] = {}
        seen["first"] = self.conv(x)
        seen["second"] = self.conv2(torch.relu(seen["first"]))
        total = torch.zeros_like(seen["first"])
        for name, value in seen.items():
            if name != "other":
                total = total + value
        return self.head(total)


class BreakAndContinue(Small):
    def forward(self, x):
        y = self.conv(x)
        i = 0
        while i < 3:
            y = torch.relu(y)
            i += 1
            if bool(y.sum() > 1e9):
                break
            if i == 2:
                continue
            y = y + 1
        return self.head(self.conv2(y))


class Interpolated(Small):
    """One of the longest functions that PyTorch has, nearly all of it decided by constants."""

    def __init__(self):
        super().__init__()
        self.up = nn.Upsample(scale_factor=2.0, mode="bilinear", align_corners=False)

    def forward(self, x):
        return self.head(self.conv2(self.up(self.conv(x))))


class Hooked(Small):
    def __init__(self):
        super().__init__()

        def before(self, input: Tuple[Tensor]) -> Tuple[Tensor]:
            return (input[0] + 1,)

        def after(self, input: Tuple[Tensor], output: Tensor) -> Tensor:
            return output * 2

        self.conv2.register_forward_pre_hook(before)
        self.conv2.register_forward_hook(after)

    def forward(self, x):
        return self.head(self.conv2(self.conv(x)))


class Attention(Small):
    """PyTorch's own attention, whose scripted form chooses between a fast and an ordinary way."""

    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(4, 2, batch_first=True)

    def forward(self, x):
        tokens = self.conv(x).flatten(2).transpose(1, 2)
        attended, _ = self.attention(tokens, tokens, tokens, need_weights=False)
        return self.head(self.conv2((tokens + attended).transpose(1, 2).reshape(x.size(0), 4, x.size(2), x.size(3))))


class Complex(Small):
    def forward(self, x):
        spectrum = torch.fft.fft2(self.conv(x)) * (1 + 2j)
        return self.head(self.conv2(torch.abs(torch.fft.ifft2(spectrum))))


class Forked(Small):
    def forward(self, x):
        y = self.conv(x)
        other = torch.jit.fork(self.conv2, y)
        return self.head(torch.jit.wait(other) + y)


class CountsItsRuns(Small):
    def __init__(self):
        super().__init__()
        self.register_buffer("runs", torch.zeros(1))

    def forward(self, x):
        self.runs += 1
        return self.head(self.conv2(self.conv(x)))


class Plain(Small):
    def forward(self, x):
        return self.head(self.conv2(torch.relu(self.conv(x))))


class TakesFloats(Small):
    """Computes in 64 bits on pictures of 32."""

    def forward(self, x):
        return self.head(self.conv2(torch.relu(self.conv(x.double()))))


def unusual(picture):
    """Programs that a small reader of the language would trip over, by name."""
    scripted = {
        "with_no_grad": WithNoGrad, "enumerations": Enumerations, "interface": Interface, "user_class": UserClass,
        "kept_object": KeptObject, "tensors_in_lists": TensorsInLists, "dictionary_across": DictionaryAcross,
        "break_and_continue": BreakAndContinue, "interpolated": Interpolated, "hooked": Hooked, "attention": Attention,
        "forked": Forked,
    }
    programs = {f"{name}_scripted": torch.jit.script(made().eval()) for name, made in scripted.items()}
    programs["complex_traced"] = torch.jit.trace(Complex().eval(), picture, check_trace=False)
    programs["counts_its_runs_traced"] = torch.jit.trace(CountsItsRuns().eval(), picture, check_trace=False)
    programs["double_scripted"] = torch.jit.script(Plain().eval().double())
    programs["takes_floats_scripted"] = torch.jit.script(TakesFloats().eval().double())
    not_a_number = Plain().eval()
    not_a_number.conv.weight.data[0, 0, 0, 0] = float("nan")
    programs["not_a_number_scripted"] = torch.jit.script(not_a_number)
    return programs


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    picture = torch.randn(2, 3, 8, 8)
    tiny = Tiny()
    tiny.train()
    for _ in range(3):
        tiny(torch.randn(4, 3, 8, 8))  # running statistics other than 0 and 1
    programs = {
        "tiny_scripted_in_training": torch.jit.script(tiny),
        "tiny_traced_in_training": torch.jit.trace(tiny, picture, check_trace=False),
        "tiny_frozen": torch.jit.freeze(torch.jit.script(tiny.eval())),
        "twice_scripted": torch.jit.script(Twice().eval()),
        "twice_traced": torch.jit.trace(Twice().eval(), picture),
        "detector_scripted": torch.jit.script(Detector().eval()),
        "rectifiers_scripted": torch.jit.script(Rectifiers().eval()),
        "rectifiers_traced": torch.jit.trace(Rectifiers().eval(), picture),
        "shared_rectifier_scripted": torch.jit.script(SharedRectifier().eval()),
        "shared_rectifier_traced": torch.jit.trace(SharedRectifier().eval(), picture),
    }
    programs.update(unusual(picture))
    for name, program in programs.items():
        torch.jit.save(program, str(folder / f"{name}.pt"))


if __name__ == "__main__":
    main()
