//! The names of values in files of version 1.

use serde::{Deserialize, Serialize};

use crate::document as live;

/// A frozen enumeration whose values have the same names in the live model, with the way to and from it.
macro_rules! frozen {
    ($name:ident, $live:path, $default:ident $(, $(#[$attribute:meta])? $value:ident)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        pub(super) enum $name {
            #[default]
            $default,
            $($(#[$attribute])? $value),*
        }

        impl From<$live> for $name {
            fn from(value: $live) -> Self {
                use $live as Live;
                match value {
                    Live::$default => Self::$default,
                    $(Live::$value => Self::$value),*
                }
            }
        }

        impl From<$name> for $live {
            fn from(value: $name) -> Self {
                match value {
                    $name::$default => Self::$default,
                    $($name::$value => Self::$value),*
                }
            }
        }
    };
}

pub(in super::super) use frozen;

frozen!(Kind, live::SectionKind, Preface, Area, Targets, Problems, Plan, Honours, Free, Table, Attachment);
frozen!(Level, live::Level, One, Two);
frozen!(
    LabelStyle,
    live::LabelStyle,
    HanComma,
    HanParen,
    ArabicDot,
    ArabicParen,
    // RON would have to write `None` as `r#None`.
    #[serde(rename = "Unnumbered")]
    None
);
frozen!(Align, live::Align, Auto, Left, Center, Right);
frozen!(Orientation, live::Orientation, Auto, Portrait, Landscape);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_frozen() {
        fn names<T: Serialize>(values: &[T]) -> String {
            values.iter().map(|value| ron::to_string(value).unwrap()).collect::<Vec<_>>().join(" ")
        }
        use Kind::*;
        let kinds = [Preface, Area, Targets, Problems, Plan, Honours, Free, Table, Attachment];
        assert_eq!(names(&kinds), "Preface Area Targets Problems Plan Honours Free Table Attachment");
        assert_eq!(names(&[Level::One, Level::Two]), "One Two");
        let styles = {
            use LabelStyle::*;
            [HanComma, HanParen, ArabicDot, ArabicParen, None]
        };
        assert_eq!(names(&styles), "HanComma HanParen ArabicDot ArabicParen Unnumbered");
        let aligns = [Align::Auto, Align::Left, Align::Center, Align::Right];
        assert_eq!(names(&aligns), "Auto Left Center Right");
        let orientations = [Orientation::Auto, Orientation::Portrait, Orientation::Landscape];
        assert_eq!(names(&orientations), "Auto Portrait Landscape");
    }
}
