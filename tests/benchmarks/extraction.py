"""Article texts: ours beside the installed peers, on the article-extraction-benchmark or on our golden pages.

    python tests/benchmarks/extraction.py PATH [--rounds N] [--only NAME,…]

PATH is a checkout of scrapinghub/article-extraction-benchmark (`html/*.html.gz`, `ground-truth.json`;
results that others published there in `output/*.json` are scored too), or `tests/golden`, or a folder
of test pages as Mozilla's Readability and others after it keep them: below it `expected.html`, the
article alone, beside the page (`source.html` or `raw.html`).
Prints precision, recall and F1 by that benchmark's `evaluate.py` (shingles of four words, each page
weighs the same, F1 of the mean precision and recall), and pages a second on one core: the best round
of each, by processor time, the rounds of all readers interleaved, the pages in memory beforehand.

`lxml parse` is the bare parse, which no reader on libxml2 can beat. Ours fills every field of an
`Article`. Its dateline is read apart from the text; for the benchmark, whose texts begin with it, it is put back.
Golden texts are without dateline, credits and captions, which the peers leave in: their scores there say
how much a reader would have to clean by hand.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import logging
import re
import statistics
import sys
import time
import warnings
from collections import Counter
from importlib import import_module
from pathlib import Path

import lxml.html

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from newsarchive.extract import extract_article  # noqa: E402
from newsarchive.extract.markup.encoding import decode  # noqa: E402
from newsarchive.extract.markup.tree import parse  # noqa: E402

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_INLINE = frozenset(
    "a b strong i em u font small big sup sub mark abbr cite code q s span time".split()
)


class Page:
    """A page in memory: its bytes, its text, its address, and the article's text as it should be read."""

    def __init__(self, name, body, url, truth, content_type=None):
        self.name, self.body, self.url, self.truth = name, body, url, truth
        self.content_type = content_type
        self.text = decode(body, content_type)[0]


def printed(tree):
    """The text of a tree, its paragraphs, cells and lines apart."""
    for element in tree.iter():
        if element.tag not in _INLINE:
            element.tail = f"\n{element.tail or ''}"
            element.text = f"\n{element.text or ''}" if isinstance(element.tag, str) else ""
    return tree.text_content()


def load(path):
    """(pages, whether texts begin with the dateline, published predictions by name)."""
    truth = path / "ground-truth.json"
    if truth.exists():
        wanted = json.loads(truth.read_text("utf-8"))
        pages = [
            Page(
                key,
                gzip.decompress((path / "html" / f"{key}.html.gz").read_bytes()),
                item.get("url") or f"https://example.com/{key}",
                item.get("articleBody") or "",
                "text/html; charset=utf-8",
            )
            for key, item in wanted.items()
        ]
        published = {
            file.stem: json.loads(file.read_text("utf-8"))
            for file in sorted((path / "output").glob("*.json"))
        }
        return pages, True, published
    pages = [
        Page(
            str(file.parent.relative_to(path)),
            source.read_bytes(),
            f"https://example.com/{file.parent.name}",
            printed(lxml.html.fromstring(file.read_text("utf-8"))),
        )
        for file in sorted(path.rglob("expected.html"))
        for source in (*file.parent.glob("source.html"), *file.parent.glob("raw.html"))
    ]
    if pages:
        return pages, True, {}
    for listing in sorted(path.glob("*.json")):
        for item in json.loads(listing.read_text("utf-8")):
            file = path / listing.stem / item["file"]
            if item["kind"] == "article":
                body = file.read_bytes()
                body = gzip.decompress(body) if file.suffix == ".gz" else body
                pages.append(
                    Page(
                        f"{listing.stem}/{file.name}",
                        body,
                        item["url"],
                        "\n".join(item["body"]),
                        item.get("content_type"),
                    )
                )
    if not pages:
        raise SystemExit(
            f"{path}: neither ground-truth.json nor expected.html nor golden pages; give a checkout of the benchmark, "
            "test pages of Readability, or tests/golden"
        )
    return pages, False, {}


def shingles(text):
    """Counts of runs of four words; of all words, if there are fewer."""
    words = _TOKEN.findall(text or "")
    found = [tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))]
    return Counter(shingle for shingle in found if shingle)


def shares(truth, read):
    """(true positive, false positive, false negative) of a page, as shares of their sum."""
    wanted, got = shingles(truth), shingles(read)
    parts = ((wanted & got).total(), (got - wanted).total(), (wanted - got).total())
    total = sum(parts)
    return tuple(part / total for part in parts) if total else (0.0, 0.0, 0.0)


