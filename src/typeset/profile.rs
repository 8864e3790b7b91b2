//! Layout profiles (版式): the measures of a page as data.
//!
//! The shipped ones are in `assets/profiles/`; an office may add its own. A profile says what the measures
//! are; how they are used is the business of the rest of `typeset`.

use serde::Deserialize;

use crate::data_file::{DataFile, DataFileError, parse_ron};
use crate::font::FontRole;

use super::length::Length;

/// The measures of a page. Lengths in files are millimetres for the page and points for type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name in files and on the command line.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What it is for, one line.
    pub description: String,
    /// 天头: from the top edge of the paper to the type area, in millimetres.
    pub top_mm: f64,
    /// 订口: from the left edge of the paper to the type area, in millimetres.
    pub left_mm: f64,
    /// Width of the type area (版心), in millimetres.
    pub width_mm: f64,
    /// Height of the type area, in millimetres.
    pub height_mm: f64,
    /// Lines on a full page.
    pub lines: u32,
    /// Cells in a full line.
    pub chars: u32,
    /// Fixed line pitch in points; without it the lines share the height of the type area evenly.
    #[serde(default)]
    pub pitch_pt: Option<f64>,
    /// Body size in points (三号 16).
    pub body_pt: f64,
    /// Title size in points (二号 22).
    pub title_pt: f64,
    /// Pitch of title lines, in body lines.
    pub title_pitch: f64,
    /// Empty lines above the title.
    pub title_space_before: u32,
    /// Empty lines below the title.
    pub title_space_after: u32,
    /// Page number size in points (四号 14).
    pub page_number_pt: f64,
    /// From the type area down to the dashes of the page number, in millimetres (7).
    pub page_number_gap_mm: f64,
    /// First-line indent in cells.
    pub indent: u32,
    /// Table size in points.
    pub table_pt: f64,
    /// Face of the lead (段首主题句) of a paragraph.
    pub lead: LeadStyle,
}

/// How a lead is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum LeadStyle {
    /// As the rest of the paragraph.
    Plain,
    /// 楷体
    Kai,
    /// 黑体
    Hei,
}

impl LeadStyle {
    /// The font role it stands for.
    pub fn font(self) -> FontRole {
        match self {
            Self::Plain => FontRole::Body,
            Self::Kai => FontRole::Heading2,
            Self::Hei => FontRole::Heading1,
        }
    }
}

/// The shipped profiles; the first is the default.
const SHIPPED: [(&str, &str); 4] = [
    ("gb9704.ron", include_str!("../../assets/profiles/gb9704.ron")),
    ("gb9704-kai.ron", include_str!("../../assets/profiles/gb9704-kai.ron")),
    ("fixed-28.ron", include_str!("../../assets/profiles/fixed-28.ron")),
    ("gb33476.ron", include_str!("../../assets/profiles/gb33476.ron")),
];

impl DataFile for Profile {
    const KIND: &'static str = "版式文件";

    fn parse(name: &str, text: &str) -> Result<Self, DataFileError> {
        let profile: Self = parse_ron(Self::KIND, name, text)?;
        match profile.fault() {
            Some(problem) => Err(DataFileError::whole(Self::KIND, name, problem)),
            None => Ok(profile),
        }
    }

    fn id(&self) -> &str {
        &self.id
    }
}

impl Profile {
    /// The shipped profiles; the first is the default.
    pub fn builtin() -> Vec<Self> {
        SHIPPED.iter().filter_map(|(file, text)| Self::parse(file, text).ok()).collect()
    }

    /// GB/T 9704-2012, the default.
    pub fn gb9704() -> Self {
        Self {
            id: "gb9704".into(),
            name: "公文格式（GB/T 9704—2012）".into(),
            description: "每页22行、每行28字，撑满版心".into(),
            top_mm: 37.0,
            left_mm: 28.0,
            width_mm: 156.0,
            height_mm: 225.0,
            lines: 22,
            chars: 28,
            pitch_pt: None,
            body_pt: 16.0,
            title_pt: 22.0,
            title_pitch: 1.2,
            title_space_before: 0,
            title_space_after: 1,
            page_number_pt: 14.0,
            page_number_gap_mm: 7.0,
            indent: 2,
            table_pt: 12.0,
            lead: LeadStyle::Plain,
        }
    }

    /// The first measure that no page can have.
    fn fault(&self) -> Option<String> {
        let within = |name: &str, value: f64, low: f64, high: f64| {
            (!(low..=high).contains(&value)).then(|| format!("{name}应在{low}至{high}之间，现为{value}"))
        };
        let id_ok =
            !self.id.is_empty() && self.id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (!id_ok)
            .then(|| "id应由字母、数字和短横线组成".to_string())
            .or_else(|| within("top_mm", self.top_mm, 0.0, 100.0))
            .or_else(|| within("left_mm", self.left_mm, 0.0, 60.0))
            .or_else(|| within("width_mm", self.width_mm, 60.0, 210.0 - self.left_mm))
            .or_else(|| within("height_mm", self.height_mm, 60.0, 297.0 - self.top_mm))
            .or_else(|| within("lines", f64::from(self.lines), 5.0, 60.0))
            .or_else(|| within("chars", f64::from(self.chars), 10.0, 60.0))
            .or_else(|| within("pitch_pt", self.pitch_pt.unwrap_or(20.0), 10.0, 60.0))
            .or_else(|| within("body_pt", self.body_pt, 8.0, 30.0))
            .or_else(|| within("title_pt", self.title_pt, 8.0, 48.0))
            .or_else(|| within("title_pitch", self.title_pitch, 1.0, 3.0))
            .or_else(|| within("title_space_before", f64::from(self.title_space_before), 0.0, 5.0))
            .or_else(|| within("title_space_after", f64::from(self.title_space_after), 0.0, 5.0))
            .or_else(|| within("page_number_pt", self.page_number_pt, 6.0, 24.0))
            .or_else(|| within("page_number_gap_mm", self.page_number_gap_mm, 0.0, 25.0))
            .or_else(|| within("indent", f64::from(self.indent), 0.0, 4.0))
            .or_else(|| within("table_pt", self.table_pt, 6.0, 20.0))
    }

    /// Width of the type area.
    pub fn width(&self) -> Length {
        Length::mm(self.width_mm)
    }

    /// Distance between two baselines of body text.
    pub fn pitch(&self) -> Length {
        self.pitch_pt.map_or_else(|| Length::mm(self.height_mm).scale(1, i64::from(self.lines)), Length::pt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_profile_parses_and_the_first_is_the_standard() {
        let profiles = Profile::builtin();
        assert_eq!(profiles.len(), SHIPPED.len());
        assert_eq!(profiles[0], Profile::gb9704());
    }

    #[test]
    fn faults_name_the_file_and_the_place() {
        let error = Profile::parse("我的.ron", "(id: \"a\",\n  colour: 3)").unwrap_err().to_string();
        assert!(error.starts_with("版式文件 我的.ron 第2行第3列"), "{error}");
        let text = SHIPPED[0].1.replace("chars: 28", "chars: 0");
        assert!(Profile::parse("我的.ron", &text).unwrap_err().to_string().contains("chars应在10至60之间"));
    }
}
