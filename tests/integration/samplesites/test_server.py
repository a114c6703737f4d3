"""The sample server over real sockets: framing, faults, epochs, logs; and pages agree with the truth."""

import gzip
import html
import json
import re
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from urllib.parse import urljoin

import pytest

from newsarchive.errors import ConfigurationError
from newsarchive.samplesites import (
    SampleSites,
    all_sites,
    bench_article,
    bench_pages,
    find_site,
    hazards,
    read_exchanges,
    site_articles,
    truth,
)
from newsarchive.samplesites.bench import bench_profile, bench_site
from newsarchive.samplesites.traps import PAUSE_EVERY

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def fetch(sites, site_id, path, **headers):
    """Status, headers and body; redirects are followed, errors returned."""
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    request = urllib.request.Request(urljoin(sites.home(site_id), path), headers=names)
    try:
        with OPENER.open(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def words_of(page):
    """The text of a page with white space folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def article(epoch=1, **wanted):
    return next(
        item
        for item in truth(epoch)
        if all(getattr(item, key) == value for key, value in wanted.items())
    )


class Connection:
    """A raw client that reads whole responses off one socket."""

    def __init__(self, sites, site_id):
        self.socket = socket.create_connection((find_site(site_id).address, sites.port), timeout=10)
        self.buffer = b""

    def send(self, *requests):
        self.socket.sendall(b"".join(requests))

    def more(self):
        data = self.socket.recv(65536)
        self.buffer += data
        return data

    def until(self, mark):
        while mark not in self.buffer:
            assert self.more(), "connection closed early"
        head, _, self.buffer = self.buffer.partition(mark)
        return head + mark

    def exactly(self, size):
        while len(self.buffer) < size:
            assert self.more(), "connection closed early"
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return body

    def response(self, *, bodiless=False):
        """Status, header names in lower case, raw bytes, decoded body."""
        head = self.until(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:-2])
        }
        status, raw, body = int(lines[0].split()[1]), head, b""
        if bodiless or status == 304:
            pass
        elif headers.get("transfer-encoding") == "chunked":
            while True:
                line = self.until(b"\r\n")
                chunk = self.exactly(int(line, 16) + 2)
                raw += line + chunk
                body += chunk[:-2]
                if line == b"0\r\n":
                    break
        else:
            body = self.exactly(int(headers["content-length"]))
            raw += body
        return status, headers, raw, body


def get(path, *lines, method="GET", version="1.1"):
    return "\r\n".join([f"{method} {path} HTTP/{version}", "Host: x", *lines, "", ""]).encode()


@pytest.mark.parametrize("epoch", [1, 2])
def test_served_pages_hold_every_word_of_the_truth(sites, epoch):
    sites.set_epoch(epoch)
    seen = 0
    for item in truth(epoch):
        if item.fault == "truncated" or item.status == "withdrawn":
            continue
        status, _, body = fetch(sites, item.site, item.path)
        if status == 500 and item.fault == "error-once":
            status, _, body = fetch(sites, item.site, item.path)
        assert status == 200, item.path
        page = words_of(body.decode("windows-1252" if item.site == "sampel-kukar" else "utf-8"))
        wanted = [item.title, *item.printed, *(caption.printed for caption in item.captions)]
        if item.credit_line:
            wanted.append(item.credit_line)
        for text in wanted:
            assert text in page, (item.path, text)
        for caption in item.captions:
            assert caption.image.lstrip("/") in body.decode("latin-1")
        seen += 1
    assert seen >= 200


@pytest.mark.parametrize("epoch", [1, 2])
def test_listings_lead_to_every_article_but_the_withdrawn(sites, epoch):
    first = {
        "sampel-malang": ("/", r"page/\d+/$"),
        "sampel-kebumen": ("/berita", r"/berita\?page=\d+$"),
        "sampel-gowa": ("/index.php/berita", r"\?start=\d+$"),
        "sampel-ambon": ("/berita", r"/berita\?page=\d+$"),
        "sampel-kukar": ("/index.php", r"index\.php\?hal=\d+$"),
        "sampel-jayapura": ("/berita", r"/berita\?page=\d+$"),
        "sampel-kalteng": ("/category/berita/", r"/category/berita/page/\d+/$"),
    }
    sites.set_epoch(epoch)
    for site_id, (start, further) in first.items():
        home = sites.home(site_id)
        todo, listings, links = [urljoin(home, start)], set(), set()
        while todo:
            address = todo.pop()
            if address in listings:
                continue
            listings.add(address)
            status, _, body = fetch(sites, site_id, address)
            assert status == 200
            for link in re.findall(rb'href="([^"#]+)"', body):
                full = urljoin(address, html.unescape(link.decode("latin-1")))
                links.add(full)
                if re.search(further, full):
                    todo.append(full)
        for item in site_articles(site_id, epoch):
            short = urljoin(home, f"/?p={item.number}")
            listed = urljoin(home, item.path) in links or short in links
            assert listed == (item.status != "withdrawn"), item.path


def test_wordpress_says_how_many_articles_it_has(sites):
    expected = len(site_articles("sampel-malang", 1))
    path = "/wp-json/wp/v2/posts?per_page=20&page=2"
    status, headers, body = fetch(sites, "sampel-malang", path)
    assert status == 200
    assert int(headers["X-WP-Total"]) == expected
    assert int(headers["X-WP-TotalPages"]) == -(-expected // 20)
    assert len(json.loads(body)) == min(20, expected - 20)
    status, _, body = fetch(sites, "sampel-malang", path.replace("page=2", "page=99"))
    assert status == 400
    sites.set_epoch(2)
    since = "/wp-json/wp/v2/posts?modified_after=2024-05-11T00:00:00&per_page=100"
    changed = {post["link"] for post in json.loads(fetch(sites, "sampel-malang", since)[2])}
    home = sites.home("sampel-malang").rstrip("/")
    expected = {
        home + item.path
        for item in site_articles("sampel-malang", 2)
        if item.status in ("edited", "new")
    }
    assert changed >= expected
    assert len(changed) <= len(expected) + 2


@pytest.mark.parametrize(
    "query",
    ["per_page=0", "per_page=101", "after=kemarin", "modified_after=2024-13-01", "page=999"],
)
def test_wordpress_refuses_wrong_parameters(sites, query):
    status, headers, body = fetch(sites, "sampel-malang", f"/wp-json/wp/v2/posts?{query}")
    assert status == 400
    assert headers["Content-Type"].startswith("application/json")
    assert json.loads(body)["code"].startswith("rest_")


@pytest.mark.parametrize(
    "path", ["/feed/?paged=x", "/berita?page=-1", "/berita?page=%FF", "/?p=", "/%00"]
)
def test_odd_queries_are_answered(sites, path):
    for site in all_sites():
        assert fetch(sites, site, path)[0] in (200, 404)


def test_sitemap_names_every_article_with_its_last_change(sites):
    sites.set_epoch(2)
    _, _, index = fetch(sites, "sampel-malang", "/sitemap_index.xml")
    pairs = {}
    for part in re.findall(rb"<loc>([^<]+)</loc>", index):
        body = fetch(sites, "sampel-malang", part.decode())[2].decode()
        pairs.update(re.findall(r"<loc>([^<]+)</loc><lastmod>([^<]+)</lastmod>", body))
    home = sites.home("sampel-malang").rstrip("/")
    for item in site_articles("sampel-malang", 2):
        assert pairs[home + item.path] == item.changed.isoformat()


def test_keep_alive_and_pipelining_answer_in_order(sites):
    item = article(site="sampel-ambon", fault="slow")
    connection = Connection(sites, "sampel-ambon")
    connection.send(get("/robots.txt"), get(item.path), get("/rss.xml"), get("/nirgends"))
    assert b"User-agent" in connection.response()[3]
    status, _, _, body = connection.response()
    assert status == 200
    assert item.title in html.unescape(body.decode())
    assert connection.response()[3].startswith(b"<?xml")
    assert connection.response()[0] == 404
    connection.send(get("/robots.txt", "Connection: close"))
    assert connection.response()[1]["connection"] == "close"
    assert connection.more() == b""


def test_head_may_arrive_byte_by_byte(sites):
    connection = Connection(sites, "sampel-gowa")
    for byte in get("/robots.txt"):
        connection.send(bytes([byte]))
    assert connection.response()[0] == 200


def test_gzip_and_chunks(sites):
    connection = Connection(sites, "sampel-kebumen")
    connection.send(get("/berita"), get("/berita", "Accept-Encoding: gzip"))
    plain, zipped = connection.response(), connection.response()
    assert plain[1]["transfer-encoding"] == zipped[1]["transfer-encoding"] == "chunked"
    assert "content-encoding" not in plain[1]
    assert zipped[1]["content-encoding"] == "gzip"
    assert gzip.decompress(zipped[3]) == plain[3]


def test_http_1_0_client_gets_its_answer_and_the_end(sites):
    connection = Connection(sites, "sampel-kebumen")
    connection.send(get("/berita", version="1.0"))
    status, headers, _, body = connection.response()
    assert status == 200
    assert "transfer-encoding" not in headers
    assert body.rstrip().endswith(b"</html>")
    assert connection.more() == b""
    connection = Connection(sites, "sampel-kebumen")
    connection.send(get("/berita"))
    assert connection.response()[3] == body


def test_head_request_has_no_body(sites):
    connection = Connection(sites, "sampel-malang")
    connection.send(get("/", method="HEAD"), get("/robots.txt"))
    status, headers, _, _ = connection.response(bodiless=True)
    assert status == 200
    assert int(headers["content-length"]) > 1000
    assert b"User-agent" in connection.response()[3]


def test_what_is_no_http_is_refused(sites):
    connection = Connection(sites, "sampel-malang")
    connection.send(b"halo\r\n\r\n")
    assert connection.response()[0] == 400
    assert connection.more() == b""


@pytest.mark.parametrize("site_id", ["sampel-malang", "sampel-ambon"])
def test_unchanged_pages_answer_304_until_they_are_edited(sites, site_id):
    edited = next(item for item in site_articles(site_id, 2) if item.status == "edited")
    _, headers, _ = fetch(sites, site_id, edited.path)
    tag, date = headers["ETag"], headers["Last-Modified"]
    assert fetch(sites, site_id, edited.path, If_None_Match=tag)[0] == 304
    assert fetch(sites, site_id, edited.path, If_Modified_Since=date)[0] == 304
    sites.set_epoch(2)
    assert fetch(sites, site_id, edited.path, If_None_Match=tag)[0] == 200
    assert fetch(sites, site_id, edited.path, If_Modified_Since=date)[0] == 200


def test_withdrawn_article_is_gone_in_the_second_epoch(sites):
    item = article(2, status="withdrawn")
    assert fetch(sites, item.site, item.path)[0] == 200
    sites.set_epoch(2)
    assert fetch(sites, item.site, item.path)[0] == 410


def test_new_articles_are_absent_in_the_first_epoch(sites):
    new = [item for item in truth(2) if item.status == "new"]
    assert {
        fetch(sites, item.site, item.path)[0] for item in new if item.site != "sampel-kukar"
    } == {404}
    sites.set_epoch(2)
    assert {fetch(sites, item.site, item.path)[0] for item in new} == {200}


def test_server_error_recovers_once_an_epoch(sites):
    items = [item for item in truth(1) if item.fault == "error-once"]
    assert len(items) >= 2
    for epoch in (1, 2):
        sites.set_epoch(epoch)
        for item in items:
            statuses = [fetch(sites, item.site, item.path)[0] for _ in range(3)]
            assert statuses == [500, 200, 200]


@pytest.mark.parametrize("epoch", [1, 2])
def test_truncated_body_ends_early_every_time(sites, epoch):
    sites.set_epoch(epoch)
    item = article(fault="truncated")
    for _ in range(2):
        connection = Connection(sites, item.site)
        connection.send(get(item.path))
        head = connection.until(b"\r\n\r\n")
        announced = int(re.search(rb"Content-Length: (\d+)", head)[1])
        while connection.more():
            pass
        assert len(connection.buffer) == announced // 2


def test_slow_page_is_slow_and_others_are_served_meanwhile(sites):
    item = article(fault="slow")
    connection = Connection(sites, item.site)
    begun = time.monotonic()
    connection.send(get(item.path))
    assert fetch(sites, item.site, "/robots.txt")[0] == 200
    assert time.monotonic() - begun < 0.4
    assert connection.response()[0] == 200
    assert time.monotonic() - begun >= 0.5
    slow = [entry for entry in read_exchanges(sites.log_dir) if entry.target == item.path][-1]
    assert slow.answered - slow.time >= 0.5


def test_redirect_chain_ends_at_the_article(sites):
    item = article(fault="redirect-chain")
    connection, path, statuses = Connection(sites, item.site), f"/?p={item.number}", []
    while True:
        connection.send(get(path))
        status, headers, _, _ = connection.response()
        statuses.append(status)
        if status == 200:
            break
        path = headers["location"].removeprefix(sites.home(item.site).rstrip("/"))
    assert statuses == [301, 302, 301, 200]
    assert path == item.path


def test_hazards_are_what_they_say(sites):
    for hazard in hazards(1):
        connection = Connection(sites, hazard.site)
        connection.send(get(hazard.path))
        status, headers, _, body = connection.response()
        match hazard.kind:
            case "not-found":
                assert status == 404
            case "soft-404":
                assert status == 200
                assert b"tidak ditemukan" in body
            case "pdf":
                assert headers["content-type"] == "application/pdf"
                assert body.startswith(b"%PDF-1.4")
            case "redirect-loop":
                connection.send(get(headers["location"]))
                assert connection.response()[1]["location"] == hazard.path
            case "disallowed":
                _, _, rules = fetch(sites, hazard.site, "/robots.txt")
                folder = hazard.path.rsplit("/", 1)[0]
                assert f"Disallow: {folder}/".encode() in rules


def test_spam_stands_in_the_page_and_not_in_the_truth(sites):
    item = article(fault="injected-spam")
    _, _, body = fetch(sites, item.site, item.path)
    assert b"slot gacor" in body
    assert "slot" not in " ".join(item.printed)


def test_view_counter_changes_the_page_at_every_fetch(sites):
    item = article(site="sampel-kebumen", fault=None)
    pages = {fetch(sites, item.site, item.path)[2] for _ in range(3)}
    assert len(pages) == 3


def test_page_requisites_load(sites):
    for site in all_sites():
        item = next(item for item in site_articles(site, 1) if item.captions)
        for path, kind in (
            ("/assets/style.css", "text/css"),
            ("/favicon.ico", "image/png"),
            (item.captions[0].image, "image/jpeg"),
        ):
            status, headers, body = fetch(sites, site, path)
            assert (status, headers["Content-Type"]) == (200, kind)
            assert len(body) > 90


def test_log_holds_the_very_bytes(sites):
    connection = Connection(sites, "sampel-jayapura")
    mark = f"X-Mark: {time.monotonic_ns()}"
    request = get("/berita", mark, "accept-ENCODING:   gzip")
    connection.send(request)
    raw = connection.response()[2]
    mine = [item for item in read_exchanges(sites.log_dir) if item.request == request]
    assert [item.response for item in mine] == [raw]
    assert (mine[0].address, mine[0].status, mine[0].target) == ("127.0.0.16", 200, "/berita")
    assert mine[0].time <= mine[0].answered
    lines = (sites.log_dir / "access.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["sent"] == len(raw)


def test_same_bytes_from_another_server(sites):
    item = article(site="sampel-gowa", fault=None)
    with SampleSites(sites.port + 7) as other:
        for path in (item.path, item.captions[0].image if item.captions else "/assets/banner.jpg"):
            first = fetch(sites, item.site, path)[2].replace(str(sites.port).encode(), b"PORT")
            second = fetch(other, item.site, path)[2].replace(str(other.port).encode(), b"PORT")
            assert first == second


def test_profiles_carry_the_port(sites):
    names = {path.stem for path in sites.profiles_dir.glob("*.toml")}
    assert names >= set(all_sites()) | {"sampel-jebakan", "sampel-tolok"}
    for path in sites.profiles_dir.glob("*.toml"):
        assert f'home = "{sites.home(path.stem)}"' in path.read_text()


def test_profiles_name_elements_that_the_pages_have(sites):
    parsel = pytest.importorskip("parsel")
    for path in sites.profiles_dir.glob("sampel-*.toml"):
        profile = tomllib.loads(path.read_text())
        if profile["id"] in ("sampel-jebakan", "sampel-tolok"):
            continue
        items = [i for i in site_articles(profile["id"], 1) if i.captions and i.fault is None][:3]
        patterns = [re.compile(pattern) for pattern in profile["discovery"]["article_urls"]]
        for item in items:
            assert any(pattern.search(item.path) for pattern in patterns)
            page = parsel.Selector(fetch(sites, item.site, item.path)[2].decode("utf-8", "replace"))
            for name, rule in profile.get("fields", {}).items():
                rules = rule if isinstance(rule, list) else rule["css"]
                assert any(page.css(css) for css in rules), (item.path, name)
            if "title" in profile.get("fields", {}):
                title = "".join(page.css(profile["fields"]["title"][0]).css("::text").getall())
                assert title.strip() == item.title


def test_a_dead_host_hangs_up_and_comes_back(sites):
    sites.set_down("sampel-gowa")
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        fetch(sites, "sampel-gowa", "/")
    assert fetch(sites, "sampel-ambon", "/")[0] == 200
    sites.set_down()
    assert fetch(sites, "sampel-gowa", "/")[0] == 200


def test_traps(sites):
    trap = "sampel-jebakan"
    assert b"Agenda 12/2023" in fetch(sites, trap, "/agenda?bulan=12&tahun=2023")[2]
    assert b"bulan=1&amp;tahun=2024" in fetch(sites, trap, "/agenda?bulan=12&tahun=2023")[2]
    links = [
        re.findall(rb"/berita/\d+/[^\"]+\?sid=\w+", fetch(sites, trap, "/berita?page=900")[2])
        for _ in "12"
    ]
    assert links[0]
    assert not set(links[0]) & set(links[1])
    index = fetch(sites, trap, "/sitemap.xml")[2]
    total = 0
    for part in re.findall(rb"<loc>([^<]+)</loc>", index):
        total += gzip.decompress(fetch(sites, trap, part.decode())[2]).count(b"<loc>")
    assert total == 200_000
    item = next(item for item in site_articles(trap, 1) if item.number % PAUSE_EVERY == 0)
    status, headers, _ = fetch(sites, trap, item.path)
    assert (status, headers["Retry-After"]) == (429, "1")
    assert fetch(sites, trap, item.path)[0] == 200
    with_session = fetch(sites, trap, item.path + "?sid=0000abcd")[2].decode()
    assert f'rel="canonical" href="{sites.home(trap).rstrip("/")}{item.path}"' in with_session
    assert b"2099" in fetch(sites, trap, "/feed.xml")[2]


def test_benchmark_site(sites):
    paths = bench_pages(25)
    sizes = []
    for index in (0, 13, 24):
        status, _, body = fetch(sites, "sampel-tolok", paths[index])
        assert status == 200
        assert bench_article(index).title in html.unescape(body.decode())
        sizes.append(len(body))
    assert 50_000 < sum(sizes) / 3 < 70_000
    assert fetch(sites, "sampel-tolok", bench_pages(26)[25])[0] == 404
    body = fetch(sites, "sampel-tolok", "/post-sitemap1.xml")[2].decode()
    home = sites.home("sampel-tolok").rstrip("/")
    assert re.findall(r"<loc>([^<]+)</loc>", body) == [home + path for path in paths]
    listed = set()
    for page in ("/", "/page/2/", "/page/3/"):
        listed |= set(
            re.findall(rb'rel="bookmark" href="([^"]+)"', fetch(sites, "sampel-tolok", page)[2])
        )
    assert listed == {(home + path).encode() for path in paths}
    assert fetch(sites, "sampel-tolok", "/page/4/")[0] == 404


def test_bench_site_serves_what_its_profile_says(sites):
    with bench_site(port=sites.port + 11, articles=3) as bench:
        profile = tomllib.loads(bench_profile(bench.home))
        assert (profile["id"], profile["home"]) == ("bench", bench.home)
        with OPENER.open(bench.sitemap) as answer:
            assert b"/post-sitemap1.xml" in answer.read()


def test_requests_against_robots_are_found_in_the_log(sites):
    before = len(sites.disallowed_requests())
    fetch(sites, "sampel-malang", "/wp-admin/admin-ajax.php")
    fetch(sites, "sampel-malang", "/robots.txt")
    assert len(sites.disallowed_requests()) == before
    fetch(sites, "sampel-malang", "/arsip-internal/daftar.html")
    fetch(sites, "sampel-malang", "/wp-admin/index.php")
    broken = sites.disallowed_requests()[before:]
    assert [row["target"] for row in broken] == [
        "/arsip-internal/daftar.html",
        "/wp-admin/index.php",
    ]


def test_a_taken_port_is_one_clear_line(sites):
    with pytest.raises(ConfigurationError, match=r"can not listen on .* choose another port"):
        SampleSites(sites.port).__enter__()


def test_sigusr1_switches_the_epoch_and_sigterm_stops(sites):
    import signal

    port = sites.port + 9
    server = subprocess.Popen(
        [sys.executable, "-m", "newsarchive.samplesites", "--port", str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert f"ready on port {port}" in server.stdout.readline()
    server.send_signal(signal.SIGUSR1)
    time.sleep(0.2)
    with OPENER.open(f"http://127.0.0.10:{port}/") as answer:
        assert json.load(answer)["epoch"] == 2
    server.terminate()
    assert server.wait(5) == 0
    server.stdout.close()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"epoch": 3}'])
def test_control_refuses_nonsense(sites, body):
    request = urllib.request.Request(f"http://127.0.0.10:{sites.port}/_control", data=body)
    if body == b"":
        with OPENER.open(request) as answer:
            assert json.load(answer)["epoch"] == 1
    else:
        with pytest.raises(urllib.error.HTTPError) as caught:
            OPENER.open(request)
        assert caught.value.code == 400
