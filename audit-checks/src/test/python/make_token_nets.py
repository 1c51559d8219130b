#!/usr/bin/env python3
"""Exports tiny vision transformers, and a ConvNeXt, with random weights, and what pytorch-grad-cam says of them through its reshape_transform.

Needs torch, torchvision, timm and grad-cam:

    python3 make_token_nets.py ../resources/org/modelaudit/tokens

Written with torch 2.15.0, torchvision 0.29.2, timm 1.0.31 and grad-cam 1.5.7. Grids are 4×4, 3×5, 5×3 and 4×6, so that no square root
of a number of tokens tells them. The map of every method is the library's raw one: before its ReLU, its scaling and its resizing.
Ablation-CAM's layer for transformers ablates every token, the class token too, to the least value minus 100000; here channels of the
cells alone are set to 0, as the paper says. HiResCAM where nothing but a LayerNorm reads a cell is left out: the logit does not change with
the length of what is normalised, so the sum of gradient times activation is 0, and what a library gives is rounding.
"""
import json
import pathlib
import sys
import warnings
import zipfile

import numpy as np
import torch
from torch import nn
from timm.models.deit import VisionTransformerDistilled
from timm.models.mlp_mixer import MlpMixer
from timm.models.vision_transformer import VisionTransformer as TimmTransformer
from torchvision.models.convnext import CNBlockConfig, ConvNeXt
from torchvision.models.swin_transformer import SwinTransformer
from torchvision.models.vision_transformer import VisionTransformer
import pytorch_grad_cam as peers
from pytorch_grad_cam.ablation_layer import AblationLayer
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

CLASSES = 5
BLOCK = dict(embed_dim=12, depth=2, num_heads=2, mlp_ratio=2, num_classes=CLASSES)


class Unfolded(nn.Module):
    """Patches by unfolding, one block, the mean of all tokens: a transformer without a convolution."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Linear(3 * 8 * 8, 12)
        self.block = nn.TransformerEncoderLayer(12, 2, 24, batch_first=True, norm_first=True)
        self.norm = nn.LayerNorm(12)
        self.head = nn.Linear(12, CLASSES)

    def forward(self, x):
        x = nn.functional.unfold(x, 8, stride=8).transpose(1, 2)
        return self.head(self.norm(self.block(self.embedding(x))).mean(1))


def nets():
    """Name, net, size of the picture, layers that are looked at with their grid: None for N×h×w×C, or rows, columns, tokens before."""
    yield "vit", VisionTransformer(32, 8, 2, 2, 12, 24, num_classes=CLASSES), (32, 32), {
        "encoder.layers.encoder_layer_1.ln_1": (4, 4, 1),
        "encoder.layers.encoder_layer_0": (4, 4, 1),
    }
    yield "wide_vit", TimmTransformer(img_size=(24, 40), patch_size=8, **BLOCK), (24, 40), {
        "blocks.1.norm1": (3, 5, 1),
        "blocks.0.mlp.act": (3, 5, 1),
    }
    yield "registers_vit", TimmTransformer(img_size=(40, 24), patch_size=8, reg_tokens=4, **BLOCK), (40, 24), {
        "blocks.1.norm1": (5, 3, 5),
    }
    yield "pooled_vit", TimmTransformer(
        img_size=(24, 40), patch_size=8, class_token=False, global_pool="avg", **BLOCK
    ), (24, 40), {"blocks.1.norm2": (3, 5, 0), "blocks.1": (3, 5, 0)}
    yield "distilled_deit", VisionTransformerDistilled(img_size=(24, 40), patch_size=8, **BLOCK), (24, 40), {
        "blocks.1.norm1": (3, 5, 2),
    }
    yield "swin", SwinTransformer([4, 4], 8, [2, 2], [2, 2], [3, 3], mlp_ratio=2, num_classes=CLASSES), (32, 48), {
        "norm": None,
        "features.1.1.norm1": None,
        "features.3.1.attn": None,
    }
    yield "mixer", MlpMixer(img_size=32, patch_size=8, num_blocks=2, embed_dim=12, num_classes=CLASSES), (32, 32), {
        "norm": (4, 4, 0),
    }
    yield "unfolded_vit", Unfolded(), (32, 48), {"norm": (4, 6, 0)}
    yield "convnext", ConvNeXt([CNBlockConfig(8, 16, 1), CNBlockConfig(16, None, 1)], num_classes=CLASSES), (32, 48), {
        "features.3.0.block.2": None,
        "features.1.0.block.4": None,
    }


def picture(height, width):
    """The same numbers on every machine and in every language."""
    i = np.arange(3 * height * width, dtype=np.int64)
    return torch.from_numpy((((i * 7919 + 13) % 1009) / 256.0 - 2).astype(np.float32).reshape(1, 3, height, width))


def reshaped(grid):
    if grid is None:
        return lambda output: output.permute(0, 3, 1, 2)
    rows, columns, before = grid
    return lambda output: output[:, before : before + rows * columns].reshape(
        output.size(0), rows, columns, output.size(2)
    ).permute(0, 3, 1, 2)


class CellAblation(AblationLayer):
    """Sets channels of cells to 0, and of no other token."""

    def __init__(self, grid):
        super().__init__()
        self.grid = grid

    def set_next_batch(self, input_batch_index, activations, num_channels_to_ablate):
        one = activations[input_batch_index : input_batch_index + 1]
        self.activations = one.repeat(num_channels_to_ablate, *[1] * (one.dim() - 1)).clone()

    def __call__(self, x):
        for i in range(self.activations.size(0)):
            if self.grid is None:
                self.activations[i, ..., self.indices[i]] = 0
            else:
                rows, columns, before = self.grid
                self.activations[i, before : before + rows * columns, self.indices[i]] = 0
        return self.activations


METHODS = {
    "grad-cam": peers.GradCAM,
    "grad-cam-plus-plus-epsilon": peers.GradCAMPlusPlus,
    "x-grad-cam": peers.XGradCAM,
    "hires-cam": peers.HiResCAM,
    "layer-cam": peers.LayerCAM,
    "grad-cam-element-wise": peers.GradCAMElementWise,
    "eigen-cam-centred": peers.EigenCAM,
    "eigen-grad-cam": peers.EigenGradCAM,
    "score-cam-aligned-corners": peers.ScoreCAM,
    "ablation-cam": peers.AblationCAM,
}


def raw_map(method, net, path, grid, x, target):
    layer = net.get_submodule(path)
    more = {"ablation_layer": CellAblation(grid)} if method == "ablation-cam" else {}
    with METHODS[method](model=net, target_layers=[layer], reshape_transform=reshaped(grid), **more) as cam:
        output = cam.activations_and_grads(x)
        targets = [ClassifierOutputTarget(target)]
        gradients = [None]
        if cam.uses_gradients:
            output[0, target].backward(retain_graph=True)
            gradients = [g.numpy() for g in cam.activations_and_grads.gradients]
        activations = cam.activations_and_grads.activations[0].detach().numpy()
        return cam.get_cam_image(x, layer, targets, activations, gradients[0], False)[0]


def strip(file):
    """The same archive without the positions in Python's source, which are most of a small net."""
    with zipfile.ZipFile(file) as archive:
        entries = [(i, archive.read(i)) for i in archive.infolist() if not i.filename.endswith(".debug_pkl")]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in entries:
            code = info.filename.endswith(".py")
            archive.writestr(
                zipfile.ZipInfo(info.filename), content, zipfile.ZIP_DEFLATED if code else zipfile.ZIP_STORED
            )


