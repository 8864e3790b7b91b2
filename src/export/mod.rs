//! Export: the finished document in the formats other programs read.
//!
//! Exporters only read: text and Word walk the [`Flow`](crate::typeset::Flow), PDF walks the
//! [`Pages`](crate::typeset::Pages). They make bytes or strings; writing files is the caller's business.

pub mod docx;
pub mod pdf;
pub mod text;
