"""`newsarchive dates`: JSON on stdout, everything else on stderr, one line out for each line in."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from newsarchive.cli.dates import dates

app = typer.Typer()
app.command()(dates)


def run(*args, stdin=None):
    return CliRunner().invoke(app, list(args), input=stdin)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_expression():
    result = run("Jum'at, 3 Nopember 2023 pukul 09.30 WITA")
    assert result.exit_code == 0
    (only,) = lines(result)
    assert only["value_from"] == "2023-11-03T09:30:00+08:00"
    assert only["weekday_agrees"] is True


def test_a_sentence_gives_a_line_for_each_date():
    result = run("Dibuka Senin (20/11) dan ditutup 2 Desember", "--anchor", "2023-11-18")
    assert [line["value_from"] for line in lines(result)] == ["2023-11-20", "2023-12-02"]


def test_several_expressions_each_with_its_input():
    result = run("18 Mei 2023", "31 Februari", "5 dan 7 Juni 2023")
    assert result.exit_code == 0
    assert [(line["input"], line["value_from"]) for line in lines(result)] == [
        ("18 Mei 2023", "2023-05-18"), ("31 Februari", None),
        ("5 dan 7 Juni 2023", "2023-06-05"), ("5 dan 7 Juni 2023", "2023-06-07"),
    ]  # fmt: skip


def test_stdin_is_not_mixed_with_expressions():
    assert run("18 Mei 2023", "-", stdin="").exit_code == 2


def test_a_byte_order_mark_before_json_lines():
    result = CliRunner().invoke(app, [], input=b'\xef\xbb\xbf{"text": "18 Mei 2023"}\r\n')
    assert lines(result)[0]["mentions"][0]["start"] == 0


def test_no_date_is_a_null_with_its_reason():
    result = run("31 Februari 2023")
    assert result.exit_code == 0
    (only,) = lines(result)
    assert only["value_from"] is None
    assert (only["reason"], only["refused"]) == ("impossible-date", "31 Februari 2023")


def test_json_lines_in_order_with_their_own_anchors():
    given = [
        {"id": 1, "text": "kemarin", "anchor": "2023-11-18"},
        {"id": 2, "input": "pukul 09.30", "region_tz": "Asia/Jayapura"},
        {"id": 3, "text": "6,3 persen"},
    ]
    result = run(
        "-", stdin="\n".join(json.dumps(line) for line in given) + "\nSabtu (18/11/23)\n\n"
    )
    assert result.exit_code == 0
    out = lines(result)
    assert [line.get("id") for line in out] == [1, 2, 3, None, None]
    assert [[m["value_from"] for m in line["mentions"]] for line in out] == [
        ["2023-11-17"], ["T09:30:00+09:00"], [], ["2023-11-18"], [],
    ]  # fmt: skip
    assert out[2]["reason"] == "percentage"


def test_bad_lines_are_answered_in_place_and_counted():
    stdin = (
        '{"text": "18 Mei 2023"}\n{bad\n{"text": 5}\n{"text": "x", "anchor": "soon"}\n18 Mei 2023\n'
    )
    result = run("-", stdin=stdin)
    assert result.exit_code == 3
    out = lines(result)
    assert ["error" in line for line in out] == [False, True, True, True, False]
    assert "3 lines" in result.stderr


def test_bytes_that_are_no_utf8_do_not_stop_it():
    result = CliRunner().invoke(app, ["-"], input=b"18 Mei 2023 \xff\xfe\n")
    assert lines(result)[0]["mentions"][0]["value_from"] == "2023-05-18"


@pytest.mark.parametrize(
    "args",
    [("x", "--anchor", "soon"), ("x", "--timezone", "Asia/Malang"), ("x", "--region", "Malang")],
)
def test_usage_errors(args):
    assert run(*args).exit_code == 2


@pytest.mark.parametrize(
    ("args", "offset"),
    [(("--timezone", "WITA"), "+08:00"), (("--region", "35.73"), "+07:00"),
     (("--region", "73"), "+08:00"), (("--region", "91.71"), "+09:00")],
)  # fmt: skip
def test_zones(args, offset):
    (line,) = lines(run("18 Mei 2023 10.00", *args))
    assert line["value_from"] == f"2023-05-18T10:00:00{offset}"
