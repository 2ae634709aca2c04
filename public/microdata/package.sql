-- Writes the tables of a package that follow from microdata. DuckDB 1.5 or newer; run check.sql before.
--
-- Expects: `cases` without faults, `areas` and the macro `base_table` (all from check.sql), and the variables `base`, `out` (folder
-- to write into), `day` (of the release), `version`, `source` (id of the source that the figures cite), `absent` (see there),
-- `file` (name of the microdata) and `sha256` (its checksum).
-- Every table has the columns of the base package in their order: a table of the base without its rows comes first.

-- 1. Entries. The number of a case in its list follows from its date and, on the same day, from its case_id, so that the
-- same microdata give the same ids in any engine and on any number of threads.
CREATE OR REPLACE TEMP TABLE entries AS
SELECT
  year || '-' || list || '-' || CASE WHEN position < 10 THEN '0' ELSE '' END || position AS id,
  * EXCLUDE (amount),
  -- 15 digits: more than a number of a package may have would not be exact.
  CAST(amount AS DECIMAL(15, 2)) AS amount
FROM (
  SELECT
    *,
    CAST(left(date, 4) AS INTEGER) AS year,
    row_number() OVER (PARTITION BY left(date, 4), list ORDER BY date, case_id) AS position
  FROM cases
)
ORDER BY year, list, position;

COPY (
  (FROM base_table('entries') LIMIT 0) UNION ALL BY NAME
  (SELECT id, year, list, position, topic_id, title_zh, title_en, summary_zh, summary_en, source_id, note_zh, note_en
  FROM entries)
) TO (getvariable('out') || '/entries.csv') (FORMAT csv, HEADER);

-- 2. Where, who, how much: a row for each cell that is filled.
COPY (
  (FROM base_table('entry_areas') LIMIT 0) UNION ALL BY NAME
  (SELECT id AS entry_id, area_code, 'place' AS relation FROM entries) UNION ALL BY NAME
  (SELECT id AS entry_id, partner_code AS area_code, 'partner' AS relation FROM entries WHERE partner_code IS NOT NULL)
) TO (getvariable('out') || '/entry_areas.csv') (FORMAT csv, HEADER);

COPY (
  (FROM base_table('entry_places') LIMIT 0) UNION ALL BY NAME
  (SELECT id AS entry_id, place_id FROM entries WHERE place_id IS NOT NULL)
) TO (getvariable('out') || '/entry_places.csv') (FORMAT csv, HEADER);

COPY (
  (FROM base_table('entry_actors') LIMIT 0) UNION ALL BY NAME
  (SELECT id AS entry_id, actor_id, source_id FROM entries WHERE actor_id IS NOT NULL)
) TO (getvariable('out') || '/entry_actors.csv') (FORMAT csv, HEADER);

-- A decimal without the zeros that say nothing: 1200.50 is 1200.5, 1200.00 is 1200.
CREATE OR REPLACE TEMP MACRO plain(number) AS regexp_replace(CAST(number AS VARCHAR), '\.?0+$', '');

COPY (
  (FROM base_table('facts') LIMIT 0) UNION ALL BY NAME
  (SELECT
    id || '-f01' AS id, id AS entry_id, 1 AS position, 'direct' AS scope,
    '本案金额为' || plain(amount) || '元' AS text_zh, 'The amount in this case is CNY ' || plain(amount) AS text_en,
    plain(amount) AS value, '元' AS unit_zh, 'CNY' AS unit_en, 'exact' AS qualifier, date AS as_of, source_id
  FROM entries
  WHERE amount IS NOT NULL)
) TO (getvariable('out') || '/facts.csv') (FORMAT csv, HEADER);

-- 3. Editions: a year's lists are as long as the microdata make them.
COPY (
  (FROM base_table('editions') LIMIT 0) UNION ALL BY NAME
  (SELECT
    year, getvariable('day') AS published,
    count(*) FILTER (list = 'event') AS events, count(*) FILTER (list = 'measure') AS measures,
    getvariable('source') AS source_id,
    '清单由个案数据生成，发布日期为本数据包的日期。' AS note_zh,
    'The lists are made from microdata; the date of publication is that of this package.' AS note_en
  FROM entries
  GROUP BY year
  ORDER BY year)
) TO (getvariable('out') || '/editions.csv') (FORMAT csv, HEADER);

-- 4. Aggregates: cases and amounts by area and year, and for the whole the sum of all. An area without a case has no
-- row, for microdata do not say whether nothing happened there or nobody reported.
CREATE OR REPLACE TEMP TABLE aggregates AS
SELECT area_code, year, count(*) AS cases, count(amount) AS amounts, sum(amount) AS amount
FROM entries
WHERE area_code NOT IN (SELECT code FROM areas WHERE role = 'whole')
GROUP BY area_code, year
UNION ALL
SELECT (SELECT code FROM areas WHERE role = 'whole'), year, count(*), count(amount), sum(amount)
FROM entries
GROUP BY year;

