"""Which language a text is in: Indonesian, English, regional languages, and those that intruders bring along."""

from __future__ import annotations

import pytest

from newsarchive.extract import extract_article
from newsarchive.extract.language import detect_language, language_of

TEXTS = (
    ("id", "Warga desa itu menanam padi di sawah yang baru dibuka oleh pemerintah untuk mereka pada tahun ini."),
    ("en", "The farmers of the village planted rice in the new field which was opened by the regent in May."),
    ("jv", "Para warga lagi padha nandur pari ing sawah anyar sing dibukak dening Pak Lurah, lan asile kanggo wong desa."),
    ("jv", "Para warga sami nanem pantun wonten ing sabin enggal ingkang sampun dipun bikak dening Bapak Lurah."),
    ("su", "Warga désa keur melak paré di sawah anyar anu dibuka ku Pa Lurah, hasilna mah pikeun urang lembur jeung budakna."),
    ("ban", "Krama desa nandur pantun ring carike sane anyar, antuk ngiring pikayunan Ida Bendesa mangda panen puniki becik."),
    ("min", "Urang nagari batanam padi di sawah nan baru tu, sarato mambaok makanan untuak nan karajo. Indak lamo lai alah masak."),
    ("mad", "Oreng tane namen padi e saba anyar se ebukka’ Kalebun, ban hasella kaangguy kabbi oreng e disa jareya."),
    ("bug", "Pallaonrumae mattaneng ase ri galung baru e sibawa tau maegae, nappa manre siamang ri bolana Pak Desa, makkedai ambo na."),
    ("ace", "Ureueng gampong teungoh pula padé di blang barô nyang geubuka lé Geuchik, hasé jih keu mandum ureueng nyang na di gampong nyan."),
    ("bjn", "Urang kampung batanam banih di pahumaan hanyar nang dibuka Pambakal, hasilnya gasan buhan kampung, amun kada hujan haja."),
    ("gor", "Tawu to kambungu mohama ayu wau bongo ode bele lo kepala desa, uwito adati lo hulondalo."),
    ("tr", "Bu sene köyün çiftçileri yeni açılan tarlaya pirinç ekti ve hasat için hazırlık yaptı, her şey çok iyi olarak bitti."),
    ("de", "Die Bauern des Dorfes haben auf dem neuen Feld Reis gepflanzt und warten mit den Nachbarn auf die Ernte."),
    ("th", "ชาวบ้านปลูกข้าวในนาแห่งใหม่ของหมู่บ้าน"),
    ("zh", "村民在新开的田里种植水稻，等待收获。"),
    ("ja", "村の人々は新しい田んぼに稲を植えました。"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "text"), TEXTS, ids=[f"{n}-{code}" for n, (code, _) in enumerate(TEXTS)])  # fmt: skip
def test_language(code: str, text: str) -> None:
    found, sure = detect_language(text)
    assert found == code
    assert 0.4 <= sure <= 1.0


def test_a_text_without_common_words_is_said_to_be_what_its_page_says_and_not_surely() -> None:
    names = "Budi Santoso, Siti Aminah, Joko Susilo, Rina Marlina, Agus Salim, Dewi Lestari, " * 4
    assert detect_language(names)[0] is None
    assert language_of(names, "id-ID") == (None, 0.0)
    assert language_of(names + "dan Wati", "id-ID") == ("id", 0.3)
    assert language_of("Budi Santoso, S.Pd.", "id-ID") == ("id", 0.4)
    assert language_of(names, "tr") == (None, 0.0)


def test_words_that_languages_share_make_it_less_sure() -> None:
    plain = detect_language(TEXTS[0][1])[1]
    mixed = detect_language(TEXTS[0][1] + TEXTS[6][1])[1]
    assert mixed < plain


def test_a_text_in_the_language_of_another_country_is_doubted_on_an_indonesian_site() -> None:
    html = f"<h1>Yeni tarla</h1><article><p>{dict(TEXTS)['tr'] * 4}</p></article>"
    article = extract_article(html.encode(), "https://sukamajukab.go.id/berita/1")
    assert article.language == "tr"
    assert {"other-language", "low-confidence"} <= set(article.flags)
    elsewhere = extract_article(html.encode(), "https://news.example.com.tr/1")
    assert "other-language" not in elsewhere.flags
