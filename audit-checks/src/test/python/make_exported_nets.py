#!/usr/bin/env python3
"""Exports the small nets that the tests of .pt2 archives read, each with what PyTorch itself computes with it.

Needs PyTorch 2.13 or later:

    python3 make_exported_nets.py ../resources/org/modelaudit/torch/exported

NAME.pt2 is what torch.export.save writes with a dynamic batch, NAME.dec.pt2 the same after run_decompositions(), NAME.b1.pt2 with a
fixed batch of one, NAME.flat.pt2 the layout of PyTorch 2.7 and earlier with the same program in it, NAME_traced.pt a trace. Lines of
Python, example inputs and room between the entries are left out, and entries are compressed, so that the files stay small.
"""
import io
import json
import pathlib
import sys
import warnings
import zipfile

import torch
from torch import nn


class SharedRelu(nn.Module):
    """A residual block with one activation for two places, the second in place, and tied layers."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(4)
        self.relu = nn.ReLU(inplace=True)
        self.block = nn.Sequential(nn.Conv2d(4, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, 4, 3, padding=1))
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.first = nn.Linear(4, 4)
        self.second = nn.Linear(4, 4)
        self.second.weight = self.first.weight
        self.drop = nn.Dropout(0.2)
        self.fc = nn.Linear(4, 5)

    def forward(self, x):
        x = self.relu(self.norm(self.conv(x)))
        x = self.relu(x + self.block(x))
        x = self.pool(x).flatten(1)
        return self.fc(self.drop(self.second(torch.tanh(self.first(x)))))


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.down = nn.Conv2d(6, 2, 1)
        self.up = nn.Conv2d(2, 6, 1)

    def forward(self, x):
        s = x.mean((2, 3), keepdim=True)
        return x * torch.sigmoid(self.up(torch.relu(self.down(s))))


class Depthwise(nn.Module):
    """A depthwise convolution with a gate on its channels; a dictionary of two results."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU6(inplace=True))
        self.dw = nn.Conv2d(6, 6, 3, padding=1, groups=6, bias=False)
        self.norm = nn.BatchNorm2d(6)
        self.act = nn.ReLU()
        self.gate = Gate()
        self.fc = nn.Linear(6, 5)
        self.aux = nn.Linear(6, 2)

    def forward(self, x):
        x = self.act(self.norm(self.dw(self.stem(x))))
        x = self.gate(x).mean((2, 3))
        return {"logits": self.fc(x), "aux": self.aux(x)}


