#!/usr/bin/env python3
"""Writes small pictures and what Pillow and torchvision's rules make of them.

The Java tests compare their own decoding and resizing with these files. Run it with Pillow 9.4 or later and NumPy:

    python3 audit-api/src/test/python/pillow_fixtures.py

decode.csv: file, width, height; beside each file F lies F.rgb, the bytes of convert("RGB").
prepare.csv: one line a case; NAME.rgb holds the bytes of the resized and cropped picture, NAME.f32 the normalised
input, little-endian, channel by channel.
"""

import csv
import io
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

OUT = pathlib.Path(__file__).parent.parent / "resources/org/modelaudit/image/pillow"
MEAN = np.array([0.485, 0.456, 0.406], np.float32)
DEVIATION = np.array([0.229, 0.224, 0.225], np.float32)


def noise(width, height, channels, seed):
    return np.random.RandomState(seed).randint(0, 256, (height, width, channels), np.uint8)


def smooth(width, height):
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], 2).astype(np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png16(colour_type, samples):
    """A 16-bit PNG, which Pillow cannot write in colour."""
    height, width = samples.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    header = struct.pack(">IIBBBBB", width, height, 16, colour_type, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"gAMA", struct.pack(">I", 100000))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def swapped_profile():
    """An sRGB profile whose red and green primaries are exchanged: whoever applies it is found out."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes(12)  # the time of its making, so that every run writes the same bytes
    tags = {}
    for i in range(struct.unpack(">I", profile[128:132])[0]):
        at = 132 + 12 * i
        tags[bytes(profile[at:at + 4])] = at
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red + 4:red + 12], profile[green + 4:green + 12] = profile[green + 4:green + 12], profile[red + 4:red + 12]
    return bytes(profile)


def without_jfif(jpeg):
    assert jpeg[2:4] == b"\xff\xe0"
    return jpeg[:2] + jpeg[4 + struct.unpack(">H", jpeg[4:6])[0]:]


def jpeg(image, **options):
    data = io.BytesIO()
    image.save(data, "JPEG", quality=90, **options)
    return data.getvalue()


def decode_fixtures():
    rgb = Image.fromarray(smooth(19, 13))
    rgba = Image.fromarray(noise(11, 7, 4, 1), "RGBA")
    palette = Image.fromarray(noise(11, 7, 3, 2)).quantize(9)
    exif = Image.Exif()
    exif[274] = 6
    pictures = {
        "rgb.png": rgb,
        "rgba.png": rgba,
        "grey.png": Image.fromarray(noise(11, 7, 1, 3)[..., 0]),
        "grey-alpha.png": Image.fromarray(noise(11, 7, 2, 4), "LA"),
        "palette.png": palette,
        "one-bit.png": Image.fromarray(noise(11, 7, 1, 5)[..., 0]).convert("1"),
        "rgb.bmp": rgb,
        "palette.bmp": palette,
        "grey.bmp": Image.fromarray(noise(11, 7, 1, 6)[..., 0]),
    }
    for name, image in pictures.items():
        image.save(OUT / name)
    palette.save(OUT / "palette-transparent.png", transparency=0)
    rgb.save(OUT / "profile.png", icc_profile=swapped_profile())
    (OUT / "rgb16.png").write_bytes(png16(2, noise(7, 5, 6, 7).view(">u2").reshape(5, 7, 3)))
    (OUT / "full.jpg").write_bytes(jpeg(rgb, subsampling=0))
    (OUT / "half.jpg").write_bytes(jpeg(rgb, subsampling=2))
    (OUT / "progressive.jpg").write_bytes(jpeg(rgb, progressive=True))
    (OUT / "grey.jpg").write_bytes(jpeg(rgb.convert("L")))
    (OUT / "profile.jpg").write_bytes(jpeg(rgb, icc_profile=swapped_profile()))
    (OUT / "no-jfif.jpg").write_bytes(without_jfif(jpeg(rgb, subsampling=0)))
    (OUT / "turned.jpg").write_bytes(jpeg(rgb, exif=exif))
    names = list(pictures) + ["palette-transparent.png", "profile.png", "rgb16.png", "full.jpg", "half.jpg",
                              "progressive.jpg", "grey.jpg", "profile.jpg", "no-jfif.jpg", "turned.jpg"]
    with open(OUT / "decode.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["file", "width", "height"])
        for name in names:
            image = Image.open(OUT / name).convert("RGB")
            (OUT / (name + ".rgb")).write_bytes(image.tobytes())
            table.writerow([name, *image.size])
    # Not decode fixtures: Pillow clips 16-bit grey, and CMYK is refused.
    (OUT / "cmyk.jpg").write_bytes(jpeg(rgb.convert("CMYK")))
    (OUT / "grey16.png").write_bytes(png16(0, np.array([[0, 1, 255, 256, 65535]], np.uint16)))


def prepared(image, rule, width, height, shorter, colour):
    """torchvision's Resize, CenterCrop, ToTensor and Normalize, by their rules."""
    image = image.convert("L") if colour == "GREY" else image.convert("RGB")
    w, h = image.size
    if rule == "SHORTER_SIDE":
        short, long = min(w, h), max(w, h)
        other = int(shorter * long / short)
        image = image.resize((shorter, other) if w <= h else (other, shorter), Image.BILINEAR)
    elif rule == "SQUEEZE":
        image = image.resize((width, height), Image.BILINEAR)
    left, top = int(round((image.width - width) / 2.0)), int(round((image.height - height) / 2.0))
    image = image.crop((left, top, left + width, top + height))
    values = np.asarray(image).reshape(height, width, -1)
    channels = values.shape[2]
    if colour == "BGR":
        values = values[..., ::-1]
    values = (values.astype(np.float32) / np.float32(255) - MEAN[:channels]) / DEVIATION[:channels]
    return image.convert("RGB"), values.transpose(2, 0, 1)


def prepare_fixtures():
    sources = {"wide": (61, 37), "tall": (23, 58), "small": (5, 4), "square": (40, 40), "line": (90, 2)}
    for seed, (name, (width, height)) in enumerate(sources.items()):
        Image.fromarray(noise(width, height, 3, 10 + seed)).save(OUT / (name + ".png"))
    cases = [
        ("wide-shorter", "wide", "SHORTER_SIDE", 14, 14, 16, "RGB"),
        ("tall-shorter", "tall", "SHORTER_SIDE", 14, 14, 17, "RGB"),
        ("small-enlarged", "small", "SHORTER_SIDE", 14, 14, 16, "RGB"),
        ("square-odd-crop", "square", "SHORTER_SIDE", 11, 12, 17, "RGB"),
        ("line-stretched", "line", "SHORTER_SIDE", 14, 14, 16, "RGB"),
        ("wide-squeezed", "wide", "SQUEEZE", 12, 12, 12, "RGB"),
        ("tall-squeezed", "tall", "SQUEEZE", 30, 9, 30, "RGB"),
        ("square-as-stored", "square", "NONE", 40, 40, 40, "RGB"),
        ("wide-grey", "wide", "SHORTER_SIDE", 14, 14, 16, "GREY"),
        ("wide-bgr", "wide", "SHORTER_SIDE", 14, 14, 16, "BGR"),
    ]
    with open(OUT / "prepare.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["name", "source", "rule", "width", "height", "shorter", "colour"])
        for name, source, rule, width, height, shorter, colour in cases:
            image, values = prepared(Image.open(OUT / (source + ".png")), rule, width, height, shorter, colour)
            (OUT / (name + ".rgb")).write_bytes(image.tobytes())
            (OUT / (name + ".f32")).write_bytes(values.astype("<f4").tobytes())
            table.writerow([name, source, rule, width, height, shorter, colour])


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    decode_fixtures()
    prepare_fixtures()
