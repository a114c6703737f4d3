"""A site whose pages are empty until a script has fetched their text as JSON; its pictures come over TLS."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from newsarchive.browser.authority import Authority

HOST, PORT, TLS_PORT = "127.0.0.83", 8499, 8500
HOME = f"http://{HOST}:{PORT}"
PARAGRAPHS = [
    f"Paragraf {n}: Bupati meninjau tanggul Sungai Wulan yang jebol dan meminta perbaikan selesai sebelum "
    "musim tanam berikutnya dimulai, kata juru bicara pemerintah kabupaten."
    for n in range(1, 7)
]
TITLES = {"7": "Bupati Tinjau Tanggul Jebol", "8": "Posko Banjir Dibuka di Tiga Kecamatan"}
SHELL = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Memuat</title>
<link rel="stylesheet" href="/app.css"></head><body><div id="root">Memuat …</div><script src="/app.js"></script></body></html>"""
SCRIPT = """
const number = location.pathname.split('/').pop();
fetch(`/api/berita/${number}`).then(answer => answer.json()).then(news => {
  document.title = news.judul;
  document.getElementById('root').innerHTML = `<article><h1>${news.judul}</h1>
    <time datetime="${news.tanggal}">${news.tanggal}</time>
    <img src="${news.foto}">` + news.isi.map(part => `<p>${part}</p>`).join('') + '</article>';
  new Image().src = '/hitung.png?' + document.querySelectorAll('article p').length;
  if (number === '8') location.href = '/pariwara';
});
"""
LISTING = """<!DOCTYPE html><html lang="id"><head><title>Daftar</title></head><body><ul></ul><script>
fetch('/api/terbaru').then(answer => answer.json()).then(rows => {
  document.querySelector('ul').innerHTML = rows.map(row => `<li><a href="/berita/${row.id}">${row.judul}</a></li>`).join('');
});
</script></body></html>"""
PROFILE = f"""
id = "skrip"
name = "Kabupaten Skrip"
region = "33.21"
home = "{HOME}/"
browser = true
browser_listings = true
certificates = "flag"
[discovery]
listings = ["/daftar"]
article_urls = ['^/berita/\\d+$']
api = {{ url = "/api/berita?halaman={{page}}", items = "data", link = "join('', ['/berita/', id])", title = "judul" }}
"""


def answer(path: str) -> tuple[int, str, bytes]:
    if path == "/robots.txt":
        return 200, "text/plain", b"User-agent: *\nDisallow: /rahasia\n"
    if path.startswith("/api/berita?"):
        rows = [{"id": "7", "judul": TITLES["7"]}] if path.endswith("=1") else []
        return 200, "application/json", json.dumps({"data": rows}).encode()
    if path == "/daftar":
        return 200, "text/html; charset=utf-8", LISTING.encode()
    if path == "/api/terbaru":
        return 200, "application/json", json.dumps([{"id": "8", "judul": TITLES["8"]}]).encode()
    number = path.rsplit("/", 1)[-1]
    if path.startswith("/api/berita/") and number in TITLES:
        news = {
            "judul": TITLES[number],
            "tanggal": "2026-01-05T08:00:00+07:00",
            "foto": f"https://{HOST}:{TLS_PORT}/foto-{number}.svg",
            "isi": PARAGRAPHS,
        }
        return 200, "application/json", json.dumps(news).encode()
    if path.startswith("/berita/") and number in TITLES:
        return 200, "text/html; charset=utf-8", SHELL.encode()
    if path == "/app.js":
        return 200, "text/javascript", SCRIPT.encode()
    if path == "/app.css":
        return 200, "text/css", b"h1 { color: #0a5 }"
    if path.startswith(("/foto-", "/hitung")):
        return (
            200,
            "image/svg+xml",
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        )
    return 404, "text/plain", b"tidak ada"


@contextmanager
def script_site() -> Iterator[list[tuple[str, str]]]:
    """The site on loopback; yields the requests that it gets: (path, User-Agent)."""
    asked: list[tuple[str, str]] = []

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("User-Agent", "")))
            status, kind, body = answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    servers = [ThreadingHTTPServer((HOST, port), Answers) for port in (PORT, TLS_PORT)]
    with tempfile.TemporaryDirectory() as folder:
        context = Authority(Path(folder)).context(HOST)
        servers[1].socket = context.wrap_socket(servers[1].socket, server_side=True)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield asked
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
