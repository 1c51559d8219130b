#!/usr/bin/env bash
# Guess: where gradients are small but not zero, as behind any global mean, Grad-CAM++ of pytorch-grad-cam and of
#        torch-cam are the map of the paper, up to rounding; at least they agree.
# Instead: torch-cam never divides: its weights are the squared gradient, as if the denominator were 1.
#        pytorch-grad-cam adds 1e-6 to the denominator, which is larger than the squared gradients themselves.
#        Neither map is the one of the paper, nor that of the other.
# Matters: "Grad-CAM++" in a report names at least three maps; comparing figures across libraries compares epsilons.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 torch==2.15.0 torchvision==0.29.2 torchcam==0.5.0 grad-cam==1.5.7
venv/bin/python - <<'PYTHON'
import importlib.metadata

import torch
import torchcam.methods
from pytorch_grad_cam import GradCAMPlusPlus
from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.relu, self.score = torch.nn.Conv2d(3, 16, 3, padding=1), torch.nn.ReLU(), torch.nn.Linear(16, 4)

    def forward(self, x):
        return self.score(self.relu(self.conv(x)).mean((2, 3)))


torch.manual_seed(0)
net = Net().eval()
x = torch.randn(1, 3, 14, 14)
a = net.relu(net.conv(x)).detach().requires_grad_()
g = torch.autograd.grad(net.score(a.mean((2, 3)))[0, 1], a)[0]
a = a.detach()
denominator = 2 * g**2 + a.sum((2, 3), keepdim=True) * g**3


def scaled(alpha):
    cam = ((alpha * g.relu()).sum((2, 3), keepdim=True) * a).sum(1)[0].relu()
    cam = cam - cam.min()
    return cam / cam.max()


paper, with_epsilon, squared = scaled(g**2 / denominator), scaled(g**2 / (denominator + 1e-6)), scaled(g**2)
with torchcam.methods.GradCAMpp(net, target_layer="relu") as explainer:
    torch_cam = explainer(1, net(x))[0][0].detach()
grad_cam = torch.from_numpy(GradCAMPlusPlus(net, [net.relu])(x, [ClassifierOutputTarget(1)])[0])
gap = lambda one, other: (one - other).abs().max().item()
print(f"torchcam {importlib.metadata.version('torchcam')}, maps scaled to 0..1: largest difference to the paper's "
      f"{gap(torch_cam, paper):.3f}, to squared gradients as weights {gap(torch_cam, squared):.3f};")
print(f"grad-cam {importlib.metadata.version('grad-cam')}: to the paper's {gap(grad_cam, paper):.3f}, to the paper's with "
      f"1e-6 in the denominator {gap(grad_cam, with_epsilon):.6f}; median squared gradient {(g**2).median().item():.1e}.")
assert gap(torch_cam, squared) < 0.03 and gap(torch_cam, paper) > 0.3, "torch-cam now weighs differently"
assert gap(grad_cam, with_epsilon) < 1e-4 and gap(grad_cam, paper) > 0.2, "grad-cam now weighs differently"
PYTHON