def score(pairs):
    """(precision, recall, F1) over (truth, text read) pairs."""
    parts = [shares(truth, read) for truth, read in pairs]

    def ratio(hit, miss, other_miss):
        if miss == other_miss == 0:
            return 1.0
        return 0.0 if hit == miss == 0 else hit / (hit + miss)

    precision = statistics.mean(ratio(tp, fp, fn) for tp, fp, fn in parts if tp + fp > 0)
    recall = statistics.mean(ratio(tp, fn, fp) for tp, fp, fn in parts if tp + fn > 0)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def ours(has_datelines):
    def read(page):
        article = extract_article(page.body, page.url, content_type=page.content_type)
        line = article.dateline
        head = f"{line.text} " if line and has_datelines else ""
        return head + "\n".join(article.body)

    return read


def trafilatura(*, metadata):
    extract = import_module("trafilatura").bare_extraction

    def read(page):
        found = extract(page.text, url=page.url, include_comments=False, with_metadata=metadata)
        return found.text if found else ""

    return read


def resiliparse():
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page.text, main_content=True, alt_texts=False)


def newspaper4k():
    article = import_module("newspaper").Article

    def read(page):
        found = article(url=page.url)
        found.download(input_html=page.text)
        found.parse()
        return found.text

    return read


def readability_lxml():
    document = import_module("readability").Document
    fromstring = import_module("lxml.html").fromstring

    def read(page):
        tree = fromstring(document(page.text).summary())
        return " ".join(tree.itertext())

    return read


def goose3():
    goose = import_module("goose3").Goose()
    return lambda page: goose.extract(raw_html=page.text).cleaned_text


def news_please():
    please = import_module("newsplease").NewsPlease
    return lambda page: please.from_html(page.text, url=None).maintext or ""


READERS = {
    "lxml parse": lambda _dated: lambda page: parse(page.text) and "",
    "newsarchive": ours,
    "trafilatura + metadata": lambda _dated: trafilatura(metadata=True),
    "trafilatura": lambda _dated: trafilatura(metadata=False),
    "resiliparse": lambda _dated: resiliparse(),
    "readability-lxml": lambda _dated: readability_lxml(),
    "newspaper4k": lambda _dated: newspaper4k(),
    "goose3": lambda _dated: goose3(),
    "news-please": lambda _dated: news_please(),
}


def run(reader, pages):
    """(texts, seconds, failures): a page on which a reader fails counts as read empty."""
    texts, failures = [], 0
    start = time.process_time()
    for page in pages:
        try:
            texts.append(reader(page))
        except Exception:
            texts.append("")
            failures += 1
    return texts, time.process_time() - start, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", default="", help="readers, parted by commas")
    parser.add_argument("--worst", type=int, default=0, help="show our N worst pages")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages, has_datelines, published = load(options.path)
    wanted = [name.strip() for name in options.only.split(",") if name.strip()]
    readers = {}
    for name, make in READERS.items():
        if not wanted or name in wanted:
            with contextlib.suppress(ImportError):
                readers[name] = make(has_datelines)
    missing = [name for name in READERS if name not in readers and (not wanted or name in wanted)]
    best, texts, failed = {}, {}, {}
    for _ in range(max(1, options.rounds)):
        for name, reader in readers.items():
            texts[name], seconds, failed[name] = run(reader, pages)
            best[name] = min(seconds, best.get(name, seconds))
    size = sum(len(page.body) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} KB on average")
    print(f"{'':24}precision  recall      F1   pages/s")
    for name in readers:
        speed = len(pages) / best[name]
        if name == "lxml parse":
            print(f"{name:24}{'':27}{speed:8.0f}")
            continue
        pairs = [(page.truth, text) for page, text in zip(pages, texts[name], strict=True)]
        precision, recall, f1 = score(pairs)
        note = f"  failed on {failed[name]}" if failed[name] else ""
        print(f"{name:24}{precision:9.3f}{recall:9.3f}{f1:9.3f}{speed:9.0f}{note}")
    for name, outputs in published.items():
        pairs = [(page.truth, outputs.get(page.name, {}).get("articleBody")) for page in pages]
        precision, recall, f1 = score(pairs)
        print(f"{name + ' (published)':24}{precision:9.3f}{recall:9.3f}{f1:9.3f}")
    if missing:
        print(f"not installed: {', '.join(missing)}")
    if options.worst and "newsarchive" in texts:
        scores = [
            (2 * tp / ((2 * tp + fp + fn) or 1), fp, fn, page.name)
            for page, text in zip(pages, texts["newsarchive"], strict=True)
            for tp, fp, fn in [shares(page.truth, text)]
        ]
        for value, more, less, name in sorted(scores)[: options.worst]:
            print(f"  {value:.3f} too much {more:.2f}, too little {less:.2f}: {name}")


if __name__ == "__main__":
    main()
