import json
import time

import pytest

from newsarchive.extract.markup.flight import are_rows, piece_of, read_rows


def push(text):
    return f"self.__next_f.push([1,{json.dumps(text)}])"


def test_pieces_are_joined_to_rows():
    text = "<p>Perahu baru – untuk 12 nelayan.</p>"
    rows = f'2:"$Sreact.fragment"\n5:T{len(text.encode()):x},{text}7:{{"judul":"Perahu","isi":"$5","asal":"$L9"}}\n8:I[1,"a"]\n'
    pieces = [piece_of(push(part)) for part in (rows[:40], rows[40:])]
    assert "".join(pieces) == rows
    assert are_rows(rows)
    assert read_rows(rows) == [{"judul": "Perahu", "isi": text, "asal": "$L9"}]


@pytest.mark.parametrize(
    "script",
    [
        "(self.__next_f=self.__next_f||[]).push([0])",
        "self.__next_f.push([2,null])",
        'self.__next_f.push([1,"torn',
        'self.__next_f.push([1,"a" + "b"])',
        "var a = 1;",
    ],
)
def test_other_scripts_hold_no_piece(script):
    assert piece_of(script) == ""


def test_json_is_no_row():
    assert not are_rows('{"a": 1}')
    assert not are_rows("[1, 2]")
    assert not are_rows('"a"')


@pytest.mark.parametrize(
    "rows", ["1:{torn\n2:[1]\n", '1:{"a":\n2:[1]', "9:Tffffff,short", "1:", "1:" + "[" * 9000]
)
def test_torn_rows_do_no_harm(rows):
    assert all(value == [1] for value in read_rows(rows))


def test_hostile_rows_take_no_time():
    start = time.perf_counter()
    piece_of("self.__next_f.push([1," + '" ' * 20_000)
    read_rows("1:[\n" * 5_000)
    read_rows("1:T0," * 5_000)
    assert time.perf_counter() - start < 1.5
