//! Families that official documents prescribe, under all the names they go by.

use super::role::FontRole;

/// A family and its names: English, Chinese, and those of its PostScript faces.
pub(super) struct KnownFamily {
    /// What it is used for.
    pub(super) role: FontRole,
    /// Its names.
    pub(super) names: &'static [&'static str],
}

const fn known(role: FontRole, names: &'static [&'static str]) -> KnownFamily {
    KnownFamily { role, names }
}

/// The families, those that offices prescribe first for each role.
pub(super) const FAMILIES: &[KnownFamily] = &[
    known(FontRole::Body, &["仿宋_GB2312", "FangSong_GB2312"]),
    known(FontRole::Body, &["仿宋", "FangSong", "SimFang"]),
    known(FontRole::Body, &["方正仿宋_GBK", "FZFangSong-Z02"]),
    known(FontRole::Body, &["方正仿宋简体", "FZFangSong-Z02S"]),
    known(FontRole::Body, &["华文仿宋", "STFangsong"]),
    known(FontRole::Title, &["方正小标宋简体", "FZXiaoBiaoSong-B05S"]),
    known(FontRole::Title, &["方正小标宋_GBK", "FZXiaoBiaoSong-B05"]),
    known(FontRole::Title, &["华文中宋", "STZhongsong"]),
    known(FontRole::Heading1, &["黑体", "SimHei"]),
    known(FontRole::Heading1, &["方正黑体_GBK", "FZHei-B01"]),
    known(FontRole::Heading1, &["方正黑体简体", "FZHei-B01S"]),
    known(FontRole::Heading1, &["华文黑体", "STHeiti"]),
    known(FontRole::Heading2, &["楷体_GB2312", "KaiTi_GB2312"]),
    known(FontRole::Heading2, &["楷体", "KaiTi", "SimKai"]),
    known(FontRole::Heading2, &["方正楷体_GBK", "FZKai-Z03"]),
    known(FontRole::Heading2, &["方正楷体简体", "FZKai-Z03S"]),
    known(FontRole::Heading2, &["华文楷体", "STKaiti"]),
    known(FontRole::Song, &["宋体", "SimSun"]),
    known(FontRole::Song, &["新宋体", "NSimSun"]),
    known(FontRole::Song, &["方正书宋_GBK", "FZShuSong-Z01"]),
    known(FontRole::Song, &["华文宋体", "STSong"]),
];

/// The family that goes by `name`.
pub(super) fn family(name: &str) -> Option<&'static KnownFamily> {
    FAMILIES.iter().find(|family| family.names.iter().any(|known| same_name(known, name)))
}

/// Whether two family names are the same but for letter case.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_one_family() {
        let all: Vec<_> = FAMILIES.iter().flat_map(|family| family.names).map(|n| n.to_lowercase()).collect();
        let mut distinct = all.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(all.len(), distinct.len());
    }

    #[test]
    fn both_names_find_the_family() {
        let role = |name| family(name).map(|family| family.role);
        assert_eq!(role("simsun"), Some(FontRole::Song));
        assert_eq!(role("方正小标宋简体"), Some(FontRole::Title));
        assert_eq!(role("Arial"), None);
    }
}
