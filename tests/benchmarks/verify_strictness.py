"""Which damage the field's own checkers notice: every case of `tests/unit/warc/test_damage.py`, given to each of them.

    python tests/benchmarks/verify_strictness.py [-o docs/verify-matrix.md]

Needs warcio, FastWARC, cdxj-indexer and wacz beside the interpreter (the project's test environment has them). A tool
notices when it ends with an exit code other than 0, or says that a digest failed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from newsarchive.capture.writer import WarcWriter  # noqa: E402
from newsarchive.warc.verify import verify_file  # noqa: E402
from tests.unit.warc.conftest import exchange  # noqa: E402
from tests.unit.warc.test_damage import BASE, CASES, CHUNKED, WIRE, members, rewrite  # noqa: E402

_FAILED = re.compile(r"fail|invalid|error|missing", re.IGNORECASE)


def made(folder: Path) -> Path:
    """A whole file without a chunked response: warcio and FastWARC take its payload otherwise."""
    writer = WarcWriter(folder, run_id="run")
    for url, wire in ((BASE + "1", WIRE), (BASE + "2", CHUNKED), (BASE + "1", WIRE)):
        writer.write_exchange(exchange(url, wire, "run", "article"))
    writer.close()
    (path,) = folder.rglob("*.warc.gz")
    return path


def says(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def by_warcio(path: Path) -> str:
    code, text = says(program("warcio"), "check", "-v", str(path))
    return f"{code} {sorted(line.strip() for line in text.splitlines() if _FAILED.search(line))}"


def by_fastwarc(path: Path) -> str:
    code, text = says(program("fastwarc"), "check", "-p", str(path))
    return f"{code} {sorted(line for line in text.splitlines() if _FAILED.search(line))}"


def by_cdxj_indexer(path: Path) -> str:
    code, text = says(program("cdxj-indexer"), str(path))
    return f"{code} {text.count('Traceback')}"


def by_wacz(path: Path) -> str:
    package = path.with_suffix(".wacz")
    code, _text = says(program("wacz"), "create", "-o", str(package), str(path))
    if code == 0:
        code, _text = says(program("wacz"), "validate", "-f", str(package))
    package.unlink(missing_ok=True)
    return str(code)


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


TOOLS = {
    "warcio": by_warcio,
    "FastWARC": by_fastwarc,
    "cdxj-indexer": by_cdxj_indexer,
    "wacz": by_wacz,
}


def judge(case: str) -> list[bool]:
    """Whether each tool, ours first, says something of the damaged file that it does not say of the whole one."""
    change, index, words = CASES[case]
    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder))
        before = [run(path) for run in TOOLS.values()]
        offsets = rewrite(path, change([record for _offset, record in members(path)]))
        ours = any(
            p.offset == offsets[index] and words in p.what for p in verify_file(path).problems
        )
        after = [run(path) for run in TOOLS.values()]
    return [ours, *(old != new for old, new in zip(before, after, strict=True))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(CASES, pool.map(judge, CASES), strict=True))
    names = ["Newsarchive"] + [
        f"{name} {version({'FastWARC': 'fastwarc'}.get(name, name))}" for name in TOOLS
    ]
    lines = [
        "# What checkers of WARC files notice",
        "",
        f"Written by `python tests/benchmarks/verify_strictness.py` on {datetime.now(UTC):%Y-%m-%d}: {len(CASES)} ways to "
        "damage a file that was whole, each given to the field's",
        "tools: `warcio check -v`, `fastwarc check -p`, `cdxj-indexer`, `wacz create` and `wacz validate`. *yes*: the tool "
        "says something that it does not say of the whole file;",
        "for Newsarchive only when it names the fault itself at the offset of the record. Flipped bits and torn ends, which "
        "most tools notice, are tested besides.",
        "",
        "| damage | " + " | ".join(names) + " |",
        "| --- |" + " --- |" * len(names),
    ]
    lines += [
        f"| {case} | " + " | ".join("yes" if noticed else "**no**" for noticed in row) + " |"
        for case, row in found.items()
    ]
    sums = [sum(row[column] for row in found.values()) for column in range(len(names))]
    lines += ["| noticed | " + " | ".join(f"{n} of {len(CASES)}" for n in sums) + " |", ""]
    text = "\n".join(lines)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
