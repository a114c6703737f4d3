"""Bar charts as SVG, drawn on the server: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

_WIDTH, _HEIGHT, _FOOT, _LEFT = 720, 150, 24, 44


def months_chart(months: Mapping[str, int], title: str) -> Markup:
    """Articles a month (`2023-11` to number) as bars; months without any between the first and last are gaps."""
    names = _span(min(months), max(months)) if months else []
    if not names:
        return Markup("")
    most = max(months.values())
    step = (_WIDTH - _LEFT) / len(names)
    drawn = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img" aria-label="{escape(title)}">',
        f'<line class="axis" x1="{_LEFT}" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>',
        f'<text class="tick" x="{_LEFT - 6}" y="14" text-anchor="end">{most}</text>',
        f'<text class="tick" x="{_LEFT - 6}" y="{_HEIGHT}" text-anchor="end">0</text>',
    ]
    for place, name in enumerate(names):
        count = months.get(name, 0)
        height = (_HEIGHT - 8) * count / most
        x = _LEFT + place * step
        drawn.append(
            f'<rect class="bar" x="{x + step * 0.1:.1f}" y="{_HEIGHT - height:.1f}" width="{step * 0.8:.1f}" '
            f'height="{height:.1f}"><title>{escape(name)}: {count}</title></rect>'
        )
        if name.endswith("-01") or place == 0:
            drawn.append(
                f'<text class="tick" x="{x:.1f}" y="{_HEIGHT + 16}">{escape(name[:4])}</text>'
            )
    return Markup("".join([*drawn, "</svg>"]))


def _span(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:7])
    names: list[str] = []
    # a date misread by centuries must not draw a chart of centuries
    while f"{year:04}-{month:02}" <= last and len(names) < 600:
        names.append(f"{year:04}-{month:02}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return names
