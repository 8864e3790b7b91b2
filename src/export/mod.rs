//! Export: what leaves the program. A writer takes a typeset result and gives bytes; it opens no file.

pub mod pdf;
