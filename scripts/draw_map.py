"""Draw a prefecture's municipalities for its pack: GeoJSON (国土数値情報 N03) → packs/<code>/map.json.

    .venv/bin/python scripts/draw_map.py N03-21_39_210101.geojson.json names.json packs/kochi/map.json

`names.json` is the prefecture's part of the code list: [{"code": "392014", "name", "ruby"}]. The
drawing is 1000 units wide, north up, each degree of longitude narrowed as at the middle latitude.
"""

import json
import math
import sys
from pathlib import Path
from typing import Any

WIDTH = 1000


def rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a (multi)polygon; islets under a thousandth of the drawing are left out."""
    many = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    return [polygon[0] for polygon in many]


def area(ring: list[tuple[float, float]]) -> float:
    """Signed area of a closed ring (shoelace)."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def centre(ring: list[tuple[float, float]]) -> tuple[int, int]:
    """The centroid of a ring."""
    whole = area(ring) or 1.0
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return round(x / (6 * whole)), round(y / (6 * whole))


def draw(features: list[dict[str, Any]], names: list[dict[str, str]]) -> dict[str, Any]:
    """Every municipality with its path, and the size of the drawing."""
    points = [p for one in features for ring in rings(one["geometry"]) for p in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrow = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * narrow)
    by_code = {one["code"][:5]: one for one in names}
    pieces: dict[str, list[list[tuple[float, float]]]] = {}
    for one in features:
        for ring in rings(one["geometry"]):
            at = [((x - west) * narrow * scale, (north - y) * scale) for x, y in ring]
            if abs(area(at)) > WIDTH / 100:
                pieces.setdefault(one["properties"]["N03_007"], []).append(at)
    towns = []
    for code, parts in sorted(pieces.items()):
        biggest = max(parts, key=lambda ring: abs(area(ring)))
        path = "".join(
            "M" + "L".join(f"{round(x)} {round(y)}" for x, y in ring) + "Z" for ring in parts
        )
        told = by_code[code]
        x, y = centre(biggest)
        towns.append(
            {
                "code": told["code"],
                "name": told["name"],
                "kana": told["ruby"],
                "x": x,
                "y": y,
                "d": path,
            }
        )
    return {
        "source": "国土数値情報（行政区域データ 2021年1月1日、国土交通省）をもとに簡素化",
        "width": WIDTH,
        "height": math.ceil((north - south) * scale),
        "towns": towns,
    }


def main() -> None:
    """Read two files, write one."""
    boundaries, names, target = (Path(one) for one in sys.argv[1:4])
    told = draw(
        json.loads(boundaries.read_text("utf-8"))["features"], json.loads(names.read_text("utf-8"))
    )
    target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
