"""What an archive folder says of itself, to whoever finds it without this program."""

README_FILE = "README.txt"

README_TEXT = """\
ARCHIVE OF INDONESIAN REGIONAL-GOVERNMENT NEWS
ARSIP BERITA PEMERINTAH DAERAH

Folder ini adalah arsip web: berita dari situs pemerintah daerah, sebagaimana diterima dari servernya. Halaman asli ada
di warc/ (format WARC, ISO 28500), teks dan keterangannya di records.sqlite (SQLite). Keduanya dapat dibuka tanpa
program yang membuatnya; caranya di bawah ini.

Made by Newsarchive. Nothing here needs that program to be read.

warc/                  The pages as they came over the wire: WARC 1.1 files (ISO 28500:2017), a gzip member a record, by
                       year and month of the capture. This is the truth; all else was made from it. A metadata record
                       behind each response says for which source and why it was fetched; where scripts built a page, a
                       conversion record holds what they built.
manifest-sha256.txt    SHA-256 of each finished WARC file:  sha256sum -c manifest-sha256.txt
index/*.cdxj           Where each capture lies: CDXJ, sorted, file names relative to warc/. All files together are
                       the index.
records.sqlite         Articles, their versions, bylines, dates and captures: SQLite 3. Begin with the views articles,
                       versions, bylines and captures; the last names file and byte offset of each record. (The archive
                       may use a PostgreSQL database instead: see newsarchive.toml.)
sources/               Profiles of sites that the archive's keeper wrote: TOML.
takedowns.jsonl        What was taken down on request, when and why: for a database that is made again.
runs/                  What each crawl did: report.json.
exports/               Files made for others.
newsarchive.toml       Settings, the keeper's name among them.
frontier.sqlite        What crawls still wanted to fetch; of no use for reading.

Articles that were taken down on request are marked in the table takedown of records.sqlite (table withheld: captures of
other pages that quote them). Their pages are still in warc/: who hands on these files hands them on too. The four views
leave them out.

With other programs

warcio   warcio index warc/2026/11/FILE.warc.gz ;  warcio extract FILE OFFSET
pywb     a config.yaml in this folder, then `wayback` here:
             collections:
               arsip:
                 index_paths: index/
                 archive_paths: warc/
                 acl_paths: index/access/hidden.aclj
         (the last line, where that file is there, refuses what was taken down; not the captures that quote it)
SQL      sqlite3 records.sqlite "SELECT published, title, url FROM articles ORDER BY published LIMIT 20"
         Datasette, DuckDB and pandas open it too.

With Newsarchive:  newsarchive serve ;  and, when records.sqlite or index/ are lost, newsarchive warc index --rebuild
and newsarchive reprocess make them again from warc/, with the same identifiers. When only warc/ is left:
newsarchive init, newsarchive sources restore (each file begins with the profiles that its crawl used), newsarchive
reprocess.
"""
