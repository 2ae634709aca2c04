"""1,000,000 cases: the counts of the package are those of the file, counted by queries that share nothing with the recipe."""

import tempfile
import unittest
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import made_up

COUNT = 1_000_000


class Million(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.room = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.room.cleanup)
        room = Path(cls.room.name)
        base, cls.parquet, cls.out = made_up.write_base(room / "base"), room / "cases.parquet", room / "out"
        made_up.write_cases(cls.parquet, COUNT)
        code, said = made_up.run(cls.parquet, base, cls.out, "--memory", "1GB")
        assert (code, said) == (0, ""), said
        cls.database = duckdb.connect()

    def direct(self, columns):
        """Counts of the cases in the file by some columns."""
        rows = self.database.execute(f"SELECT {columns}, count(*) FROM '{self.parquet}' GROUP BY ALL").fetchall()
        return {tuple(str(cell) for cell in row[:-1]): row[-1] for row in rows}

    def test_every_entry_is_its_case_in_the_order_of_date_and_number(self):
        cases = self.database.execute(f"SELECT year(date), list, topic_id, title_zh, title_en FROM '{self.parquet}' ORDER BY year(date), list, date, case_id")
        places, by_topic = Counter(), Counter()
        for row in made_up.table(self.out, "entries"):
            year, kind, topic, title, english = cases.fetchone()
            places[year, kind] += 1
            expected = (f"{year}-{kind}-{places[year, kind]:02}", topic, title, english)
            if (row["id"], row["topic_id"], row["title_zh"], row["title_en"]) != expected:
                self.assertEqual((row["id"], row["topic_id"], row["title_zh"], row["title_en"]), expected)
            by_topic[row["topic_id"], row["year"]] += 1
        self.assertIsNone(cases.fetchone())
        self.assertEqual(sum(places.values()), COUNT)
        self.assertEqual(by_topic, self.direct("topic_id, year(date)"))
        lengths = {(int(row["year"]), kind): int(row[f"{kind}s"]) for row in made_up.table(self.out, "editions") for kind in ("event", "measure")}
        self.assertEqual(places, lengths)

    def test_every_id_is_there_once(self):
        self.assertEqual(len({row["id"] for row in made_up.table(self.out, "entries")}), COUNT)

    def test_entries_by_area_and_year(self):
        found = Counter((row["area_code"], row["entry_id"][:4]) for row in made_up.table(self.out, "entry_areas") if row["relation"] == "place")
        self.assertEqual(found, self.direct("area_code, year(date)"))
        self.assertEqual(len(found), 20)

    def test_observations_are_the_sums_of_the_file(self):
        expected = {}
        query = f"SELECT area_code, year(date), count(*), count(amount), sum(amount) FROM '{self.parquet}' GROUP BY ALL"
        province = {}
        for area, year, cases, amounts, amount in self.database.execute(query).fetchall():
            before = province.get(year, (0, 0, Decimal(0)))
            province[year] = (before[0] + cases, before[1] + amounts, before[2] + amount)
            if area != "440000":
                expected[area, str(year)] = (cases, amounts, amount)
        expected |= {("440000", str(year)): sums for year, sums in province.items()}
        observations = [row for row in made_up.table(self.out, "observations") if row["indicator_id"].startswith("microdata_")]
        cases = {(row["area_code"], row["period"]): int(row["value"]) for row in observations if row["indicator_id"] == "microdata_cases"}
        self.assertEqual(cases, {key: value[0] for key, value in expected.items()})
        amounts = {(row["area_code"], row["period"]): Decimal(row["value"]) for row in observations if row["indicator_id"] == "microdata_amount"}
        self.assertEqual(amounts, {key: value[2] for key, value in expected.items()})
        notes = {(row["area_code"], row["period"]): row["note_en"] for row in observations if row["indicator_id"] == "microdata_amount"}
        self.assertEqual(notes, {key: f"Summed from the microdata: {value[1]} of {value[0]} cases state an amount." for key, value in expected.items()})

    def test_the_validator_of_the_atlas_finds_no_fault(self):
        code, words = made_up.check_data(self.out)
        self.assertEqual(code, 0, words[:2000])


if __name__ == "__main__":
    unittest.main()
