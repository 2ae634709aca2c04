//! A TrueType font of four glyphs for tests, written by hand: 1000 units an em, capitals 700 high, ascender 900.

type Table = (&'static str, fn() -> Vec<u8>);

const TABLES: [Table; 8] = [
    ("OS/2", os2),
    ("cmap", cmap),
    ("glyf", || [square(), round(), quote()].concat()),
    ("head", head),
    ("hhea", hhea),
    ("hmtx", hmtx),
    ("loca", loca),
    ("maxp", maxp),
];

/// The font without some of its tables. Nothing follows the last table: a shorter file is a broken one.
pub(super) fn font(without: &[&str]) -> Vec<u8> {
    let tables: Vec<_> = TABLES.iter().filter(|(tag, _)| !without.contains(tag)).collect();
    let mut file = words(&[1, 0, tables.len() as i32, 0, 0, 0]);
    let mut content = Vec::new();
    for (tag, table) in &tables {
        let table = table();
        let start = 12 + 16 * tables.len() + content.len();
        file.extend(tag.as_bytes());
        file.extend([0_u32, start as u32, table.len() as u32].iter().flat_map(|value| value.to_be_bytes()));
        content.extend(table);
    }
    file.extend(content);
    file
}

/// Numbers of 16 bits.
fn words(values: &[i32]) -> Vec<u8> {
    values.iter().flat_map(|value| (*value as u16).to_be_bytes()).collect()
}

fn at(length: usize, values: &[(usize, i32)]) -> Vec<u8> {
    let mut table = vec![0; length];
    for (place, value) in values {
        table[*place..place + 2].copy_from_slice(&words(&[*value]));
    }
    table
}

/// Units an em; long offsets.
fn head() -> Vec<u8> {
    at(54, &[(0, 1), (18, 1000), (50, 1)])
}

/// Ascender; five widths.
fn hhea() -> Vec<u8> {
    at(36, &[(0, 1), (4, 900), (34, 5)])
}

fn maxp() -> Vec<u8> {
    at(32, &[(0, 1), (4, 5)])
}

/// Version 4; height of capitals.
fn os2() -> Vec<u8> {
    at(96, &[(0, 4), (88, 700)])
}

/// Width and left side of: nothing, space, A, 粤, ’.
fn hmtx() -> Vec<u8> {
    words(&[500, 0, 250, 0, 600, 0, 1000, 100, 1000, 100])
}

/// Format 12: groups of one character.
fn cmap() -> Vec<u8> {
    let groups = [(' ', 1), ('A', 2), ('’', 4), ('粤', 3)];
    let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0, 0, 16 + 12 * groups.len() as i32, 0, 0, 0, groups.len() as i32]);
    for (character, glyph) in groups {
        table.extend([character as u32, character as u32, glyph].iter().flat_map(|value| value.to_be_bytes()));
    }
    table
}

/// Glyphs 0 and 1 are empty.
fn loca() -> Vec<u8> {
    let mut end = 0;
    let ends = [square(), round(), quote()].map(|glyph| {
        end += glyph.len() as u32;
        end
    });
    [0, 0, 0].iter().chain(&ends).flat_map(|value: &u32| value.to_be_bytes()).collect()
}

/// One contour of four points: bounds, last point, no instructions, flags (1: on the curve), steps across, steps up.
fn contour(bounds: [i32; 4], flags: [u8; 4], across: [i32; 4], up: [i32; 4]) -> Vec<u8> {
    [words(&[1]), words(&bounds), words(&[3, 0]), flags.to_vec(), words(&across), words(&up)].concat()
}

fn square() -> Vec<u8> {
    contour([0, 0, 500, 500], [1; 4], [0, 0, 500, 0], [0, 500, 0, -500])
}

fn round() -> Vec<u8> {
    contour([100, -100, 900, 700], [1, 0, 1, 1], [100, 0, 800, 0], [-100, 800, 0, -800])
}

fn quote() -> Vec<u8> {
    contour([100, 500, 300, 700], [1; 4], [100, 0, 200, 0], [500, 200, 0, -200])
}
