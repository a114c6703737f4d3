"""A small site on loopback whose every request is noted with its time, for what a crawl must not do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

#: status, headers, body
Answer = tuple[int, dict[str, str], str]

ARTICLE = """<html><head><title>{title}</title></head><body><h1>{title}</h1><div class="isi">
<p>MALANG – Wali Kota meresmikan pasar {title} pada Senin pagi bersama warga dan para pedagang setempat.</p>
<p>Pasar itu dibangun selama dua tahun dan menampung ratusan pedagang dari seluruh kecamatan di kota.</p>
<p>Pedagang berharap pembeli kembali ramai seperti sebelum pembangunan dimulai dua tahun yang lalu.</p>
<p>Pemerintah kota menyiapkan angkutan gratis menuju pasar selama satu bulan pertama sejak dibuka.</p>
</div></body></html>"""


def article(title: str) -> Answer:
    """A page that reads as an article."""
    return page(ARTICLE.format(title=title))


def page(text: str, **headers: str) -> Answer:
    """An HTML page."""
    return 200, {"Content-Type": "text/html; charset=utf-8", **headers}, text


def listing(paths: list[str], *more: str) -> Answer:
    """A page with links to articles."""
    links = "".join(f'<li><a href="{path}">Berita {path}</a></li>' for path in paths)
    return page(f"<html><body><ul>{links}</ul>{''.join(more)}</body></html>")


NOT_FOUND: Answer = (404, {"Content-Type": "text/html"}, "<h1>Tidak ditemukan</h1>")


@dataclass
class Noted:
    """One request as the server saw it."""

    path: str
    began: float
    headers: dict[str, str]
    #: requests under way at the server when this one came, itself included
    at_once: int
    connection: int
    ended: float = 0.0


@dataclass
class SmallSite:
    """A running site."""

    answer: Callable[[str], Answer]
    robots: str = "User-agent: *\nDisallow:\n"
    #: seconds that an answer takes
    slow: float = 0.0
    port: int = 0
    requests: list[Noted] = field(default_factory=list)
    under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self) -> list[str]:
        """What was asked for, but robots.txt."""
        return [note.path for note in self.requests if note.path != "/robots.txt"]

    def gaps(self) -> list[float]:
        """Seconds from one request to the next."""
        times = sorted(note.began for note in self.requests)
        return [after - before for before, after in pairwise(times)]


@contextmanager
def serve(site: SmallSite, host: str = "127.0.0.1") -> Iterator[SmallSite]:
    """Serve a site on a free port of `host`, or on its own port if it has one."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with site.lock:
                site.under_way += 1
                note = Noted(
                    self.path,
                    time.time(),
                    {name.lower(): value for name, value in self.headers.items()},
                    site.under_way,
                    self.client_address[1],
                )
                site.requests.append(note)
            if site.slow:
                time.sleep(site.slow)
            if self.path == "/robots.txt" and not site.robots.startswith("HTTP"):
                status, headers, text = 200, {"Content-Type": "text/plain"}, site.robots
            elif self.path == "/robots.txt":
                status, headers, text = int(site.robots.split()[1]), {}, "trouble"
            else:
                status, headers, text = site.answer(self.path)
            body = text.encode()
            with site.lock:
                site.under_way -= 1
                note.ended = time.time()
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer((host, site.port), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_profile(folder: Path, source: str, home: str, discovery: str, *more: str) -> None:
    """A profile of a small site; `more` are lines before `[discovery]`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f'id = "{source}"',
        f'name = "Situs {source}"',
        'region = "35.73"',
        f'home = "{home}"',
        *more,
        "[discovery]",
        discovery,
        "[fields]",
        'title = ["h1"]',
        'body = ["div.isi"]',
    ]
    (folder / f"{source}.toml").write_text("\n".join(lines) + "\n", "utf-8")
