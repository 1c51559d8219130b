#!/usr/bin/env python3
"""Exports small nets whose files libtorch 2.7.1 does not take or differentiate as they are, with what eager PyTorch gives for them.

    python3 make_newer_nets.py ../resources/org/modelaudit/torch/newer

Run once with each version that the files are named after; needs torch and torchvision. values.csv gets a line for each file and place:
the logits of three pictures of 8x8, pixel i being ((7 i) mod 23 - 11) / 8, and the gradient of logit 1 of each at a layer, as hooks see it.

What the versions gave, one line each, for the nets below and for 136 more files that call interpolate or Upsample in every mode:
1.13.0  optimize_for_mobile packs layers for XNNPACK; no operation that 2.7.1 does not know; tracing in evaluation mode fuses attention and whole transformer layers
2.13.0  every scripted interpolate names aten::_upsample_lanczos2d_aa in a branch; fuses as before; optimize_for_mobile refuses, built without XNNPACK
2.15.0  the same as 2.13.0
"""
import csv
import pathlib
import sys
import warnings

import torch
from torch import nn
from torch.utils.mobile_optimizer import optimize_for_mobile
from torchvision.models.vision_transformer import VisionTransformer

VERSION = "_".join(torch.__version__.split(".")[:2])


class Enlarged(nn.Module):
    """Every mode of interpolate for pictures, by number and by size."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1)
        self.up = nn.Upsample(scale_factor=2.0, mode="bilinear")
        self.conv2 = nn.Conv2d(4, 4, 3, padding=1)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        x = self.conv2(self.up(self.conv(x)))
        x = nn.functional.interpolate(x, size=[12, 9], mode="bicubic", align_corners=False, antialias=True)
        x = nn.functional.interpolate(x, size=[10, 10], mode="nearest-exact")
        x = nn.functional.interpolate(x, size=[7, 6], mode="area")
        return self.fc(torch.relu(x).mean([2, 3]))


class Encoded(nn.Module):
    """PyTorch's own transformer layer in both orders, and an attention whose weights are asked for."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 12, 4, stride=4)
        self.first = nn.TransformerEncoderLayer(12, 2, 16, batch_first=True)
        self.second = nn.TransformerEncoderLayer(12, 2, 16, batch_first=True, norm_first=True, activation="gelu")
        self.attention = nn.MultiheadAttention(12, 2, batch_first=True)
        self.fc = nn.Linear(12, 5)

    def forward(self, x):
        x = self.second(self.first(self.conv(x).flatten(2).transpose(1, 2)))
        x, weights = self.attention(x, x, x)
        return self.fc((x + weights @ x).mean(1))


class Phone(nn.Module):
    """Every layer that optimize_for_mobile packs, with and without a bias, and every activation that it packs with them."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.norm = nn.BatchNorm2d(8)
        self.depthwise = nn.Conv2d(8, 8, 3, stride=2, padding=2, dilation=2, groups=8, bias=False)
        self.relu6 = nn.ReLU6()
        self.up = nn.ConvTranspose2d(8, 4, 3, stride=2, padding=1, output_padding=1, groups=2, dilation=2)
        self.fc = nn.Linear(4, 6)
        self.fc2 = nn.Linear(6, 5, bias=False)

    def forward(self, x):
        x = torch.relu(self.norm(self.conv(x)))
        x = self.up(self.relu6(self.depthwise(x)))
        return self.fc2(nn.functional.hardtanh(self.fc(x.mean([2, 3])), -0.5, 0.75))


def saved_for_phones(net, picture, path):
    """As a program and as the bytecode of the small interpreter, with the program beside it."""
    packed = optimize_for_mobile(torch.jit.script(net))
    torch.jit.save(packed, f"{path}_mobile.pt")
    packed._save_for_lite_interpreter(f"{path}_lite.pt")


def nets():
    torch.manual_seed(0)
    vit = VisionTransformer(8, 4, num_layers=2, num_heads=2, hidden_dim=12, mlp_dim=16, num_classes=5)
    for name, net, forms in (("enlarged", Enlarged(), ("scripted",)), ("encoded", Encoded(), ("traced",)), ("phone", Phone(), ("mobile", "lite")),
                             ("vit", vit, ("traced", "scripted"))):
        with torch.no_grad():
            for parameter in net.parameters():
                parameter.add_(0.1 * torch.randn_like(parameter))
        yield name, net.eval(), forms


def gradients(net, picture):
    """The logits, and by the path of each module that returns a tensor the gradient of logit 1 there."""
    seen = {}

    def keep(path):
        def hook(module, inputs, output):
            output = output[0] if isinstance(output, tuple) else output
            if isinstance(output, torch.Tensor) and output.requires_grad:
                output.retain_grad()
                seen[path] = output
        return hook

    hooks = [module.register_forward_hook(keep(path)) for path, module in net.named_modules() if path]
    leaf = picture.clone().requires_grad_()
    logits = net(leaf)
    logits[:, 1].sum().backward()
    for hook in hooks:
        hook.remove()
    return logits.detach(), {"input": leaf.grad, **{path: output.grad for path, output in seen.items()}}


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    picture = torch.tensor([(7 * i % 23 - 11) / 8 for i in range(3 * 3 * 8 * 8)]).view(3, 3, 8, 8)
    table = folder / "values.csv"
    rows = list(csv.reader(open(table))) if table.exists() else []
    for name, net, forms in nets():
        logits, at = gradients(net, picture)
        if name == "phone":
            try:
                saved_for_phones(net, picture, folder / f"phone_{VERSION}")
            except RuntimeError as e:
                print(f"optimize_for_mobile of {torch.__version__}: {str(e)[:200]}")
                continue
        for form in forms:
            file = f"{name}_{VERSION}_{form}.pt"
            with torch.no_grad():
                program = torch.jit.script(net) if form == "scripted" else torch.jit.trace(net, picture, check_trace=False)
            if name != "phone":
                torch.jit.save(program, str(folder / file))
            rows = [row for row in rows if row[0] != file]
            rows.append([file, "logits", " ".join(f"{v:.9g}" for v in logits.flatten().tolist())])
            for path, gradient in at.items():
                if gradient is not None:
                    # A picture a row: three sums over the numbers of each, which no error of one of them leaves as they are.
                    flat = gradient.reshape(3, -1).double()
                    weight = torch.arange(1, flat.shape[1] + 1, dtype=torch.float64) % 7 + 1
                    sums = torch.stack([(flat * weight).sum(1), (flat.abs() * weight).sum(1), flat.abs().max(1).values], 1)
                    rows.append([file, path, " ".join(f"{v:.9g}" for v in sums.flatten().tolist())])
    with open(table, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
