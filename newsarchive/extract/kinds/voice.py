"""How much a text sounds like news: who says so, on which day, from where; servers and advertisers speak otherwise."""

from __future__ import annotations

import re
from itertools import islice

#: what stands between quotation marks is said by somebody else than the page
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{1,400}[\"”“»]")
_SAID = re.compile(
    r"(?i)\b(?:kata(?:nya)?|ujar(?:nya)?|ucap(?:nya)?|tutur(?:nya)?|jelas(?:nya)|ungkap(?:nya)?|imbuh(?:nya)?|tegas(?:nya)|"
    r"menurut|mengatakan|menyampaikan|menjelaskan|menyebut(?:kan)?|menambahkan|menegaskan|mengungkapkan|memastikan|mengaku|berharap|"
    r"mengeluhkan|menyarankan|mengimbau|mengingatkan|menilai|membenarkan|mengajak|membantah|memperkirakan|mengapresiasi|pungkas(?:nya)?|papar(?:nya)?|terangnya|sebutnya|"
    r"said|told|according to)\b"
)
_DAY = re.compile(
    r"(?i)\b(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\(\d{1,2}/\d{1,2}"
)
#: offices, as patterns
_OFFICES = (
    "pemerintah|pemkab|pemkot|pemprov|bupati|wali ?kota|gubernur|sekda|camat|lurah|kepala|dinas|badan|kementerian|menteri|dewan|dprd|"
    "polres|polsek|polda|kodim|satpol"
)
#: who acts in reports, and what they did: `Kejaksaan menerima berkas`; a notice says what somebody is just doing
_ACTS = re.compile(
    rf"(?i)\b(?:{_OFFICES}|balai|polisi|kejaksaan|"
    r"petugas|panitia|warga|peserta|petani|nelayan|pedagang|pelajar|siswa|mahasiswa|guru|pegawai|koperasi|puskesmas|perpustakaan|sekolah|rumah sakit|bank|ketua|direktur|pengurus|korban|orang tua|wali murid|pelamar|pengunjung|pelanggan|penumpang|murid|kader|kantor|inspektorat|narasumber|pembicara|ulama|tokoh|relawan|komunitas|universitas|tim|psikolog|dokter|jaksa|panti|pmi|asn|masyarakat|terdakwa|tersangka|pelaku|jumlah|sejumlah|puluhan|ratusan|ribuan|sebanyak)"
    r"(?: (?!sedang|tengah|kami|anda|ini|yang|situs|website|laman)[\w()/-]+){0,3}? (?:(?:akan|telah|sudah|juga|turut|kembali|resmi) )?(?:me(?:m|n|ng|ny|l|r)[a-z]{3,}|ber[a-z]{4,}|terjerat|tertipu)\b"
)
_CIVIC = re.compile(
    rf"(?i)\b(?:{_OFFICES}|wakil|kapol\w+|"
    r"petugas|pelaku|warga|masyarakat|peserta|petani|nelayan|pelajar|siswa|guru|ulama|pegawai|asn|"
    r"desa|kelurahan|kecamatan|kabupaten|provinsi|puskesmas|sekolah|pasar|posko|jembatan|jalan|alun-alun|permohonan|layanan|"
    r"government|regent|mayor|governor|regency|district|village|residents|officials?|ministry|police)\b"
)


def civic_words(text: str) -> int:
    """How many different words of public life a text has."""
    return len({match[0].lower() for match in _CIVIC.finditer(text[:3000])})


def tells_of_acts(text: str) -> bool:
    """Whether somebody in public life did something in a text: `Kejaksaan menerima berkas`."""
    return _ACTS.search(text) is not None


def is_attributed(text: str) -> bool:
    """Whether a text says that somebody said it: `Mohon maaf, sistem sedang diperbaiki, ujar direktur`."""
    return _SAID.search(text) is not None


def unquoted(text: str) -> str:
    """A text without what it quotes.

    >>> unquoted('Layar menampilkan "404 Not Found" sejak pagi')
    'Layar menampilkan   sejak pagi'
    """
    return _QUOTED.sub(" ", text)


def news_voice(text: str, *, is_signed: bool, is_stated: bool) -> float:
    """Points for reporting: datelines, attributions, days, somebody who acted; `is_signed` when
    a dateline or a credit was taken off it, `is_stated` when the page dates itself for machines."""
    said = {match[0].lower() for match in _SAID.finditer(text[:6000])}
    return (
        (3.0 if is_signed else 0.0)
        + min(3.0, 1.5 * len(said))
        + (1.0 if _DAY.search(text[:3000]) else 0.0)
        + min(2.0, sum(1.0 for _found in islice(_ACTS.finditer(text[:3000]), 2)))
        + (2.0 if is_stated else 0.0)
    )