def randomise(net, x):
    """The first weights with which the largest logit is so large that a share of it means something."""
    for seed in range(1000):
        torch.manual_seed(seed)
        for parameter in net.parameters():
            nn.init.normal_(parameter, std=0.3)
        logits = net(x)
        if logits.max() > 0.5:
            return logits
    raise ValueError("no seed gives a logit above 0.5")


def main(folder):
    torch.backends.mha.set_fastpath_enabled(False)
    entries = []
    for name, net, size, layers in nets():
        x = picture(*size)
        logits = randomise(net.eval(), x)
        target = int(logits.argmax())
        file = folder / f"{name}.pt"
        torch.jit.trace(net, x).save(str(file))
        strip(file)
        entries.append(dict(net=name, logits=logits[0].tolist(), size=size))
        for path, grid in layers.items():
            for method in METHODS:
                values = raw_map(method, net, path, grid, x, target)
                if np.abs(values).max() < 1e-6:
                    print(f"{method} at {path} of {name} is 0 but for rounding")
                    continue
                entries[-1].setdefault("maps", []).append(
                    dict(layer=path, method=method, shape=values.shape, values=[float(f"{v:.8g}") for v in values.ravel()])
                )
    lines = ",\n".join(json.dumps(entry) for entry in entries)
    (folder / "pytorch_grad_cam.json").write_text(f"[\n{lines}\n]\n")
    for name in "vit", "swin":
        net, size = next((net.eval(), size) for known, net, size, _ in nets() if known == name)
        randomise(net, picture(*size))
        torch.jit.script(net).save(str(folder / f"{name}_scripted.pt"))
        torch.jit.freeze(torch.jit.trace(net, picture(*size))).save(str(folder / f"{name}_frozen.pt"))
        strip(folder / f"{name}_scripted.pt")
        strip(folder / f"{name}_frozen.pt")


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    main(pathlib.Path(sys.argv[1]))
