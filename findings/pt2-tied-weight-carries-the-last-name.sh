#!/usr/bin/env bash
# Guess: in a file of torch.export, a weight that two layers share is one input of the graph, under the first of its
#        names, or each layer reads it under its own name.
# Instead: exported without strict, both names are inputs, and *every* layer, the first too, reads the last name; the
#        first name is read by nobody. Exported with strict=True there is only the first name.
# Matters: whose weight a layer has cannot be told from the names of its inputs. Randomising "the weight of layer a"
#        by name changes nothing in one file and both layers in the other.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0
venv/bin/python - <<'PYTHON'
import json
import zipfile

import torch


class Tied(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = torch.nn.Linear(4, 4, bias=False), torch.nn.Linear(4, 4, bias=False)
        self.b.weight = self.a.weight

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))


def read(strict):
    torch.export.save(torch.export.export(Tied().eval(), (torch.ones(1, 4),), strict=strict), "net.pt2")
    with zipfile.ZipFile("net.pt2") as archive:
        entry = next(name for name in archive.namelist() if name.endswith("models/model.json"))
        program = json.loads(archive.read(entry))["graph_module"]
    inputs = [spec["parameter"]["parameter_name"] for spec in program["signature"]["input_specs"] if "parameter" in spec]
    layers = [node["inputs"][1]["arg"]["as_tensor"]["name"] for node in program["graph"]["nodes"]
              if "linear" in node["target"]]
    return inputs, layers


for strict in (False, True):
    inputs, layers = read(strict)
    print(f"torch {torch.__version__}, strict={strict}: parameters among the inputs {inputs}, read by layers a and b: {layers}")
    expected = (["a.weight"], ["p_a_weight"] * 2) if strict else (["a.weight", "b.weight"], ["p_b_weight"] * 2)
    assert (inputs, layers) == expected, "a shared weight is now named differently"
PYTHON
