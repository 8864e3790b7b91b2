//! What last year's report says was reached (上年实绩), by indicator.

use std::collections::HashMap;

use super::facts::LastYear;
use crate::document::SectionKind;
use crate::quantity::{Approximation, Dimension, Mention, Role, is_generic};

/// The results of a year: by the indicator's name and its months, the line and the statement in it; `None` for what
/// is stated with different values.
pub type Results<'a> = HashMap<(&'a str, Option<(u8, u8)>), Option<(usize, &'a Mention)>>;

impl LastYear {
    /// What it says the organ itself reached in its year.
    pub fn results(&self) -> Results<'_> {
        let mut results = Results::new();
        for (index, line) in self.lines.iter().enumerate() {
            if line.setting.section == Some(SectionKind::Plan) {
                continue;
            }
            for mention in line.mentions.iter().filter(|mention| is_result(mention, self.year)) {
                let key = (mention.indicator.name.as_str(), mention.period.months);
                results
                    .entry(key)
                    .and_modify(|known| {
                        let same = |(_, other): &(usize, &Mention)| {
                            other.figure.value() == mention.figure.value()
                                && other.figure.unit.dimension == mention.figure.unit.dimension
                        };
                        *known = known.filter(same);
                    })
                    .or_insert(Some((index, mention)));
            }
        }
        results
    }
}

/// Whether a mention states exactly what the organ itself reached in `year`.
pub(super) fn is_result(mention: &Mention, year: Option<u16>) -> bool {
    let told = mention.period.year;
    mention.role == Role::Actual
        && mention.subject.is_none()
        && !is_generic(&mention.indicator.name)
        && mention.figure.approximation == Approximation::Exact
        && mention.figure.upper.is_none()
        && told.is_none_or(|told| year.is_some_and(|year| told == i32::from(year)))
        && !matches!(mention.figure.unit.dimension, Dimension::Percent | Dimension::PercentagePoint)
}
