"""Made-up microdata about the made-up province of tests/fixtures/base, and how the tests run the recipe on them.

The cases follow from their number alone, so that every run has the same; what is expected of a package is counted from
the file of cases by the tests themselves, never by the recipe.
"""

import contextlib
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[2]
RECIPE = ROOT / "public" / "microdata"
FIXTURE = ROOT / "tests" / "fixtures" / "base"
DAY = "2026-11-23"
# public/ is copied into the page as it lies there.
sys.dont_write_bytecode = True
sys.path.insert(0, str(RECIPE))
import make_package  # noqa: E402

# Titles that spreadsheets, readers of CSV and careless programs take for something else.
AWKWARD = [
    '=1+1', '=HYPERLINK("https://example.org","x")', '+86', '-1', '@SUM(A1)', '甲州案,"引号",逗号', '"', '""', "'", '\\"', '\\N',
    'NULL', 'NA', 'true', '1e5', '007', '2024-01-02', '#1', '𠮷田案', '案件；“引号”', 'a;b|c', '<b>&amp;</b>', 'ﾊﾝｶｸ', 'é',
]  # fmt: skip

# An item of a list, a number below `most`: by the number of the case and the name of what is chosen.
CASES = """
CREATE TEMP MACRO below(most, i, what) AS CAST(hash(i, what) % CAST(most AS UBIGINT) AS INTEGER);
CREATE TEMP MACRO pick(items, i, what) AS items[1 + below(len(items), i, what)];
COPY (
  SELECT
    'C' || i AS case_id,
    DATE '2021-01-01' + below(1826, i, 'date') AS date,
    CASE WHEN below(3, i, 'list') = 0 THEN 'event' ELSE 'measure' END AS list,
    pick(['services', 'services', 'services', 'enforcement', 'enforcement', 'financing'], i, 'topic') AS topic_id,
    pick(['440100', '440100', '440200', '440300', '440000'], i, 'area') AS area_code,
    CASE WHEN i % 5 = 0 THEN pick(awkward, i, 'title') ELSE '甲州第' || i || '号案' END AS title_zh,
    CASE WHEN i % 7 = 0 THEN '=A' || i || ', "B"; C' ELSE 'Case ' || i || ' of Jiazhou' END AS title_en,
    '甲州的第' || i || '号个案，共两句。第二句。' AS summary_zh,
    'Case number ' || i || ' of Jiazhou, in two sentences. The second, with "quotes".' AS summary_en,
    pick(['s1', 's2'], i, 'source') AS source_id,
    CASE WHEN below(4, i, 'partner') = 0 THEN '810000' END AS partner_code,
    CASE WHEN below(5, i, 'area') < 2 AND below(3, i, 'place') = 0 THEN 'nanqu' END AS place_id,
    CASE WHEN below(10, i, 'actor') = 0 THEN 'yi-customs' END AS actor_id,
    CASE WHEN below(5, i, 'stated') < 2 THEN CAST(below(100000000, i, 'amount') / 100.0 AS DECIMAL(15, 2)) END AS amount
  FROM range(1, {count} + 1) AS numbers(i), (SELECT {awkward} AS awkward)
) TO '{path}' (FORMAT parquet)
"""


def write_cases(path, count):
    """Writes `count` cases as Parquet."""
    awkward = "[" + ", ".join(map(make_package.text, AWKWARD)) + "]"
    duckdb.connect().execute(CASES.format(count=count, path=path, awkward=awkward))


def write_csv(path, rows):
    """Writes cases (dictionaries with the same keys) as CSV, with the line ends of RFC 4180."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def case(**changes):
    """A case with nothing wrong, but for the changes."""
    return {
        "case_id": "C1", "date": "2024-05-06", "list": "event", "topic_id": "services", "area_code": "440100",
        "title_zh": "甲州案", "title_en": "A case", "summary_zh": "甲州的个案。", "summary_en": "A case of Jiazhou.", "source_id": "s1",
    } | changes  # fmt: skip


def write_base(folder):
    """The fixture with more topics and one more city, so that counts by topic and area can differ."""
    shutil.copytree(FIXTURE, folder)
    for file, rows in {
        "topics.csv": "enforcement,2,执法,Enforcement,查处侵权,Action against infringement\nfinancing,3,融资,Financing,知识产权融资,Finance on IP\n",
        "areas.csv": "440300,city,丁州,丁州,Dingzhou,dingzhou,dz,0,1\n",
        "adjacency.csv": "440100,440300\n",
    }.items():
        with open(folder / file, "a", encoding="utf-8") as table:
            table.write(rows)
    return folder


ROLES = {"nation": "context", "province": "whole", "city": "part", "sar": "partner", "customs_district": "other"}


def write_base_in_roles(folder):
    """The same, with the roles of areas in place of the words of a province."""
    write_base(folder)
    rows = list(table(folder, "areas"))
    with open(folder / "areas.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "kind": ROLES[row["kind"]]} for row in rows)
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    areas = next(resource for resource in descriptor["resources"] if resource["name"] == "areas")
    kind = next(field for field in areas["schema"]["fields"] if field["name"] == "kind")
    kind["constraints"]["enum"] = list(ROLES.values())
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return folder


def is_of(language, column):
    """Whether a column says something in this language only."""
    chinese = column.endswith(("_zh", "_zh_hant")) or column in ("pinyin", "initials")
    return chinese if language == "zh" else column.endswith("_en")


def write_base_in_one_language(folder, language):
    """The same, without the columns of the other language."""
    write_base(folder)
    other = {"zh": "en", "en": "zh"}[language]
    for path in folder.glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, strict=True)
        kept = [place for place, column in enumerate(header) if not is_of(other, column)]
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([[row[place] for place in kept] for row in [header, *rows]])
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["atlas"] = {"languages": [language]}
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        resource["schema"]["fields"] = [field for field in fields if not is_of(other, field["name"])]
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    return folder


def run(microdata, base, out, *more):
    """Runs the recipe; gives its exit code and what it said of faults."""
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        code = make_package.main(["--microdata", str(microdata), "--base", str(base), "--out", str(out), "--date", DAY, *more])
    return code, said.getvalue().strip()


def table(folder, name):
    """The rows of a table as dictionaries, one after the other."""
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def records(content):
    """The records of a CSV file by the grammar of RFC 4180; a byte that does not fit raises ValueError."""
    text, at, found = content.decode("utf-8"), 0, [[]]
    cell = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)')
    while at < len(text):
        match = cell.match(text, at)
        if not match:
            raise ValueError(f"no cell of RFC 4180 at {text[at:at + 40]!r}")
        found[-1].append(match[2] if match[1] is None else match[1].replace('""', '"'))
        at = match.end()
        if match[3] != ",":
            found.append([])
    return found[:-1]


def differences(found, expected):
    """The first differences between two sets, or two dictionaries, in words; nothing if there is none. What unittest does
    with sets of many thousands takes hours."""
    found, expected = (set(side.items()) if isinstance(side, dict) else side for side in (found, expected))
    return [f"{word}: {item}" for word, items in (("too much", found - expected), ("missing", expected - found)) for item in sorted(items, key=str)[:3]]


def check_data(folder):
    """Judges a package with the validator of the atlas; gives its exit code and words."""
    command = os.environ.get("CHECK_DATA", "cargo run -q --bin check-data --").split()
    done = subprocess.run([*command, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
