"""A site of one article that shows its pictures in every way that pages do, and the host that serves them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from newsarchive.samplesites import drawing

SITE, CDN, PORT = "127.0.0.81", "127.0.0.82", 8499
HOME, FOREIGN = f"http://{SITE}:{PORT}", f"http://{CDN}:{PORT}"
ARTICLE = "/2026/01/05/pasar-murah-di-alun-alun/"
#: pictures and styles that a reader sees, each by another mechanism
SHOWN = 15

_TEXT = "".join(
    f"<p>Paragraf {number}: Pemerintah kota menggelar pasar murah di alun-alun bagi warga yang terdampak "
    "kenaikan harga bahan pokok menjelang hari raya, dengan beras, gula dan minyak goreng.</p>"
    for number in range(6)
)
PAGE = f"""<!DOCTYPE html><html lang=id><head><meta charset=utf-8><title>Pasar Murah di Alun-alun</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-01-05T08:00:00+07:00">
<link rel=stylesheet href="/gaya.css"><link rel=icon href="/ikon.png">
<style>#latar1 {{ background-image: url("/foto/latar1.jpg") }}</style></head><body>
<h1>Pasar Murah di Alun-alun</h1><article>{_TEXT}
<img src="/foto/1.jpg"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="{FOREIGN}/foto/2.jpg">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src="/foto/3">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-original="/foto/4.jpg">
<img srcset="/foto/5a.jpg 300w, {FOREIGN}/foto/5b.jpg 900w" sizes="100vw">
<picture><source srcset="/foto/6.jpg"><img src="/foto/6-lama.jpg"></picture>
<noscript><img src="/foto/7-tanpa-skrip.jpg"></noscript>
<div class=kotak id=latar1></div><div class=kotak id=latar2></div><div class=kotak id=latar3></div>
<div class=kotak style="background-image:url('/foto/latar4.jpg')"></div>
<div class=kotak data-bg="/foto/latar5"></div>
<video poster="/foto/poster.jpg"><source src="/film.mp4"></video>
<img id=besar src="/foto/besar.jpg"><img id=palsu src="/foto/palsu.jpg"><img id=larang src="{FOREIGN}/pribadi/9.jpg">
</article><script src="/skrip.js"></script><script>CHECK</script></body></html>"""
STYLE = """@import url("/impor.css");
/* url(/tidak-ada.png) */ h1 { color: rgb(1, 2, 3) } .kotak { width: 40px; height: 40px }
#latar2 { background: url( foto/latar2.jpg ) } @font-face { font-family: X; src: url(/huruf.woff2) }
"""
IMPORTED = (
    f"#latar3 {{ background-image: url('{FOREIGN}/foto/latar3.jpg') }} h1 {{ font-size: 31px }}"
)
# shows late pictures as themes do
SCRIPT = """
window.themeScript = true;
for (const name of ['src', 'lazySrc', 'original'])
  for (const image of document.querySelectorAll('img')) if (image.dataset[name]) image.src = image.dataset[name];
for (const box of document.querySelectorAll('[data-bg]')) box.style.backgroundImage = `url("${box.dataset.bg}")`;
"""
# waits for everything, then asks for an address that tells how much is whole and how much broken
CHECK = """
const later = ['besar', 'palsu', 'larang'];
addEventListener('load', () => setTimeout(async () => {
  const broken = [], addresses = [];
  for (const image of document.querySelectorAll('img'))
    if (!later.includes(image.id)) addresses.push(image.currentSrc || image.src);
  for (const box of document.querySelectorAll('.kotak'))
    addresses.push((getComputedStyle(box).backgroundImage.match(/url\\("?(.*?)"?\\)/) || [])[1] || '');
  addresses.push(document.querySelector('video').poster);
  let whole = 0;
  for (const address of addresses) await new Promise(done => {
    const probe = new Image();
    probe.onload = () => { if (probe.naturalWidth > 1) whole++; else broken.push(address); done(); };
    probe.onerror = () => { broken.push(address); done(); };
    if (address) probe.src = address; else { broken.push('none'); done(); }
  });
  const title = getComputedStyle(document.querySelector('h1'));
  for (const good of [window.themeScript, title.color == 'rgb(1, 2, 3)', title.fontSize == '31px']) if (good) whole++; else broken.push('style');
  new Image().src = `/laporan/${whole}/${broken.length}/x.png`;
}, 500));
"""


PAGE = PAGE.replace("CHECK", CHECK)


@dataclass
class PageSite:
    """What the two hosts were asked for."""

    #: (host, path, moment)
    asked: list[tuple[str, str, float]] = field(default_factory=list)

    def paths(self, host: str) -> list[str]:
        return [path for asked, path, _moment in self.asked if asked == host]


def answer(host: str, path: str) -> tuple[int, str, bytes]:
    """Status, type and body."""
    if path == "/robots.txt":
        return 200, "text/plain", b"User-agent: *\nDisallow: /pribadi/\nCrawl-delay: 0.2\n"
    if host == SITE and path in ("/", ARTICLE):
        links = f'<html><body><a href="{ARTICLE}">Pasar Murah di Alun-alun</a></body></html>'
        return 200, "text/html; charset=utf-8", (links if path == "/" else PAGE).encode()
    texts = {"/gaya.css": STYLE, "/impor.css": IMPORTED, "/skrip.js": SCRIPT}
    if path in texts:
        return 200, "text/css" if path.endswith("css") else "text/javascript", texts[path].encode()
    if path == "/foto/besar.jpg":
        return 200, "image/jpeg", b"\xff\xd8" + b"x" * 600_000
    if path == "/foto/palsu.jpg":
        return 200, "video/mp4", b"x" * 400_000
    if path.startswith(("/foto/", "/ikon", "/laporan", "/pribadi")):
        return 200, "image/png", drawing.blank(20, 20, "#30a060")
    if path == "/huruf.woff2":
        return 200, "font/woff2", b"wOF2 not a font"
    return 404, "text/html", b"tidak ada"


@contextmanager
def page_site() -> Iterator[PageSite]:
    """Both hosts, served on loopback."""
    site = PageSite()

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = str(self.server.server_address[0])
            site.asked.append((host, self.path, time.monotonic()))
            status, kind, body = answer(host, self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Clients may hang up."""

    servers = [Server((host, PORT), Answers) for host in (SITE, CDN)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


PROFILE = f"""
id = "halaman"
name = "Kota Halaman"
region = "35.73"
home = "{HOME}/"
[discovery]
listings = ["/"]
article_urls = ['^/\\d{{4}}/\\d{{2}}/\\d{{2}}/[^/]+/$']
"""
