#!/usr/bin/env python3
"""Writes the tables of docs/layers.md from what the conformance profile wrote.

    layers_table.py docs/layers.md 'title=layers.csv[@N]' ['title=layers.csv[@N]' ...]

N says that only every Nth layer of each file was tried. Tables with the same title become one. What stands in the document
between the two markers is replaced.
"""
import collections
import csv
import pathlib
import sys

START = "<!-- tables: begin -->"
END = "<!-- tables: end -->"
# Everything else is a convolution, a normalisation, an activation, a pooling or a block of them.
NOT_COUNTED = {"Identity", "Dropout", "StochasticDepth", "Linear", "Flatten", "Permute", "Input",
               "flatten", "dropout", "linear", "addmm", "matmul", "mul", "mul_", "div", "div_", "sub", "sub_"}


def largest(rows, column):
    values = [float(row[column]) for row in rows if row[column] != ""]
    return f"{max(values):.1e}" if values and max(values) else "0" if values else ""


def reasons(rows):
    counted = collections.Counter()
    for row in rows:
        reason = row["reason"].rstrip(".").replace(f"'{row['path']}'", "it").replace("|", "\\|")
        reason = reason.split("it cannot be cut at it: ")[-1]
        if reason:
            counted[(row["kind"], reason)] += 1
    return "; ".join(f"{n} × {kind + ': ' if kind else ''}{reason}" for (kind, reason), n in counted.most_common())


def line(file, rows, every):
    cut = [row for row in rows if row["outcome"] == "cut"]
    counted = [row for row in rows if row["kind"] not in NOT_COUNTED]
    good = [row for row in counted if row["outcome"] == "cut" and row["gradient_difference"] != ""]
    exact = sum(row["max_difference"] == "0" for row in cut)
    gradients = sum(row["gradient_difference"] == "0" for row in cut)
    share = f"{100 * len(good) / len(counted):.1f} %" if counted and rows[0]["path"] else ""
    cells = [pathlib.PurePosixPath(file).name, rows[0]["form"], "all" if every == 1 else f"every {every}th",
             len(rows) if rows[0]["path"] else 0, len(cut), exact, largest(rows, "max_difference"), gradients,
             largest(rows, "gradient_difference"), share, len(rows) - len(cut), reasons(rows)]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


HEAD = ("| file | form | tried | paths | cut | equal to forward | largest difference | equal gradient |"
        " largest gradient difference | counted paths working | refused | why |\n"
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |")


def main():
    document, sources = pathlib.Path(sys.argv[1]), sys.argv[2:]
    tables = collections.defaultdict(list)
    for source in sources:
        title, name = source.split("=", 1)
        name, _, every = name.partition("@")
        files = collections.defaultdict(list)
        for row in csv.DictReader(open(name, newline="")):
            files[row["file"]].append(row)
        tables[title].extend((file, rows, int(every or 1)) for file, rows in files.items())
    text = []
    for title, files in tables.items():
        all_rows = [row for _, rows, _ in files for row in rows if row["path"]]
        counted = [row for row in all_rows if row["kind"] not in NOT_COUNTED]
        good = [row for row in counted if row["outcome"] == "cut" and row["gradient_difference"] != ""]
        text += [f"## {title}", "",
                 f"{len(all_rows)} paths tried, {sum(r['outcome'] == 'cut' for r in all_rows)} cut. Of the {len(counted)}"
                 f" convolution, normalisation, activation, pooling and block paths {len(good)} work"
                 f" ({100 * len(good) / max(1, len(counted)):.2f} %).", "", HEAD]
        text += [line(*entry) for entry in sorted(files, key=lambda entry: entry[0])] + [""]
    before, rest = document.read_text().split(START)
    after = rest.split(END)[1]
    document.write_text(before + START + "\n\n" + "\n".join(text) + "\n" + END + after)


if __name__ == "__main__":
    main()
