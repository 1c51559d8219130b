#!/usr/bin/env bash
# Guess: a module that is registered under two names appears once in named_modules() after saving and loading it as
#        TorchScript, as it does before, and as its parameters do.
# Instead: before saving, named_modules() lists it once; loaded, it is listed under both names, while
#        named_parameters() still lists each parameter once and both names share one storage.
# Matters: a list of layers made from the loaded file is longer than the one of the Python model, and randomising
#        "each layer of the list" in turn draws the same weights twice.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0
cat > seen.py <<'PYTHON'  # a file, as scripting reads the source
import io

import torch


class Shared(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 3)
        self.second = self.first

    def forward(self, x):
        return self.second(torch.relu(self.first(x)))


names = lambda pairs: [name for name, _ in pairs if name]
model = Shared().eval()
before = names(model.named_modules())
for kind, program in (("scripted", torch.jit.script(model)), ("traced", torch.jit.trace(model, torch.ones(1, 3)))):
    buffer = io.BytesIO()
    torch.jit.save(program, buffer)
    buffer.seek(0)
    loaded = torch.jit.load(buffer)
    after, parameters = names(loaded.named_modules()), names(loaded.named_parameters())
    print(f"torch {torch.__version__}, {kind}: modules before saving {before}, loaded {after}, parameters {parameters}")
    assert before == ["first"] and after == ["first", "second"], "both sides now list the same modules"
    assert parameters == ["first.weight", "first.bias"], "parameters are no longer listed once"
    assert loaded.first.weight.data_ptr() == loaded.second.weight.data_ptr(), "the storage is no longer shared"
PYTHON
venv/bin/python -W ignore seen.py