-- Rows of an earlier run on the same base are written anew; published figures of the base stay.
COPY (
  (FROM base_table('observations') WHERE indicator_id NOT IN ('microdata_cases', 'microdata_amount')) UNION ALL BY NAME
  (SELECT
    'microdata_cases' AS indicator_id, area_code, year AS period, CAST(cases AS VARCHAR) AS value, 'case' AS unit_id,
    'A' AS status, 'exact' AS qualifier, if(getvariable('absent') = '_zh', cases || if(cases = 1, ' case', ' cases'), cases || '件') AS printed, getvariable('source') AS source_id,
    '由个案数据计数。' AS note_zh, 'Counted from the microdata.' AS note_en
  FROM aggregates
  ORDER BY area_code, period) UNION ALL BY NAME
  (SELECT
    'microdata_amount' AS indicator_id, area_code, year AS period, plain(amount) AS value, 'cny' AS unit_id,
    -- Where some cases state no amount, the sum is a lower bound.
    'A' AS status, CASE WHEN amounts = cases THEN 'exact' ELSE 'at_least' END AS qualifier,
    if(getvariable('absent') = '_zh', 'CNY ' || plain(amount), plain(amount) || '元') AS printed, getvariable('source') AS source_id,
    '由个案数据求和：' || cases || '件个案中' || amounts || '件有金额。' AS note_zh,
    'Summed from the microdata: ' || amounts || ' of ' || cases || ' cases state an amount.' AS note_en
  FROM aggregates
  WHERE amounts > 0
  ORDER BY area_code, period)
) TO (getvariable('out') || '/observations.csv') (FORMAT csv, HEADER);

-- 5. What the aggregates rest on: two indicators, their agency, units and source.
COPY (
  (FROM base_table('indicators') WHERE id NOT IN ('microdata_cases', 'microdata_amount')) UNION ALL BY NAME
  (SELECT
    id, place + (SELECT count(*) FROM base_table('indicators') WHERE id NOT IN ('microdata_cases', 'microdata_amount')) AS position,
    'microdata' AS agency_id, unit_id, 'flow' AS measure, name_zh, name_en, definition_zh, definition_en
  FROM (VALUES
    (1, 'microdata_cases', 'case', '个案数', 'Cases', '个案数据中日期在当年的个案，按所在地计数', 'Cases of the microdata that are dated in the year, by place'),
    (2, 'microdata_amount', 'cny', '个案金额', 'Amount of the cases', '个案数据中日期在当年的个案所载金额之和，按所在地计', 'Sum of the amounts that cases of the microdata dated in the year state, by place')
  ) AS own(place, id, unit_id, name_zh, name_en, definition_zh, definition_en))
) TO (getvariable('out') || '/indicators.csv') (FORMAT csv, HEADER);

COPY (
  (FROM base_table('agencies') WHERE id <> 'microdata') UNION ALL BY NAME
  (SELECT 'microdata' AS id, 1 + (SELECT count(*) FROM base_table('agencies') WHERE id <> 'microdata') AS position,
    '个案数据' AS name_zh, 'Microdata' AS name_en)
) TO (getvariable('out') || '/agencies.csv') (FORMAT csv, HEADER);

COPY (
  FROM base_table('units') UNION ALL BY NAME
  (SELECT * FROM (VALUES ('case', 'count', '件', 'case', 'cases'), ('cny', 'currency', '元', 'CNY', 'CNY'))
    AS own(id, kind, name_zh, name_en, plural_en)
  WHERE id NOT IN (SELECT id FROM base_table('units')))
) TO (getvariable('out') || '/units.csv') (FORMAT csv, HEADER);

-- The file itself is a source, unless the base package has one for it.
COPY (
  (FROM base_table('sources') WHERE id <> 'microdata-file' OR getvariable('source') <> 'microdata-file') UNION ALL BY NAME
  (SELECT
    'microdata-file' AS id,
    if(getvariable('absent') = '_en', '个案数据：', 'Microdata: ') || getvariable('file') AS title,
    if(getvariable('absent') = '_en', 'zh-Hans', 'en') AS title_language,
    getvariable('day') AS published, 'copy' AS standing,
    '个案数据文件，共' || count(*) || '件个案，SHA-256为' || getvariable('sha256') || '。' AS note_zh,
    'File of microdata with ' || count(*) || ' cases, SHA-256 ' || getvariable('sha256') || '.' AS note_en
  FROM entries
  HAVING getvariable('source') = 'microdata-file')
) TO (getvariable('out') || '/sources.csv') (FORMAT csv, HEADER);

-- 6. The release notes say what was made and what is missing.
COPY (
  FROM base_table('releases') UNION ALL BY NAME
  (SELECT
    getvariable('version') AS version, place AS position, getvariable('day') AS date, kind,
    replace(text_zh, '{cases}', (SELECT CAST(count(*) AS VARCHAR) FROM entries)) AS text_zh,
    replace(text_en, '{cases}', (SELECT CAST(count(*) AS VARCHAR) FROM entries)) AS text_en
  FROM (VALUES
    (1, 'added', '由个案数据生成{cases}条条目及其汇总数。', '{cases} entries and their aggregates, made from microdata.'),
    (2, 'known_gap', '个案数据不含机制、年度关联和评选环节。', 'Microdata hold no mechanisms, relations across years or stages of selection.')
  ) AS own(place, kind, text_zh, text_en))
) TO (getvariable('out') || '/releases.csv') (FORMAT csv, HEADER);
