//! Typesetting: [`Document`] → [`Flow`] → [`Pages`], positions final.
//!
//! The layout is that of GB/T 9704-2012: A4, a type area of 156 × 225 mm, 22 lines of 28 cells. The stages,
//! each in files of its own:
//!
//! 1. the flow: blocks of text in reading order (`flow`);
//! 2. galleys: blocks shaped into atoms (`shape`, `cluster`), broken into lines (`breaking`, `title`) or laid
//!    out as tables (`table`);
//! 3. pagination: galleys cut into rows of pages, page ends mended (`paginate`, `mend`);
//! 4. placing: every glyph at its point (`place`, `justify`, `page_number`).
//!
//! This module opens no file, draws nothing and never fails: a character without a glyph or a table too wide
//! is a warning in the result.

mod breaking;
mod cluster;
pub mod compose;
mod draft;
pub mod dump;
pub mod flow;
mod frame;
mod galley;
mod justify;
pub mod length;
mod locate;
pub mod page;
mod page_number;
mod paginate;
mod place;
mod plan;
pub mod profile;
mod shape;
mod table;
mod title;
mod warn;

pub use cluster::figures;
pub use dump::dump;
pub use flow::{Block, BlockId, Flow, FlowTable, Role, Run, Source};
pub use length::Length;
pub use locate::PageRect;
pub use page::{Glyph, Line, Page, PageNumber, Pages, Rule, Warning};
pub(crate) use plan::{Plan, TablePlan, TitleBreak, plan};
pub use profile::{LeadStyle, Profile};
pub(crate) use table::CellAlign;

use crate::document::Document;
use crate::font::FontBook;
use compose::FlowStyle;
use frame::Frame;
use galley::GalleyMaker;

/// Typesets a document: what prints of it, cut into pages.
pub fn typeset(document: &Document, profile: &Profile, fonts: FontBook) -> Pages {
    let flow = compose::flow(document, FlowStyle { lead: profile.lead.font() });
    typeset_flow(flow, profile, fonts)
}

/// Typesets a flow.
pub fn typeset_flow(flow: Flow, profile: &Profile, fonts: FontBook) -> Pages {
    let frame = Frame::portrait(profile);
    let mut galleys = GalleyMaker::new(&flow, profile, &fonts, frame).galleys();
    let pagination = paginate::paginate(&mut galleys, profile, frame);
    let pages = place::place_pages(&galleys, &pagination, profile, frame, &fonts);
    let warnings = warn::warnings(&flow, &galleys);
    Pages { flow, pages, fonts, warnings }
}
