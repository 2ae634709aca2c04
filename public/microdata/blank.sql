-- Writes the tables that a package must have and that microdata say nothing about: the header of the base, no row. Their
-- rows in the base speak of the entries of the base, which are not in the new package. DuckDB 1.5 or newer; needs the
-- macro `base_table` of check.sql and the variables `base` and `out`.
COPY (FROM base_table('edition_stages') LIMIT 0) TO (getvariable('out') || '/edition_stages.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanisms') LIMIT 0) TO (getvariable('out') || '/mechanisms.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanism_nodes') LIMIT 0) TO (getvariable('out') || '/mechanism_nodes.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanism_links') LIMIT 0) TO (getvariable('out') || '/mechanism_links.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanism_figures') LIMIT 0) TO (getvariable('out') || '/mechanism_figures.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanism_entries') LIMIT 0) TO (getvariable('out') || '/mechanism_entries.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('mechanism_areas') LIMIT 0) TO (getvariable('out') || '/mechanism_areas.csv') (FORMAT csv, HEADER);
COPY (FROM base_table('relations') LIMIT 0) TO (getvariable('out') || '/relations.csv') (FORMAT csv, HEADER);
