#!/usr/bin/env bash
# Guess: the node functional_1/conv2d_1/convolution, in an ONNX file that tf2onnx made of a Keras 3 model, is the
#        layer that Keras calls conv2d_1.
# Instead: it is conv2d. Keras 3 appends a number to every scope, so conv2d becomes conv2d_1, conv2d_1 becomes
#        conv2d_1_2 and conv2d_2 becomes conv2d_2_1. Of the three names that a reader would look for, one means
#        another layer and two are not there.
# Matters: an explanation "at conv2d_1" is made at the wrong layer, silently, with a plausible map.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 tensorflow-cpu==2.21.0 keras==3.15.1 onnx==1.23.2 tf2onnx==1.17.0
venv/bin/python - <<'PYTHON'
import importlib.metadata
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras
import tf2onnx
from onnx import numpy_helper

image = keras.Input((8, 8, 3))
x = image
for channels in (4, 5, 6):
    x = keras.layers.Conv2D(channels, 3)(keras.layers.ReLU()(x))
net = keras.Model(image, keras.layers.GlobalAveragePooling2D()(x))
graph = tf2onnx.convert.from_keras(net)[0].graph
weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
layers = {layer.filters: layer.name for layer in net.layers if isinstance(layer, keras.layers.Conv2D)}
found = {}
for node in graph.node:
    if node.op_type == "Conv":
        found[node.name.split("/")[1]] = layers[weights[node.input[1]].shape[0]]
print(f"keras {keras.__version__}, tf2onnx {importlib.metadata.version('tf2onnx')}: scope in the file and the layer that it "
      f"is, told by the number of filters: {found}")
assert list(found.values()) == ["conv2d", "conv2d_1", "conv2d_2"], "the layers have other names now"
assert found.get("conv2d_1") == "conv2d" and "conv2d_2" not in found, "the scopes are now named otherwise"
PYTHON
