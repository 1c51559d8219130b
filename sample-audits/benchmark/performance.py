"""Measures what docs/performance.md says and writes it again. Nothing of the build needs it.

    python3 sample-audits/benchmark/performance.py audit   --other CHECKOUT [--pairs 5] [--explainers grad-cam]
    python3 sample-audits/benchmark/performance.py peers   --python VENV/bin/python [--pairs 5]
    python3 sample-audits/benchmark/performance.py scoring
    python3 sample-audits/benchmark/performance.py start   [--other CHECKOUT] [--pairs 5]
    python3 sample-audits/benchmark/performance.py memory  --other CHECKOUT
    python3 sample-audits/benchmark/performance.py streams --other CHECKOUT [--pairs 5]
    python3 sample-audits/benchmark/performance.py many
    python3 sample-audits/benchmark/performance.py explainers
    python3 sample-audits/benchmark/performance.py page

All but the last add figures to benchmark/figures.json, the last makes the page of them. `explainers` takes what -Pbench has left in
audit-checks/target/bench/explainers.csv. `streams` compares time on the clock, of whole processes with their default number of threads, of an audit
of 64 pictures by the sample model; `many` the peak of memory of 10,000 pictures to that of 500. What else is compared runs in turn, every process
on one thread, and processor time (user and system) of whole processes is compared: of 8 and of 2 pictures, whose difference is six
pictures without the start. Both checkouts must be compiled (./mvnw -q test-compile); `--classes DIR` takes this one's from elsewhere,
MODELAUDIT_CLASSPATH the libraries, else Maven is asked for them. `--other` is a checkout of the commit that is raced; its sampler of
libtorch's share, its reading of memory and the audits of small models are replaced by this one's, so that both are watched alike. `--python` has the libraries of shared/peers/requirements.txt.
"""
import argparse, csv, json, os, re, statistics, subprocess, sys, tempfile, time
from datetime import date
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
FIGURES = Path(__file__).with_name("figures.json")
PAGE = TOP / "docs" / "performance.md"
SAMPLE = "org.modelaudit.samples.SampleModelBenchmark"
SHARED = Path(os.environ.get("MODELAUDIT_SHARED", TOP.parent / "shared"))
EXPLAINERS = TOP / "audit-checks/target/bench/explainers.csv"
STARTER = re.search(r"<argLine>(.*)</argLine>", (TOP / "sample-audits/starter/pom.xml").read_text()).group(1)
HEAPS = {"Java's default": "", "the options of the starter": STARTER, "these and the collector of one thread": f"{STARTER} -XX:+UseSerialGC", "at most 256 MiB": "-Xmx256m",
         "256 MiB from the start": "-Xms256m -Xmx256m -XX:+AlwaysPreTouch"}
MODULES = ["audit-api", "audit-checks", "audit-report"]


def libraries():
    given = os.environ.get("MODELAUDIT_CLASSPATH")
    if given:
        return given
    with tempfile.NamedTemporaryFile() as file:
        # With the compilation before it, for modules that were not installed; those are left out, for each checkout has its own.
        subprocess.run([TOP / "mvnw", "-q", "-pl", "sample-audits", "-am", "-Djacoco.skip", "test-compile", "dependency:build-classpath",
                        f"-Dmdep.outputFile={file.name}"], cwd=TOP, check=True)
        return os.pathsep.join(e for e in Path(file.name).read_text().strip().split(os.pathsep) if e.endswith(".jar"))


def classes(checkout):
    return [str(checkout / "sample-audits/target/test-classes")] + [str(checkout / m / "target/classes") for m in MODULES]


def processor_time(command, cwd=None, env=None):
    """User and system seconds of a process, and what it printed."""
    before = os.times()
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    after = os.times()
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stdout[-500:]}")
    return after.children_user - before.children_user, after.children_system - before.children_system, done.stdout


def java(path, main, *arguments, flags=(), **properties):
    with tempfile.TemporaryDirectory() as folder:
        options = {"java.awt.headless": "true", "modelaudit.opening": "direct", "modelaudit.threads": "1",
                   "modelaudit.shared": SHARED, "allure.results.directory": folder, **properties}
        return processor_time(["java", *flags, *[f"-D{k}={v}" for k, v in options.items()], "-cp", os.pathsep.join(path), main, *arguments],
                              cwd=TOP / "sample-audits")


