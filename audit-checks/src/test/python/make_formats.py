"""Writes one small net in every format that is read: PyTorch 2.13, onnx, onnxscript; no network, seeded.

    python3 make_formats.py ../resources/org/modelaudit/equivalence

net.pt is traced, net.pt2 is torch.export's, net.dynamo.onnx and net.traced.onnx are those of PyTorch's two exporters to ONNX;
half.onnx is the net with its weights rounded to 16 bits and written as 32.
"""

import copy
import pathlib
import sys
import warnings

import torch

warnings.filterwarnings("ignore")


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = torch.nn.Sequential(torch.nn.Conv2d(3, 6, 3, padding=1), torch.nn.BatchNorm2d(6), torch.nn.ReLU())
        self.body = torch.nn.Sequential(torch.nn.Conv2d(6, 8, 3, 2, 1), torch.nn.BatchNorm2d(8), torch.nn.ReLU())
        self.head = torch.nn.Linear(8, 4)

    def forward(self, x):
        return self.head(self.body(self.stem(x)).mean((2, 3)))


torch.manual_seed(0)
net = Net()
for module in net.modules():
    if isinstance(module, torch.nn.BatchNorm2d):
        module.running_mean.normal_(0, 0.1)
        module.running_var.uniform_(0.5, 1.5)
        torch.nn.init.uniform_(module.weight, 0.5, 1.5)
        torch.nn.init.normal_(module.bias, 0, 0.1)
net.eval()
half = copy.deepcopy(net).half().float().eval()
folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
two = torch.zeros(2, 3, 16, 16)
torch.jit.trace(net, two).save(str(folder / "net.pt"))
batch = ({0: torch.export.Dim("batch")},)
torch.export.save(torch.export.export(net, (two,), dynamic_shapes=batch), folder / "net.pt2")
for name, which in (("net.traced.onnx", net), ("half.onnx", half)):
    torch.onnx.export(
        which, (two,), str(folder / name), dynamo=False, input_names=["x"], dynamic_axes={"x": {0: "batch"}}, opset_version=17
    )
torch.onnx.export(
    net, (two,), str(folder / "net.dynamo.onnx"), dynamo=True, external_data=False, dynamic_shapes=batch, input_names=["x"]
)
