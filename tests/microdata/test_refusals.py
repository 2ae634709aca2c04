"""Wrong microdata: a message that names file, row and column, and no package."""

import tempfile
import unittest
from pathlib import Path

import duckdb
import made_up
from made_up import case

REQUIRED = "case_id, date, list, topic_id, area_code, title_zh, title_en, summary_zh, summary_en, source_id"
AREAS = "expected one of the areas of areas.csv that are the whole, a part of it, or another territory"
# What is changed in the second of three cases, and what must be said of it: row 3 of the file.
FAULTS = [
    ({"area_code": "449999"}, f"area_code: “449999” is not there, {AREAS}"),
    ({"area_code": "810000"}, f"area_code: “810000” is not there, {AREAS}"),
    ({"area_code": "100000"}, f"area_code: “100000” is not there, {AREAS}"),
    ({"topic_id": "none"}, "topic_id: “none” is not there, expected one of topics.csv"),
    ({"source_id": "S1"}, "source_id: “S1” is not there, expected one of sources.csv"),
    ({"actor_id": "nobody"}, "actor_id: “nobody” is not there, expected one of actors.csv"),
    ({"partner_code": "440200"}, "partner_code: “440200” is not there, expected one of the partners of areas.csv"),
    ({"place_id": "nanqu", "area_code": "440200"}, "place_id: “nanqu” lies in 440100, expected a place of 440200"),
    ({"title_zh": ""}, "title_zh: the cell is empty, expected a value"),
    ({"title_zh": " "}, "title_zh: “ ” begins or ends with a blank, expected no blanks around a value"),
    ({"title_en": "A case\u3000"}, "title_en: “A case\u3000” begins or ends with a blank, expected no blanks around a value"),
    ({"title_zh": "甲州\n案"}, "title_zh: the text has the invisible character U+000A, expected characters that can be seen, on one line"),
    ({"title_zh": "甲\u200b州"}, "title_zh: the text has the invisible character U+200B, expected characters that can be seen, on one line"),
    ({"summary_zh": "甲州,案"}, "summary_zh: a half-width sign stands in “州,案”, expected full-width punctuation"),
    ({"date": ""}, "date: the cell is empty, expected a value"),
    ({"date": "2023-02-29"}, "date: “2023-02-29” is no day of the calendar, expected YYYY-MM-DD"),
    ({"date": "2024-5-06"}, "date: “2024-5-06” is no day of the calendar, expected YYYY-MM-DD"),
    ({"date": "2024-05-06 10:00:00"}, "date: “2024-05-06 10:00:00” is no day of the calendar, expected YYYY-MM-DD"),
    ({"date": "yesterday"}, "date: “yesterday” is no day of the calendar, expected YYYY-MM-DD"),
    ({"date": "2026-11-24"}, f"date: the day 2026-11-24 is out of reach, expected 1985-01-01 to {made_up.DAY}"),
    ({"date": "1984-12-31"}, f"date: the day 1984-12-31 is out of reach, expected 1985-01-01 to {made_up.DAY}"),
    ({"list": "cases"}, "list: “cases” is not in the list, expected one of event, measure"),
    ({"case_id": "first"}, "case_id: “first” stands already in row 2, expected each case_id once"),
    ({"amount": "-1"}, "amount: “-1” is no amount, expected yuan: at most 13 digits, at most 2 after the point"),
    ({"amount": "1,000"}, "amount: “1,000” is no amount, expected yuan: at most 13 digits, at most 2 after the point"),
    ({"amount": "0.001"}, "amount: “0.001” is no amount, expected yuan: at most 13 digits, at most 2 after the point"),
    ({"note_zh": "说明。"}, "note_en: the text is there in one language only, expected both languages or neither"),
]  # fmt: skip


