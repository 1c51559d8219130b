#!/usr/bin/env python3
"""Gives the starter project its files: both sample models, their labels, and the first pictures with their boxes.

Copies what make_samples.py has made, so that the starter stands on its own: whoever copies its folder has everything.
The model under audit is the Clever Hans; the honest one lies beside it, to be named in its place. Needs Python 3 only.
"""

import shutil
from pathlib import Path

PICTURES = 24


def main():
    module = Path(__file__).resolve().parent.parent
    samples, starter = module / "src" / "test" / "resources" / "samples", module / "starter"
    shutil.rmtree(starter / "data", ignore_errors=True)
    (starter / "data").mkdir()
    for name in ("clever-hans.pt", "honest.pt", "labels.txt"):
        shutil.copyfile(samples / name, starter / name)
    lines = (samples / "holdout" / "annotations.csv").read_text().splitlines()[:1 + PICTURES]
    (starter / "data" / "annotations.csv").write_text("\n".join(lines) + "\n")
    for line in lines[1:]:
        name = line.split(",")[0]
        shutil.copyfile(samples / "holdout" / "images" / name, starter / "data" / name)


if __name__ == "__main__":
    main()
