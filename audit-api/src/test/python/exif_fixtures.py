"""Writes small pictures of every EXIF orientation, and what Pillow's ImageOps.exif_transpose makes of them.

    python3 src/test/python/exif_fixtures.py

Odd orientations are written in big-endian order, even ones in little-endian order. Needs Pillow and NumPy.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

OUT = Path(__file__).resolve().parents[1] / "resources/org/modelaudit/image/exif"


def block(orientation):
    """A TIFF block with a tag before the orientation, so that the first entry is not the one that counts."""
    order = "big" if orientation % 2 else "little"
    short = lambda value: value.to_bytes(2, order)
    long = lambda value: value.to_bytes(4, order)
    entries = [short(0x0100) + short(4) + long(1) + long(19), short(0x0112) + short(3) + long(1) + short(orientation) + short(0)]
    return (b"MM" if order == "big" else b"II") + short(42) + long(8) + short(len(entries)) + b"".join(entries) + long(0)


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    rgb = Image.fromarray(np.random.default_rng(1).integers(0, 256, (3, 5, 3), np.uint8))
    for orientation in range(1, 9):
        for kind in ("jpeg", "png"):
            exif = block(orientation)
            bytes_ = BytesIO()
            rgb.save(bytes_, kind, exif=b"Exif\0\0" + exif)
            name = f"{orientation}.{kind}"
            (OUT / name).write_bytes(bytes_.getvalue())
            turned = ImageOps.exif_transpose(Image.open(OUT / name)).convert("RGB")
            (OUT / (name + ".rgb")).write_bytes(turned.tobytes())


main()
