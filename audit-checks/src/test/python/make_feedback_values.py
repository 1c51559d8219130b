#!/usr/bin/env python3
"""Feedback CNN and CCAM of a real net, computed with torch alone, for the tests of both.

    python3 make_feedback_values.py SHARED ../resources/org/modelaudit/feedback

SHARED is the folder of real models beside the checkout; the net is resnet20_cifar10_traced.pt, whose modules are called one by one here,
the pictures are those of cifar10_train_png, normalised by mean 0.5 and deviation 0.5. For each of three pictures and 1, 2 and 5
iterations: the logit of the class through the gates, and the gradient at the picture (3x32x32, .npy). The common component vector of the
first eight cats, and the map of three other pictures at layer3 (8x8). Needs PyTorch, NumPy and Pillow (2.15 wrote the values).
"""
import csv
import pathlib
import sys
import warnings

import numpy as np
import torch
from PIL import Image


class Gated(torch.autograd.Function):
    """relu(u) times the gates of this rectifier; its backward sets the gates before it lets anything through."""

    @staticmethod
    def forward(ctx, u, gates, name, follow):
        a = u.clamp(min=0)
        ctx.save_for_backward(u)
        ctx.gates, ctx.name, ctx.follow = gates, name, follow
        return a * gates[name] if name in gates else a

    @staticmethod
    def backward(ctx, up):
        (u,) = ctx.saved_tensors
        if ctx.follow:
            old = ctx.gates.get(ctx.name, torch.ones_like(u))
            effect = u.clamp(min=0) * up
            ctx.gates[ctx.name] = torch.where(effect > 0, torch.ones_like(u), torch.where(effect < 0, torch.zeros_like(u), old))
        return up * (u > 0) * ctx.gates[ctx.name], None, None, None


def features(net, x, relu):
    x = relu(net.bn1(net.conv1(x)), "stem")
    for number in (1, 2, 3):
        layer = getattr(net, f"layer{number}")
        for name, block in layer.named_children():
            inner = relu(block.bn1(block.conv1(x)), f"{number}.{name}.1")
            # Tracing left an identity without an argument.
            beside = x if block.shortcut.original_name == "Identity" else block.shortcut(x)
            x = relu(block.bn2(block.conv2(inner)) + beside, f"{number}.{name}.2")
    return x


def head(net, x):
    return net.linear(torch.flatten(net.pool(x), 1))


def feedback(net, picture, iterations):
    gates, values = {}, []
    for step in range(iterations + 1):
        x = picture.clone().requires_grad_(True)
        last = step == iterations
        logits = head(net, features(net, x, lambda u, name: Gated.apply(u, gates, name, not last)))
        if step == 0:
            target = int(logits.argmax())
        (gradient,) = torch.autograd.grad(logits[0, target], x)
        values.append(float(logits[0, target].detach()))
    return target, values, gradient


def main():
    warnings.simplefilter("ignore")
    shared, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    net = torch.jit.load(str(shared / "models/resnet20_cifar10_traced.pt")).eval()
    torch.set_num_threads(1)

    def read(file):
        values = np.asarray(Image.open(shared / "images" / file).convert("RGB"), np.float32) / 255
        return ((torch.from_numpy(values) - 0.5) / 0.5).permute(2, 0, 1).unsqueeze(0)

    with open(shared / "annotations/cifar10_train_png.csv") as table:
        rows = list(csv.DictReader(table))
    cats = [row["file"] for row in rows if row["class_name"] == "cat"]
    others = [[row["file"] for row in rows if row["class_name"] == name][0] for name in ("dog", "ship")]
    pictures = [cats[8], *others]
    lines = ["picture,iterations,class,logit"]
    for i, file in enumerate(pictures):
        for iterations in (1, 2, 5):
            target, values, gradient = feedback(net, read(file), iterations)
            lines.append(f"{file},{iterations},{target},{values[-1]!r}")
            if iterations != 2:
                np.save(folder / f"feedback_{i}_{iterations}.npy", gradient[0].numpy())
    (folder / "feedback.csv").write_text("\n".join(lines) + "\n")
    with torch.no_grad():
        common = torch.cat([net(read(file)) for file in cats[:8]]).softmax(1).double().mean(0)
        (folder / "group.txt").write_text("\n".join(cats[:8]) + "\n")
        for i, file in enumerate(pictures):
            cells = features(net, read(file), lambda u, name: u.clamp(min=0)).double()
            # CAM of each class from the weights of the linear layer, and their sum.
            weights = common @ net.linear.weight.double()
            np.save(folder / f"ccam_{i}.npy",
                    ((weights[None, :, None, None] * cells).sum(1)[0] / cells[0, 0].numel()).float().numpy())


if __name__ == "__main__":
    main()
