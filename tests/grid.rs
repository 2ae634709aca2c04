//! The city grid keeps all neighbours. The list is kept here too, so that a slip in the package shows.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use guangdong_ip_atlas::dataset::{AreaKind, Tile, embedded};

#[rustfmt::skip]
const PAIRS: [(&str, &str); 41] = [
    ("440100", "440200"), // 广州 韶关
    ("440100", "440600"), // 广州 佛山
    ("440100", "441300"), // 广州 惠州
    ("440100", "441800"), // 广州 清远
    ("440100", "441900"), // 广州 东莞
    ("440100", "442000"), // 广州 中山
    ("440200", "441300"), // 韶关 惠州
    ("440200", "441600"), // 韶关 河源
    ("440200", "441800"), // 韶关 清远
    ("440300", "441300"), // 深圳 惠州
    ("440300", "441900"), // 深圳 东莞
    ("440300", "810000"), // 深圳 香港
    ("440400", "440700"), // 珠海 江门
    ("440400", "442000"), // 珠海 中山
    ("440400", "820000"), // 珠海 澳门
    ("440500", "445100"), // 汕头 潮州
    ("440500", "445200"), // 汕头 揭阳
    ("440600", "440700"), // 佛山 江门
    ("440600", "441200"), // 佛山 肇庆
    ("440600", "441800"), // 佛山 清远
    ("440600", "442000"), // 佛山 中山
    ("440600", "445300"), // 佛山 云浮
    ("440700", "441700"), // 江门 阳江
    ("440700", "442000"), // 江门 中山
    ("440700", "445300"), // 江门 云浮
    ("440800", "440900"), // 湛江 茂名
    ("440900", "441700"), // 茂名 阳江
    ("440900", "445300"), // 茂名 云浮
    ("441200", "441800"), // 肇庆 清远
    ("441200", "445300"), // 肇庆 云浮
    ("441300", "441500"), // 惠州 汕尾
    ("441300", "441600"), // 惠州 河源
    ("441300", "441900"), // 惠州 东莞
    ("441400", "441500"), // 梅州 汕尾
    ("441400", "441600"), // 梅州 河源
    ("441400", "445100"), // 梅州 潮州
    ("441400", "445200"), // 梅州 揭阳
    ("441500", "441600"), // 汕尾 河源
    ("441500", "445200"), // 汕尾 揭阳
    ("441700", "445300"), // 阳江 云浮
    ("445100", "445200"), // 潮州 揭阳
];

fn touch(a: Tile, b: Tile) -> (u8, u8) {
    (a.column.abs_diff(b.column), a.row.abs_diff(b.row))
}

#[test]
fn the_package_lists_these_pairs() {
    let data = embedded().unwrap();
    let found: BTreeSet<(&str, &str)> = data.adjacency.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, PAIRS.iter().copied().collect());
    assert_eq!(found.len(), 41);
}

#[test]
fn all_pairs_touch_and_29_of_them_by_side() {
    let data = embedded().unwrap();
    let tile = |code: &str| data.area(code).unwrap().tile.unwrap();
    let steps: Vec<(u8, u8)> = PAIRS.iter().map(|(a, b)| touch(tile(a), tile(b))).collect();
    assert!(steps.iter().all(|(column, row)| *column <= 1 && *row <= 1 && column + row > 0));
    assert_eq!(steps.iter().filter(|(column, row)| column + row == 1).count(), 29);
}

#[test]
fn cities_and_regions_have_a_tile_of_their_own_and_others_none() {
    let data = embedded().unwrap();
    let mut tiles = BTreeSet::new();
    for area in &data.areas {
        let wanted = matches!(area.kind, AreaKind::Part | AreaKind::Partner);
        assert_eq!(area.tile.is_some(), wanted, "{}", area.code);
        if let Some(tile) = area.tile {
            assert!(tile.column < 8 && tile.row < 4, "{}", area.code);
            assert!(tiles.insert(tile), "{}", area.code);
        }
    }
    assert_eq!(tiles.len(), 23);
}
