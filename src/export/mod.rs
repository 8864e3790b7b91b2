//! Export: the finished document in the formats other programs read.
//!
//! Exporters only read: text walks the [`Flow`](crate::typeset::Flow), the page formats walk the
//! [`Pages`](crate::typeset::Pages). They make bytes or strings; writing files is the caller's business.

pub mod pdf;
pub mod text;
