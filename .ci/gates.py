"""Measures accuracy on the data packs with the benchmarks project and holds the figures against .ci/gates.json.

The packs lie in ../shared beside the clone, or where AGGREGATOR_PACKS says; they are not part of the project, so a
measure whose files are missing is skipped. Prints "ok - ...", "FAIL - ..." or "skip - ..." for each gate.

A measure of gates.json names the arguments of the benchmarks project, those of the pack's own scorer (which prints
JSON) and its gates. A gate reads "value", a path of keys into the scorer's JSON, divides it by "of" when that is
given, and compares with "atLeast" or "atMost". {pack} and {out} stand for the pack's folder and the output file.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from functools import reduce
from pathlib import Path

BENCHMARKS = ["dotnet", "run", "-c", "Release", "--no-build", "--project", "tests/Aggregator.Benchmarks", "--"]
LIMIT = 600  # seconds for one measure


def figure(scores, gate):
    def at(path):
        return reduce(lambda node, key: node[key], path, scores)
    return at(gate["value"]) / at(gate["of"]) if "of" in gate else at(gate["value"])


def judge(name, scores, gate):
    """Prints the gate's line; true when it holds."""
    value = figure(scores, gate)
    bound, holds = ("atLeast", value >= gate["atLeast"]) if "atLeast" in gate else ("atMost", value <= gate["atMost"])
    wanted = f"{'at least' if bound == 'atLeast' else 'at most'} {gate[bound]}"
    print(f"{'ok' if holds else 'FAIL'} - {name}, {gate['what']}: {value:.4f}, wanted {wanted}", flush=True)
    return holds


def run(command):
    """The command's output; raises RuntimeError with its last lines when it failed or took too long."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=LIMIT, encoding="utf-8", errors="replace", check=False)
    except subprocess.TimeoutExpired:
        raise RuntimeError(f"no end after {LIMIT} s") from None
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise RuntimeError(f"exit code {done.returncode}\n{last}")
    return done.stdout


def measure(one, pack, scratch):
    """Runs one measure; true when every gate holds or the measure was skipped."""
    places = {"pack": str(pack), "out": os.path.join(scratch, one["benchmark"][0] + ".jsonl")}
    benchmark = [part.format(**places) for part in one["benchmark"]]
    score = [part.format(**places) for part in one["score"]]
    needed = [part for part in benchmark + score if part.startswith(str(pack))]
    missing = [part for part in needed if not os.path.exists(part)]
    if missing:
        print(f"skip - {one['name']}: the data packs are not here ({os.path.relpath(missing[0])} is missing)")
        return True
    started = time.monotonic()
    try:
        run(BENCHMARKS + benchmark)
        seconds = time.monotonic() - started
        scores = json.loads(run([sys.executable] + score))
        print(f"     {one['name']}: measured in {seconds:.0f} s")
        return all([judge(one["name"], scores, gate) for gate in one["gates"]])
    except (RuntimeError, ValueError, KeyError, ZeroDivisionError) as error:
        print(f"FAIL - {one['name']}: {type(error).__name__}: {error}")
        return False


def main():
    pack = Path(os.environ.get("AGGREGATOR_PACKS", "../shared"))
    measures = json.loads(Path(".ci/gates.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        return 0 if all([measure(one, pack, scratch) for one in measures]) else 1


if __name__ == "__main__":
    sys.exit(main())
