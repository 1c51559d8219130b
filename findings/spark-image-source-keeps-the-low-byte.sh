#!/usr/bin/env bash
# Guess: Spark's image source makes 8 bits of a 16-bit grey picture by keeping the upper byte, or leaves the picture out.
# Instead: it keeps the lower byte. Half of full scale, 32768, is read as 0 and 255 of 65535 as white; 8-bit grey is right.
# Matters: X-rays, depth and microscopy come as 16-bit grey, and a table of them looks like noise without a word said.
# Needs Java 17 or later besides Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0 pyspark==4.1.3
mkdir pictures
venv/bin/python - <<'PYTHON'
import numpy as np
import pyspark
from PIL import Image
from pyspark.sql import SparkSession

deep = [0, 255, 256, 32767, 32768, 65280, 65535]
Image.fromarray(np.array([deep], np.uint16)).save("pictures/deep.png")
Image.fromarray(np.array([[0, 64, 128, 255]], np.uint8)).save("pictures/flat.png")
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
rows = spark.read.format("image").load("pictures").select("image.origin", "image.nChannels", "image.data").collect()
read = {row.origin.rsplit("/", 1)[1]: (row.nChannels, list(row.data)) for row in rows}
print(f"pyspark {pyspark.__version__}: 16-bit grey {deep} is read as {read['deep.png'][1]},")
print(f"8-bit grey [0, 64, 128, 255] as {read['flat.png'][1]}.")
assert read["flat.png"] == (1, [0, 64, 128, 255]), "8-bit grey is read differently now"
assert read["deep.png"] == (1, [value & 255 for value in deep]), "16-bit grey is read differently now"
PYTHON
