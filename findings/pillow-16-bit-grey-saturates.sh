#!/usr/bin/env bash
# Guess: turning a 16-bit grey picture into 8 bits keeps the upper byte of each value, as other image libraries do.
# Instead: Pillow cuts every value off at 255. All that is brighter than 1/256 of full scale is white, for grey and
#        for RGB alike, without a word.
# Matters: medical and satellite data come as 16-bit grey. A loader that says convert("RGB") shows the net a nearly
#        white picture; the audit measures an explanation of a picture that the user never sees.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 opencv-python-headless==5.0.0.93
venv/bin/python - <<'PYTHON'
import cv2
import numpy as np
import PIL
from PIL import Image

values = np.array([[0, 100, 255, 256, 1000, 32768, 65535]], np.uint16)
Image.fromarray(values).save("grey.png")
with Image.open("grey.png") as picture:
    mode = picture.mode
    read = np.asarray(picture)
    grey = np.asarray(picture.convert("L"))
    red = np.asarray(picture.convert("RGB"))[..., 0]
opencv = cv2.imread("grey.png", cv2.IMREAD_GRAYSCALE)
print(f"Pillow {PIL.__version__}, mode {mode}: {values[0].tolist()} becomes {grey[0].tolist()} as grey and")
print(f"{red[0].tolist()} as red of RGB; OpenCV {cv2.__version__} reads the same file as {opencv[0].tolist()}.")
assert (read == values).all(), "the 16-bit values are no longer read as they are"
assert (grey == np.minimum(values, 255)).all() and (red == grey).all(), "Pillow no longer cuts off at 255"
assert (opencv == values // 256).all(), "OpenCV no longer keeps the upper byte"
PYTHON
