//! Page preview (页面预览): the exported PDF itself beside the text.
//!
//! A worker thread typesets the document, writes the PDF and rasterises what is on screen ([`worker`]); the pane
//! shows the images and turns clicks into places ([`pane`]). Where things stand on a page is the business of
//! [`crate::typeset`]; this folder knows screen coordinates, zoom and pixels.

mod bar;
mod canvas;
mod document_image;
mod follow;
mod highlights;
mod icon;
mod images;
mod inbox;
mod notice;
mod pane;
mod raster;
mod scroll_style;
mod sheets;
mod strip;
mod tile;
mod typesetter;
mod view;
mod worker;
mod zoom;

#[cfg(test)]
mod pane_tests;
#[cfg(test)]
mod worker_tests;

pub(in crate::app) use highlights::Highlight;
pub(in crate::app) use pane::{PreviewEvent, PreviewPane};
pub(in crate::app) use typesetter::PreviewJob;
