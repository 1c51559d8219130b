#!/usr/bin/env bash
# Guess: a converter that meets an operation it cannot express raises an error, or expresses exact GELU by Erf or
#        by the standard Gelu.
# Instead: tf2onnx logs a line and returns a model with a node Erfc in the domain of the standard, which has no such
#        operator. The checker of onnx refuses the file, and so does ONNX Runtime.
# Matters: every Keras model with exact GELU (ConvNeXt, transformers) becomes a file that looks complete and opens
#        in no runtime; a reader should name the operator, and may translate it: the mathematics is plain.
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
import onnx
import tf2onnx

vector = keras.Input((8,))
net = keras.Model(vector, keras.layers.Activation("gelu")(keras.layers.Dense(4)(vector)))
model = tf2onnx.convert.from_keras(net)[0]
version = next(entry.version for entry in model.opset_import if entry.domain == "")
foreign = [node.op_type for node in model.graph.node if node.domain == "" and not onnx.defs.has(node.op_type)]
try:
    onnx.checker.check_model(model)
    refused = False
except onnx.checker.ValidationError:
    refused = True
print(f"tf2onnx {importlib.metadata.version('tf2onnx')} returns a model of opset {version} for a Keras layer with exact GELU; "
      f"operators that the standard lacks: {foreign}; refused by the checker: {refused}.")
assert foreign == ["Erfc"] and refused, "exact GELU is now converted otherwise"
PYTHON