class Attention(nn.Module):
    """A transformer's block on 16 patches and a class token."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Conv2d(3, 8, 2, stride=2)
        self.cls = nn.Parameter(torch.zeros(1, 1, 8))
        self.pos = nn.Parameter(torch.zeros(1, 17, 8))
        self.norm1 = nn.LayerNorm(8)
        self.attn = nn.MultiheadAttention(8, 2, batch_first=True)
        self.norm2 = nn.LayerNorm(8)
        self.mlp = nn.Sequential(nn.Linear(8, 16), nn.GELU(), nn.Dropout(0.1), nn.Linear(16, 8))
        self.norm = nn.LayerNorm(8)
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.cls.expand(x.shape[0], -1, -1), x], dim=1) + self.pos
        y = self.norm1(x)
        x = x + self.attn(y, y, y, need_weights=False)[0]
        x = x + self.mlp(self.norm2(x))
        return self.head(self.norm(x)[:, 0])


def randomised(net):
    generator = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for tensor in net.parameters():
            tensor.copy_(torch.randn(tensor.shape, generator=generator) * 0.4)
        for name, tensor in net.named_buffers():
            if name.endswith("running_mean"):
                tensor.copy_(torch.randn(tensor.shape, generator=generator) * 0.1)
            if name.endswith("running_var"):
                tensor.copy_(torch.rand(tensor.shape, generator=generator) + 0.5)
    return net.eval()


def logits_of(result):
    return result["logits"] if isinstance(result, dict) else result


def layers(net, x):
    """Calls of modules in the order in which they end."""
    names = {id(module): name for name, module in reversed(list(net.named_modules()))}
    rows, calls = [], {}

    def ended(module, given, result):
        name = names[id(module)]
        if name:
            calls[name] = calls.get(name, 0) + 1
            returned = isinstance(result, torch.Tensor) and result is given[0]
            shape = list(result.shape) if isinstance(result, torch.Tensor) else None
            parameters = sum(p.numel() for p in module.parameters())
            rows.append((name, calls[name], type(module).__name__, shape, returned, parameters))

    hooks = [module.register_forward_hook(ended) for module in net.modules()]
    with torch.no_grad():
        net(x)
    for hook in hooks:
        hook.remove()
    return [
        dict(path=name if calls[name] == 1 else f"{name}#{call}", module=name, kind=kind, shape_batch2=shape, aliases=[name],
             returns_its_input=returned, parameters=parameters)
        for name, call, kind, shape, returned, parameters in rows
    ]


def reference(net, x, stem):
    pictures = x.clone().requires_grad_(True)
    logits = logits_of(net(pictures))
    classes = logits.argmax(1)
    gradient, = torch.autograd.grad(logits.gather(1, classes[:, None]).sum(), pictures)
    told = dict(torch=torch.__version__, input_shape=list(x.shape), logits=logits.tolist(), classes=classes.tolist(),
                layers_in_order_of_end=layers(net, x))
    stem.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n")
    x.numpy().astype("<f4").tofile(f"{stem}.x.f32")
    gradient.numpy().astype("<f4").tofile(f"{stem}.g.f32")


def entries(program):
    """What torch.export.save writes, without the lines of Python and the example inputs."""
    buffer = io.BytesIO()
    torch.export.save(program, buffer)
    kept = {}
    with zipfile.ZipFile(buffer) as archive:
        for name in archive.namelist():
            if "/sample_inputs/" not in name:
                kept[name] = archive.read(name)
    name = next(n for n in kept if n.endswith("models/model.json"))
    described = json.loads(kept[name])
    for node in described["graph_module"]["graph"]["nodes"]:
        node["metadata"] = {k: v for k, v in node["metadata"].items() if k == "nn_module_stack"}
    kept[name] = json.dumps(described).encode()
    return kept


def write(path, kept):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in kept.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def flat(program):
    """The layout of PyTorch 2.7 and earlier."""

    def saved(tensors):
        buffer = io.BytesIO()
        torch.save(tensors, buffer)
        return buffer.getvalue()

    described = next(content for name, content in entries(program).items() if name.endswith("models/model.json"))
    return {
        "serialized_exported_program.json": described,
        "serialized_state_dict.pt": saved(dict(program.state_dict)),
        "serialized_constants.pt": saved(dict(program.constants)),
        "version": b"8.7",
    }


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    x = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(1))
    for name, make in (("shared_relu", SharedRelu), ("depthwise", Depthwise), ("attention", Attention)):
        torch.manual_seed(0)
        net = randomised(make())
        reference(net, x, folder / name)
        program = torch.export.export(net, (x,), dynamic_shapes=({0: torch.export.Dim("batch")},))
        write(folder / f"{name}.pt2", entries(program))
        write(folder / f"{name}.dec.pt2", entries(program.run_decompositions()))
        if name == "attention":
            write(folder / f"{name}.b1.pt2", entries(torch.export.export(net, (x[:1],))))
        if name == "shared_relu":
            write(folder / f"{name}.flat.pt2", flat(program))
        torch.backends.mha.set_fastpath_enabled(False)
        torch.jit.save(torch.jit.trace(net, x, strict=False), folder / f"{name}_traced.pt")
    for path in folder.glob("*_traced.pt"):
        with zipfile.ZipFile(path) as archive:
            kept = {n: archive.read(n) for n in archive.namelist() if not n.endswith(".debug_pkl")}
        write(path, kept)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(pathlib.Path(sys.argv[1]))
