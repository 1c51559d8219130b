#!/usr/bin/env python3
"""Writes tiny JPEG files of every sampling, and digests of the pixels that Pillow reads from them.

The Java test holds its own decoder, on whatever JDK it runs, against these digests. Run it with Pillow (of libjpeg-turbo,
which is what its wheels bring), NumPy, and libjpeg-turbo's command cjpeg on the path:

    python3 audit-api/src/test/python/jpeg_fixtures.py

pixels.csv: file, width, height, SHA-256 of the bytes of convert("RGB"). The files in refused/ are sound, but decoders do
not agree on them.
"""

import csv
import hashlib
import pathlib
import subprocess

import numpy as np
from PIL import Image

OUT = pathlib.Path(__file__).parent.parent / "resources/org/modelaudit/image/jpeg"

SAMPLINGS = {
    "444": "1x1", "422": "2x1", "420": "2x2", "440": "1x2", "411": "4x1", "410": "4x2", "441": "1x4", "quarter-down": "2x4",
    "third-across": "3x1", "third-down": "1x3", "mixed": "2x2,2x1,1x2", "four-two-one": "1x4,1x2,1x1",
    "crossed": "2x1,1x2,1x1", "chroma-finer": "2x1,1x2,2x2",
}
CODINGS = {
    "baseline": [],
    "progressive": ["-progressive"],
    "restart": ["-restart", "2B", "-optimize"],
    "progressive-restart": ["-progressive", "-restart", "1B"],
}


def picture(width, height):
    """Slopes with grains in them, so that neither transform nor filter has an easy time."""
    y, x = np.mgrid[0:height, 0:width]
    slopes = np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], 2)
    grains = np.random.RandomState(width * 100 + height).randint(-60, 61, slopes.shape)
    return Image.fromarray(np.clip(slopes + grains, 0, 255).astype(np.uint8))


def compress(image, *options):
    ppm = b"P6 %d %d 255\n" % image.size + image.tobytes()
    return subprocess.run(["cjpeg", *options], input=ppm, capture_output=True, check=True).stdout


def files():
    for sampling, factors in SAMPLINGS.items():
        for coding, options in CODINGS.items():
            yield f"{sampling}-{coding}.jpg", compress(picture(37, 27), "-sample", factors, *options)
    for width, height in [(1, 1), (2, 9), (3, 2), (4, 5), (5, 3), (16, 16), (17, 33)]:
        for sampling in ["422", "420", "440"]:
            yield (f"{sampling}-{width}x{height}.jpg",
                   compress(picture(width, height), "-sample", SAMPLINGS[sampling]))
    yield "grey.jpg", compress(picture(37, 27), "-grayscale")
    yield "grey-sampled.jpg", compress(picture(37, 27), "-grayscale", "-sample", "2x2")
    yield "grey-progressive.jpg", compress(picture(37, 27), "-grayscale", "-progressive")
    yield "rgb.jpg", compress(picture(37, 27), "-rgb")
    yield "coarse.jpg", compress(picture(37, 27), "-quality", "3")
    yield "fine.jpg", compress(picture(37, 27), "-quality", "100", "-sample", "1x1")
    yield "scan-each.jpg", compress(picture(37, 27), "-scans", scans("0;\n1;\n2;\n"))


def scans(text):
    path = OUT / "scans.txt"
    path.write_text(text)
    return str(path)


def fractional(jpeg):
    """Says 3x2 and 2x1 where the frame says 2x2 and 1x1: nothing behind the header is looked at."""
    at = jpeg.index(b"\xff\xc0")
    data = bytearray(jpeg)
    data[at + 11], data[at + 14] = 0x32, 0x21
    return bytes(data)


if __name__ == "__main__":
    (OUT / "refused").mkdir(parents=True, exist_ok=True)
    with open(OUT / "pixels.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["file", "width", "height", "sha256"])
        for name, data in files():
            (OUT / name).write_bytes(data)
            image = Image.open(OUT / name).convert("RGB")
            table.writerow([name, *image.size, hashlib.sha256(image.tobytes()).hexdigest()])
    image = picture(37, 27)
    (OUT / "refused/arithmetic.jpg").write_bytes(compress(image, "-arithmetic"))
    (OUT / "refused/means-only.jpg").write_bytes(compress(image, "-scans", scans("0,1,2: 0-0, 0, 0;\n")))
    (OUT / "refused/fractional.jpg").write_bytes(fractional(compress(image)))
    (OUT / "scans.txt").unlink()
