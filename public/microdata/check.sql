-- Reads the microdata and judges them. DuckDB 1.5 or newer.
--
-- Expects: the view `microdata` (one row a case) and the variables `base` (folder of the base package), `day` (of the
-- release), `before` (rows that stand before the first case in the file: 1 for a CSV with a header, 0 for Parquet) and
-- `absent` (ending of the columns in the language that the base does not have, _zh or _en; “-” where it has both).
-- Gives: `cases`, every cell a text or NULL, `areas` (what each area is to the package), `faults`, which is empty if a package
-- can be made (package.sql), and the macros `table_in` and `base_table`.
-- Knows the columns of the microdata; knows nothing of the tables of the package but their keys and the kinds of areas.

-- A table of a package as it lies there: every cell a text, an empty cell NULL. With `skip` the reader leaves out no line
-- that does not fit to the others.
CREATE OR REPLACE TEMP MACRO table_in(folder, name) AS TABLE
  SELECT *
  FROM read_csv(folder || '/' || name || '.csv',
    header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', comment = '', skip = 0);

CREATE OR REPLACE TEMP MACRO base_table(name) AS TABLE FROM table_in(getvariable('base'), name);

-- Columns that a file may leave out are there all the same, so that what follows can speak of them.
CREATE OR REPLACE TEMP TABLE cases AS
WITH
  told AS (
    (SELECT getvariable('before') + row_number() OVER () AS case_row, CAST(COLUMNS(*) AS VARCHAR) FROM microdata)
    UNION ALL BY NAME
    (SELECT NULL::VARCHAR AS title_zh, NULL::VARCHAR AS title_en, NULL::VARCHAR AS summary_zh, NULL::VARCHAR AS summary_en,
      NULL::VARCHAR AS note_zh, NULL::VARCHAR AS note_en, NULL::VARCHAR AS partner_code,
      NULL::VARCHAR AS place_id, NULL::VARCHAR AS actor_id, NULL::VARCHAR AS amount
    WHERE false)
  )
SELECT
  case_row,
  nullif(case_id, '') AS case_id, nullif(date, '') AS date, nullif(list, '') AS list,
  nullif(topic_id, '') AS topic_id, nullif(area_code, '') AS area_code,
  nullif(title_zh, '') AS title_zh, nullif(title_en, '') AS title_en,
  nullif(summary_zh, '') AS summary_zh, nullif(summary_en, '') AS summary_en,
  nullif(source_id, '') AS source_id, nullif(note_zh, '') AS note_zh, nullif(note_en, '') AS note_en,
  nullif(partner_code, '') AS partner_code, nullif(place_id, '') AS place_id,
  nullif(actor_id, '') AS actor_id, nullif(amount, '') AS amount
FROM told;

-- Each cell as a row of its own: rules that hold for many columns are written once.
CREATE OR REPLACE TEMP VIEW cells AS
FROM cases UNPIVOT INCLUDE NULLS (cell FOR name IN (case_id, date, list, topic_id, area_code, title_zh, title_en,
  summary_zh, summary_en, source_id, note_zh, note_en, partner_code, place_id, actor_id, amount));

-- What an area is to the package. A province has words of its own for that; other packages say the role itself.
CREATE OR REPLACE TEMP TABLE areas AS
SELECT code, CASE kind WHEN 'nation' THEN 'context' WHEN 'province' THEN 'whole' WHEN 'city' THEN 'part'
  WHEN 'sar' THEN 'partner' WHEN 'customs_district' THEN 'other' ELSE kind END AS role
FROM base_table('areas');

-- Cells that must be keys of a table of the base package, what that table is called, and its keys.
CREATE OR REPLACE TEMP TABLE keys AS
FROM (VALUES
  ('topic_id', 'topics.csv'), ('source_id', 'sources.csv'), ('place_id', 'places.csv'), ('actor_id', 'actors.csv'),
  ('area_code', 'the areas of areas.csv that are the whole, a part of it, or another territory'),
  ('partner_code', 'the partners of areas.csv')
) AS keys(name, file);

CREATE OR REPLACE TEMP TABLE known AS
  SELECT 'topic_id' AS name, id AS cell FROM base_table('topics')
  UNION ALL SELECT 'source_id', id FROM base_table('sources')
  UNION ALL SELECT 'place_id', id FROM base_table('places')
  UNION ALL SELECT 'actor_id', id FROM base_table('actors')
  UNION ALL SELECT 'area_code', code FROM areas WHERE role IN ('whole', 'part', 'other')
  UNION ALL SELECT 'partner_code', code FROM areas WHERE role = 'partner';

CREATE OR REPLACE TEMP TABLE faults AS
  SELECT case_row, name, 'the cell is empty' AS message, 'a value' AS expected
  FROM cells
  WHERE cell IS NULL AND name IN ('case_id', 'date', 'list', 'topic_id', 'area_code', 'title_zh', 'title_en',
    'summary_zh', 'summary_en', 'source_id') AND NOT suffix(name, coalesce(getvariable('absent'), '-'))
UNION ALL
  SELECT case_row, name, '“' || left(cell, 40) || '” begins or ends with a blank', 'no blanks around a value'
  FROM cells
  WHERE regexp_matches(cell, '^[\s\p{Z}]|[\s\p{Z}]$')
UNION ALL
  -- A line break, too: no cell of a package has one.
  SELECT case_row, name, 'the text has the invisible character U+'
      || printf('%04X', unicode(regexp_extract(cell, '[\p{Cc}\x{200b}-\x{200f}\x{feff}]'))),
    'characters that can be seen, on one line'
  FROM cells
  WHERE regexp_matches(cell, '[\p{Cc}\x{200b}-\x{200f}\x{feff}]') AND NOT regexp_matches(cell, '^[\s\p{Z}]|[\s\p{Z}]$')
UNION ALL
  -- Titles are quoted letter for letter, their punctuation is not ours to judge.
  SELECT case_row, name, 'a half-width sign stands in “'
      || regexp_extract(cell, '[\x{3400}-\x{9fff}][,;:?!][\x{3400}-\x{9fff}]') || '”', 'full-width punctuation'
  FROM cells
  WHERE name IN ('summary_zh', 'note_zh') AND regexp_matches(cell, '[\x{3400}-\x{9fff}][,;:?!][\x{3400}-\x{9fff}]')
UNION ALL
  SELECT case_row, name, '“' || left(cell, 40) || '” is not there', 'one of ' || file
  FROM cells JOIN keys USING (name)
  ANTI JOIN known USING (name, cell)
  WHERE cell IS NOT NULL
UNION ALL
  SELECT case_row, 'case_id', '“' || left(case_id, 40) || '” stands already in row ' || first_row, 'each case_id once'
  FROM (SELECT case_row, case_id, min(case_row) OVER (PARTITION BY case_id) AS first_row FROM cases)
  WHERE case_row > first_row AND case_id IS NOT NULL
UNION ALL
  SELECT case_row, 'date', '“' || left(date, 40) || '” is no day of the calendar', 'YYYY-MM-DD'
  FROM cases
  WHERE NOT regexp_full_match(date, '\d{4}-\d{2}-\d{2}') OR (date IS NOT NULL AND try_cast(date AS DATE) IS NULL)
UNION ALL
  SELECT case_row, 'date', 'the day ' || date || ' is out of reach', '1985-01-01 to ' || getvariable('day')
  FROM cases
  WHERE regexp_full_match(date, '\d{4}-\d{2}-\d{2}')
    AND try_cast(date AS DATE) NOT BETWEEN DATE '1985-01-01' AND getvariable('day')::DATE
UNION ALL
  SELECT case_row, 'list', '“' || left(list, 40) || '” is not in the list', 'one of event, measure'
  FROM cases
  WHERE list NOT IN ('event', 'measure')
UNION ALL
  SELECT case_row, 'amount', '“' || left(amount, 40) || '” is no amount', 'yuan: at most 13 digits, at most 2 after the point'
  FROM cases
  WHERE NOT regexp_full_match(amount, '\d{1,13}(\.\d{1,2})?')
UNION ALL
  SELECT case_row, if(note_zh IS NULL, 'note_zh', 'note_en'), 'the text is there in one language only', 'both languages or neither'
  FROM cases
  WHERE (note_zh IS NULL) <> (note_en IS NULL) AND coalesce(getvariable('absent'), '-') = '-'
UNION ALL
  SELECT case_row, 'place_id', '“' || left(place_id, 40) || '” lies in ' || places.area_code, 'a place of ' || cases.area_code
  FROM cases JOIN base_table('places') AS places ON places.id = cases.place_id
  WHERE places.area_code <> cases.area_code;