def audit(path, pictures, explainers):
    own = {"modelaudit.benchmark.pictures": pictures}
    if explainers != "all":
        own["modelaudit.explainers"] = explainers
    return java(path, "org.modelaudit.samples.WholeAuditBenchmark", **own)


def six(run):
    """Processor seconds of six pictures: of eight less two."""
    eight, two = run(8), run(2)
    return {"user": eight[0] - two[0], "system": eight[1] - two[1], "said": said(eight[2])}


def said(output):
    """Of a whole audit what its first run says, for those after it find their outcomes kept; else the last line."""
    lines = output.strip().splitlines()
    return next((line for line in lines if line.startswith("In all")), lines[-1])


def total(figure):
    return figure["user"] + figure["system"]


def keep(what, entry):
    figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    figures.setdefault(what, []).append({"date": str(date.today()), "cores": os.cpu_count(), "load": round(os.getloadavg()[1], 1), **entry})
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n")


def race(what, ours, theirs, pairs):
    for pair in range(pairs):
        entry = {"theirs": six(theirs), "ours": six(ours)}
        keep(what, entry)
        print(what, pair + 1, round(total(entry["ours"]), 1), "/", round(total(entry["theirs"]), 1), "=",
              round(total(entry["ours"]) / total(entry["theirs"]), 3), flush=True)


def memory(ours, theirs):
    """Peak of resident memory, in MB, of the first run of an audit of few and of many pictures; theirs of few."""
    peak = lambda path, n: int(re.search(r"resident memory (\d+) kB", said(audit(path, n, "grad-cam")[2])).group(1)) // 1024
    keep("memory", {"few": 32, "ours": peak(ours, 32), "theirs": peak(theirs, 32), "many": 320, "ours_many": peak(ours, 320)})


def sample_model(path, audit, folder, *flags):
    """Seconds on the clock of an audit by the sample model in a process of its own with all defaults, and what it printed."""
    with tempfile.TemporaryDirectory() as results:
        options = {"java.awt.headless": "true", "modelaudit.opening": "direct", "modelaudit.progress": "none",
                   "modelaudit.ledger": Path(results, "ledger.sqlite"), "allure.results.directory": results}
        start = time.monotonic()
        done = processor_time(["java", *flags, *[f"-D{k}={v}" for k, v in options.items()], "-cp", os.pathsep.join(path), SAMPLE, "audit",
                               folder, f"org.modelaudit.samples.{audit}"], cwd=TOP / "sample-audits")
        return {"wall": time.monotonic() - start, "processor": done[0] + done[1], "said": said(done[2])}


def pictures(path, folder, count):
    processor_time(["java", "-cp", os.pathsep.join(path), SAMPLE, "pictures", folder, count], cwd=TOP / "sample-audits")
    return folder


def streams(ours, theirs, pairs):
    with tempfile.TemporaryDirectory() as folder:
        pictures(ours, folder, 64)
        for pair in range(pairs):
            entry = {"theirs": sample_model(theirs, "SampleModelWholeAudit", folder),
                     "ours": sample_model(ours, "SampleModelWholeAudit", folder),
                     "ours_starter": sample_model(ours, "SampleModelWholeAudit", folder, *STARTER.split())}
            keep("streams", entry)
            print("streams", pair + 1, round(entry["ours"]["wall"] / entry["theirs"]["wall"], 3),
                  "the audits themselves", round(own(entry["ours"]) / own(entry["theirs"]), 3), flush=True)


