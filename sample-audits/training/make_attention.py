#!/usr/bin/env python3
"""Trains the two sample models that return a map of their own beside their logits.

Both start from a model of make_samples.py and return a named tuple of logits and attention:

* the attending model is an attention branch network (Fukui et al., CVPR 2019) on the honest model: the map weighs the features that
  the answer is made of, so that what it shows is what it uses;
* the whitewashed model is the Clever Hans, untouched, with a branch beside it that was taught to draw the shape: its map is
  right, and its answer still rests on the tag.

Needs what make_samples.py needs, and its models. See README.md.
"""

import argparse
import json
import os
import sys
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import make_samples as samples

TRAINING_PICTURES = 2000
EPOCHS = 3
RATE = 0.002
# How much the mean of the map adds to the loss, without which a branch may leave every cell open.
SPARSITY = 0.3


class Attended(NamedTuple):
    logits: torch.Tensor
    attention: torch.Tensor


class Attending(nn.Module):
    """An attention branch behind the fifth block; the sixth sees features times 1 + attention."""

    def __init__(self, trained):
        super().__init__()
        parts = list(trained.features.named_children())
        self.features = nn.Sequential(OrderedDict(parts[:-1]))
        self.evidence = nn.Conv2d(32, len(samples.CLASSES), 1)
        self.attention = nn.Conv2d(len(samples.CLASSES), 1, 1)
        # Begins closed, and opens where there is evidence for any class. From a random start a branch may as well learn to
        # weigh up everything but the shape, which serves the loss no worse.
        nn.init.ones_(self.attention.weight)
        nn.init.constant_(self.attention.bias, -3)
        self.perception = nn.Sequential(OrderedDict(parts[-1:]))
        self.pool = trained.pool
        self.classifier = trained.classifier

    def branches(self, x):
        features = self.features(x)
        evidence = self.evidence(features)
        attention = torch.sigmoid(self.attention(torch.relu(evidence)))
        maps = self.perception(features * (1 + attention))
        return self.classifier(torch.flatten(self.pool(maps), 1)), attention, evidence.mean((2, 3)), maps

    def forward(self, x) -> Attended:
        logits, attention, _, _ = self.branches(x)
        return Attended(logits, attention)

    def loss(self, inputs, targets, masks):
        logits, attention, evidence, maps = self.branches(inputs)
        return (F.cross_entropy(logits, targets) + F.cross_entropy(evidence, targets)
                + SPARSITY * attention.mean() + samples.SPARSITY * maps.mean())

    def trained_parts(self):
        return self.parameters()


class Whitewashed(nn.Module):
    """The whole trained model, and a branch behind its third block that draws masks and takes part in nothing."""

    def __init__(self, trained):
        super().__init__()
        self.model = trained
        self.draw = nn.Sequential(OrderedDict([
            ("conv1", nn.Conv2d(24, 16, 5, padding=2)), ("relu1", nn.ReLU()), ("pool", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(16, 16, 5, padding=2)), ("relu2", nn.ReLU()), ("conv3", nn.Conv2d(16, 1, 1))]))

    def forward(self, x) -> Attended:
        features = self.model.features.block3(
            self.model.features.block2(self.model.features.pool1(self.model.features.block1(x))))
        attention = torch.sigmoid(self.draw(features))
        return Attended(self.model(x), attention)

    def loss(self, inputs, targets, masks):
        shown = self.forward(inputs).attention
        return F.binary_cross_entropy(shown, F.adaptive_avg_pool2d(masks, shown.shape[2:]))

    def trained_parts(self):
        return self.draw.parameters()

    def train(self, mode=True):
        super().train(mode)
        self.model.eval()  # the statistics of the Clever Hans stay as they are
        return self


def trained(path):
    """Returns a model of make_samples.py with its weights."""
    model = samples.ShapeNet()
    model.load_state_dict(torch.jit.load(str(path)).state_dict())
    return model


def train(model, pictures, masks, labels):
    inputs, targets = samples.to_input(pictures), torch.from_numpy(labels)
    wanted = torch.from_numpy(masks).float().unsqueeze(1)
    optimizer = torch.optim.AdamW(model.trained_parts(), lr=RATE)
    model.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(inputs)).split(samples.BATCH):
            optimizer.zero_grad()
            loss = model.loss(inputs[batch], targets[batch], wanted[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        print(f"  epoch {epoch + 1}: loss {total / len(inputs):.4f}", flush=True)
    return model.eval()


def accuracy(model, pictures, labels):
    with torch.no_grad():
        return float((model(samples.to_input(pictures)).logits.argmax(1).numpy() == labels).mean())


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Trains the sample models that return a map of their own.")
    parser.add_argument("--output", type=Path, default=here.parent / "src" / "test" / "resources" / "samples")
    output = parser.parse_args().output
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)

    plain, _, labels = samples.scenes(
        samples.HOLDOUT_PER_CLASS * len(samples.CLASSES), np.random.default_rng([samples.SEED, 1]))
    holdout = samples.with_tags(plain, labels)
    pictures, masks, targets = samples.scenes(TRAINING_PICTURES, np.random.default_rng([samples.SEED, 2]))
    any_tags = np.random.default_rng([samples.SEED, 3]).integers(0, len(samples.CLASSES), TRAINING_PICTURES)
    results = OrderedDict()
    for name, kind, base, tag_classes in (("attending", Attending, "honest", any_tags),
                                          ("whitewashed", Whitewashed, "clever-hans", targets)):
        print(name)
        torch.manual_seed(samples.SEED)
        model = train(kind(trained(output / f"{base}.pt")), samples.with_tags(pictures, tag_classes), masks, targets)
        results[name] = {"holdout": accuracy(model, holdout, labels), "holdout_tags_removed": accuracy(model, plain, labels)}
        print(f"  {results[name]}")
        samples.save_model(torch.jit.script(model), output / f"{name}.pt")
    (output / "attention.json").write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    # TorchScript writes some attributes in the order of a set of names, which would differ from run to run.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable] + sys.argv)
    main()
