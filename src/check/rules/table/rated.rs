//! Rates in a row (行内比率): a share, completion or growth with the two amounts it is made of.

use rust_decimal::Decimal;

use crate::check::Span;
use crate::check::finding::{Finding, Fix, Severity};
use crate::check::relation::measure::{Bounds, in_unit_of, printed, prints_as};
use crate::check::rule::Rule;
use crate::check::table::{Cell, Column, Row, is_bare};
use crate::quantity::{Dimension, Figure, Unit};

/// What a rate is computed from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Done ÷ target.
    Completion,
    /// Part ÷ whole.
    Share,
    /// (This year – last year) ÷ last year.
    Growth,
}

/// A rate and the two amounts it is made of.
pub(super) struct Rated<'g, 'a> {
    rate: (&'g Cell<'a>, Figure),
    part: (&'g Cell<'a>, &'g Figure),
    base: (&'g Cell<'a>, &'g Figure),
    /// Other amounts of the row, by which the part may have been divided: 总投资 beside 年度计划.
    others: Vec<&'g Figure>,
    /// What the row is about.
    name: &'g str,
    /// What the rate is called.
    what: &'g str,
}

/// Whether a figure is a share.
pub(super) fn is_percent(figure: &Figure) -> bool {
    figure.unit.dimension == Dimension::Percent
}

impl<'g, 'a> Rated<'g, 'a> {
    /// The rate of a row; `None` where it is none, or its amounts are not of one kind.
    pub(super) fn new(
        row: &'g Row<'a>,
        (rate, what): (usize, &'g Column),
        part: (&'g Cell<'a>, &'g Figure),
        base: (&'g Cell<'a>, &'g Figure),
    ) -> Option<Self> {
        let (cell, figure) = row.amount(rate)?;
        let mut figure = figure.clone();
        if is_bare(&figure.unit) {
            figure.unit = Unit { dimension: Dimension::Percent, factor: Decimal::new(1, 2) };
        }
        let is_like = part.1.unit.dimension == base.1.unit.dimension;
        let is_amount =
            !is_percent(part.1) && base.1.value() > Decimal::ZERO && part.1.value() >= Decimal::ZERO;
        let amounts = row.cells.iter().filter_map(|cell| cell.figure.as_ref());
        let is_other = |other: &&Figure| {
            let is_third = !std::ptr::eq(*other, part.1) && !std::ptr::eq(*other, base.1);
            is_third && other.unit.dimension == base.1.unit.dimension && other.value() > Decimal::ZERO
        };
        (is_percent(&figure) && is_like && is_amount).then(|| Self {
            rate: (cell, figure),
            part,
            base,
            others: amounts.filter(is_other).collect(),
            name: &row.words.raw,
            what: &what.name,
        })
    }

    /// Whether the rate can be what the amounts give; `None` when that cannot be told.
    pub(super) fn fits(&self, of: Of) -> Option<bool> {
        let value = self.bounds(of, self.base_of(of))?;
        let is_full = self.rate.1.value() == Decimal::ONE;
        let is_capped = of == Of::Completion && is_full && value.high >= Decimal::ONE;
        if is_capped || prints_as(value, &self.rate.1) {
            return Some(true);
        }
        let gives = |other: &&Figure| {
            let value = self.bounds(of, printed_exactly(other));
            value.is_some_and(|value| prints_as(value, &self.rate.1))
        };
        (!self.others.iter().any(gives)).then_some(false)
    }

    /// Whether the two amounts give the rate.
    pub(super) fn is_given(&self, of: Of) -> bool {
        self.bounds(of, self.base_of(of)).is_some_and(|value| prints_as(value, &self.rate.1))
    }

    /// What the base can be: a target is exactly what is printed.
    fn base_of(&self, of: Of) -> Bounds {
        if of == Of::Completion { printed_exactly(self.base.1) } else { Bounds::of(self.base.1) }
    }

    /// What the rate can be on this base.
    fn bounds(&self, of: Of, base: Bounds) -> Option<Bounds> {
        let ratio = Bounds::of(self.part.1).over(base)?;
        let one = Bounds { low: Decimal::ONE, high: Decimal::ONE };
        if of == Of::Growth { ratio.minus(one) } else { Some(ratio) }
    }

    /// Whether the rate tells something: 100% of many amounts is one by chance.
    pub(super) fn is_telling(&self) -> bool {
        self.rate.1.value() != Decimal::ONE && !self.rate.1.value().is_zero()
    }

    /// The rate as the amounts give it.
    fn value(&self, of: Of) -> Option<Decimal> {
        let ratio = self.part.1.value().checked_div(self.base.1.value())?;
        if of == Of::Growth { ratio.checked_sub(Decimal::ONE) } else { Some(ratio) }
    }

    pub(super) fn report(&self, rule: &'static Rule, of: Of) -> Option<Finding<Span>> {
        let (cell, figure) = &self.rate;
        let (part, base) = (self.part.0.text().trim(), self.base.0.text().trim());
        let (value, here) = (self.value(of)?, cell.text().trim());
        let text = printed(value, figure)?;
        let sign = cell.text().get(figure.unit_range.clone()).filter(|sign| !sign.is_empty());
        let computed = in_unit_of(value, figure);
        let working = match of {
            Of::Completion | Of::Share => format!("{part} ÷ {base} = {computed}%"),
            Of::Growth => format!("（{part} – {base}）÷ {base} = {computed}%"),
        };
        let label = format!("改为{text}{}", sign.unwrap_or(""));
        let message = format!(
            "“{}”的“{}”是{here}，按{part}和{base}应为{text}{}",
            self.name,
            self.what,
            sign.unwrap_or("%")
        );
        let finding = Finding::new(rule, Severity::Error, cell.span()?, message)
            .against(self.part.0.span()?)
            .against(self.base.0.span()?)
            .because(working);
        Some(finding.fix(Fix::replace(label, cell.numeral()?, text)))
    }
}

/// A figure without the tolerance of its rounding.
fn printed_exactly(figure: &Figure) -> Bounds {
    Bounds { low: figure.value(), high: figure.value() }
}