class Refusals(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.room = Path(room.name)
        self.base, self.file, self.out = made_up.write_base(self.room / "base"), self.room / "cases.csv", self.room / "new" / "out"

    def refused(self, *more, file=None):
        """What was said, and that nothing was left behind."""
        code, said = made_up.run(file or self.file, self.base, self.out, *more)
        self.assertEqual(code, 1, said)
        self.assertEqual(list((self.room / "new").glob("*")), [])
        return said

    def write(self, *changes):
        optional = {"note_zh": "", "note_en": "", "partner_code": "", "place_id": "", "actor_id": "", "amount": ""}
        made_up.write_csv(self.file, [case(**optional | change) for change in changes])

    def test_each_fault_is_named_with_row_and_column(self):
        found = []
        for change, _ in FAULTS:
            self.write({"case_id": "first"}, {"case_id": "second"} | change, {"case_id": "third"})
            found.append(self.refused().split("\n"))
        end = "cases.csv: 1 faults, the first 1 above; no package was made"
        self.assertEqual(found, [[f"cases.csv:3:{message}", end] for _, message in FAULTS])

    def test_rows_of_parquet_count_from_the_first_case(self):
        path = self.room / "cases.parquet"
        self.write({"case_id": "first"}, {"case_id": "second", "area_code": "449999"})
        duckdb.connect().execute(f"COPY (SELECT * REPLACE (CAST(area_code AS INTEGER) AS area_code) FROM '{self.file}') TO '{path}'")
        self.assertTrue(self.refused(file=path).startswith("cases.parquet:2:area_code: “449999” is not there"))

    def test_a_missing_column_is_named(self):
        for column in REQUIRED.split(", "):
            row = case()
            del row[column]
            made_up.write_csv(self.file, [row])
            self.assertEqual(self.refused(), f"cases.csv:1:{column}: the column is missing, expected {REQUIRED}")

    def test_many_faults_are_counted_and_the_first_shown_in_order(self):
        self.write(*({"case_id": f"C{place}", "title_zh": "", "date": "never"} for place in range(150)))
        lines = self.refused().split("\n")
        self.assertEqual(len(lines), 201)
        self.assertEqual([line.split(": ")[0] for line in lines[:3]], ["cases.csv:2:date", "cases.csv:2:title_zh", "cases.csv:3:date"])
        self.assertEqual(lines[-1], "cases.csv: 300 faults, the first 200 above; no package was made")

    def test_files_that_are_no_tables(self):
        self.write({})
        content = self.file.read_bytes()
        self.file.write_bytes(content.replace("甲州案".encode(), "甲州案".encode("gbk")))
        self.assertIn("Line: 2", self.refused())
        # Lines that are too long or too short are refused, not left out.
        for cells in (b"C1,2024-05-06,one,", b"C1,"):
            made_up.write_csv(self.file, [case(), case(case_id="C2")])
            self.file.write_bytes(self.file.read_bytes().replace(b"C1,2024-05-06,", cells))
            self.assertIn("Line: 2", self.refused())
        self.file.write_bytes(b"")
        self.assertEqual(self.refused(), "cases.csv:1: the header is “”, expected names of columns, each once")
        self.file.write_bytes(content.replace(b"case_id,date", b"date,date"))
        self.assertIn("expected names of columns, each once", self.refused())
        self.file.write_bytes(content.split(b"\r\n")[0] + b"\r\n")
        self.assertEqual(self.refused(), "cases.csv: there is no case")
        (self.room / "no.parquet").write_bytes(content)
        self.assertIn("no package: ", self.refused(file=self.room / "no.parquet"))
        self.file.unlink()
        self.assertEqual(self.refused(), f"{self.file}: there is no such file")

    def test_wrong_options_and_bases(self):
        self.write({})
        self.assertIn("“1.1” is no version", self.refused("--version", "1.1"))
        self.assertIn("the version 1.0.0 is there already", self.refused("--version", "1.0.0"))
        self.assertIn("“s9” is not there", self.refused("--source", "s9"))
        self.assertIn("“2026-11” is no day", self.refused("--date", "2026-11"))
        areas = self.base / "areas.csv"
        areas.write_text(areas.read_text(encoding="utf-8").replace("province", "nation"), encoding="utf-8")
        self.assertIn("0 areas of the kind province or whole, expected one", self.refused())
        (self.base / "topics.csv").unlink()
        self.assertIn("topics.csv", self.refused())

    def test_a_folder_with_something_in_it_is_left_as_it_is(self):
        self.write({})
        self.out.mkdir(parents=True)
        (self.out / "mine.txt").write_text("mine", encoding="utf-8")
        code, said = made_up.run(self.file, self.base, self.out)
        self.assertEqual((code, said), (1, f"{self.out}: something is there, expected a new or an empty folder"))
        self.assertEqual([path.name for path in self.out.iterdir()], ["mine.txt"])

    def test_without_a_fault_the_same_cases_make_a_package(self):
        self.write({"case_id": "first"}, {"case_id": "second"}, {"case_id": "third"})
        self.assertEqual(made_up.run(self.file, self.base, self.out), (0, ""))
        self.assertEqual(len(list(self.out.glob("*.csv"))), 25)


if __name__ == "__main__":
    unittest.main()