def many(ours):
    """Peak of resident memory, in MB, reports included: with as much heap as Java takes by default, with at most 256 MiB, and with just these."""
    peaks = {}
    for count in (500, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            pictures(ours, folder, count)
            for heap, flags in HEAPS.items():
                done = sample_model(ours, "SampleModelManyAudit", folder, *flags.split())
                peaks[f"{count} {heap}"] = int(re.search(r"resident memory (\d+) kB", done["said"]).group(1)) // 1024
                print("many", count, heap, peaks[f"{count} {heap}"], "MB", flush=True)
    keep("many", {"peaks": peaks})


def page():
    figures = json.loads(FIGURES.read_text())
    text = PAGE.read_text()
    for what, entries in figures.items():
        start, end = f"<!-- {what} -->\n", f"<!-- end of {what} -->\n"
        if start not in text:
            sys.exit(f"{PAGE} has no place for '{what}'.")
        head, rest = text.split(start)
        text = head + start + table(what, entries) + end + rest.split(end)[1]
    PAGE.write_text(text)


def table(what, entries):
    if what == "scoring":
        return entries[-1]["table"]
    if what == "explainers":
        return explainers_table(entries)
    if what == "many":
        e = entries[-1]
        of = lambda heap: [e["peaks"][f"{n} {heap}"] for n in (500, 10_000)]
        rows = [f"| {heap}{f', `{flags}`' if flags else ''} | {of(heap)[0]} | {of(heap)[1]} | {of(heap)[1] / of(heap)[0]:.2f} |"
                for heap, flags in HEAPS.items()]
        return ("| heap | 500 pictures, MB | 10,000 pictures, MB | ratio |\n| --- | --- | --- | --- |\n" + "\n".join(rows)
                + f"\n\nLoad of the machine: {e['load']} on {e['cores']} cores.\n")
    if what == "streams":
        return streams_table(entries)
    if what == "memory":
        e = entries[-1]
        return (f"| pictures | ours, MB | theirs, MB |\n| --- | --- | --- |\n| {e['few']} | {e['ours']} | {e['theirs']} |\n"
                f"| {e['many']} | {e['ours_many']} | |\n\nRatio of many to few: **{e['ours_many'] / e['ours']:.2f}**.\n")
    lines = ["| pair | ours, s | of that the kernel's | theirs, s | of that the kernel's | ratio | load of the machine |", "| --- " * 7 + "|"]
    ratios = []
    for i, e in enumerate(entries):
        ratios.append(total(e["ours"]) / total(e["theirs"]))
        lines.append(f"| {i + 1} | {total(e['ours']):.1f} | {e['ours']['system']:.1f} | {total(e['theirs']):.1f} | {e['theirs']['system']:.1f} "
                     f"| {ratios[-1]:.2f} | {e['load']} on {e['cores']} cores |")
    said = f"Median of the ratios: **{statistics.median(ratios):.2f}**."
    quick = [total(e["ours_quick"]) / total(e["theirs"]) for e in entries if "ours_quick" in e]
    if quick:
        said += f" Of ours with `{STARTER}` to theirs without: **{statistics.median(quick):.2f}**."
    return "\n".join(lines) + f"\n\n{said}\n"


def own(figure):
    """Seconds that the audit itself took, from its plan to its verdicts."""
    return float(re.search(r"([\d.]+) s of them", figure["said"]).group(1))


def streams_table(entries):
    lines = ["| pair | ours, s | the audit itself | processor | theirs, s | the audit itself | processor | ratio | of the audits themselves "
             "| load of the machine |", "| --- " * 10 + "|"]
    whole = [e["ours"]["wall"] / e["theirs"]["wall"] for e in entries]
    audits = [own(e["ours"]) / own(e["theirs"]) for e in entries]
    for i, e in enumerate(entries):
        cells = [f"{e[w]['wall']:.1f} | {own(e[w]):.1f} | {e[w]['processor']:.1f}" for w in ("ours", "theirs")]
        lines.append(f"| {i + 1} | {cells[0]} | {cells[1]} | {whole[i]:.2f} | {audits[i]:.2f} | {e['load']} on {e['cores']} cores |")
    said = (f"Median of the ratios: **{statistics.median(whole):.2f}** of whole processes, **{statistics.median(audits):.2f}** of the "
            "audits themselves.")
    starter = [e["ours_starter"]["wall"] / e["theirs"]["wall"] for e in entries]
    said += f" Of our whole processes with the options of the starter to theirs without: **{statistics.median(starter):.2f}**."
    return "\n".join(lines) + f"\n\n{said}\n"


def explainers():
    """The last line of each explainer, net and batch that -Pbench has written."""
    with EXPLAINERS.open() as file:
        for row in {(r["explainer"], r["model"], r["batch"]): r for r in csv.DictReader(file)}.values():
            keep("explainers", {k: row[k] for k in ("explainer", "model", "batch", "ratio", "aim", "unavoidable")})


def explainers_table(entries):
    nets = {"mobilenet_v2_torchvision_imagenet_traced.pt": "MobileNetV2", "squeezenet1_1_imagenet_traced.pt": "SqueezeNet"}
    batches = ["1", "8", "32"]
    last = {(e["explainer"], e["model"], e["batch"]): e for e in entries}
    heads = [f"{name}, batch {b}" for name in nets.values() for b in batches]
    lines = ["| explainer | passes that it cannot avoid | aim | " + " | ".join(heads) + " |", "| --- " * (3 + len(heads)) + "|"]
    for name in dict.fromkeys(e["explainer"] for e in entries):
        one = next(e for e in entries if e["explainer"] == name)
        cells = [f"{float(last[name, net, b]['ratio']):.2f}" if (name, net, b) in last else "" for net in nets for b in batches]
        lines.append(f"| {name} | {one['unavoidable']} | {one['aim']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["audit", "peers", "scoring", "start", "memory", "streams", "many", "explainers", "page"])
    parser.add_argument("--other", type=Path)
    parser.add_argument("--classes", type=Path, nargs="+")
    parser.add_argument("--python", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--explainers", default="grad-cam", help="names joined by commas, or 'all'")
    given = parser.parse_args()
    if given.what == "page":
        return page()
    if given.what == "explainers":
        return explainers()
    own = [str(c) for c in given.classes] if given.classes else classes(TOP)
    path = own + [libraries()]
    if given.what == "scoring":
        rows = [line.split(",") for line in (SHARED / "models/models.csv").read_text().splitlines()]
        file, size = rows[0].index("file"), rows[0].index("input_size")
        models = [a for r in rows[1:] if r[size].isdigit() and "int8" not in r[file] for a in (str(SHARED / "models" / r[file]), r[size])]
        said = java(path, "org.modelaudit.samples.ScoringBenchmark", *models)[2]
        return keep("scoring", {"table": said[said.index("| file"):]})
    if given.what == "many":
        return many(path)
    if given.what in ("audit", "start", "memory", "streams") and given.other:
        with tempfile.TemporaryDirectory() as sampler:
            folder = Path(sampler, "org/modelaudit/samples")
            folder.mkdir(parents=True)
            compiled = next(Path(c) for c in own if Path(c, "org/modelaudit/samples/LibtorchShare.class").exists())
            for file in [f for name in ("LibtorchShare", "PeakMemory", "SmallestAudit", "SampleModel") for f in compiled.glob(f"org/modelaudit/samples/{name}*.class")]:
                folder.joinpath(file.name).write_bytes(file.read_bytes())
            other = [sampler] + classes(given.other) + [libraries()]
            if given.what == "audit":
                return race(f"audit {given.explainers}", lambda n: audit(path, n, given.explainers),
                            lambda n: audit(other, n, given.explainers), given.pairs)
            if given.what == "memory":
                return memory(path, other)
            if given.what == "streams":
                return streams(path, other, given.pairs)
            for _ in range(given.pairs):
                keep("start", {"theirs": start(other), "ours": start(path), "ours_quick": start(path, *STARTER.split())})
            return None
    if given.what == "peers" and given.python:
        env = {**os.environ, "OMP_NUM_THREADS": "1"}
        pipeline = lambda n: processor_time([given.python, SHARED / "peers/pipeline.py", n, 1], env=env)
        return race("peers", lambda n: audit(path, n, "grad-cam"), pipeline, given.pairs)
    return parser.error("this needs another argument, see --help")


def start(path, *flags):
    """Processor seconds from the start of the JVM to the verdict of the smallest sample audit, with nothing kept from a run before."""
    done = java(path, "org.modelaudit.samples.SmallestAudit", flags=flags, **{"modelaudit.ledger": "none"})
    return {"user": done[0], "system": done[1], "said": said(done[2])}


if __name__ == "__main__":
    main()
