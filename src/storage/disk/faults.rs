//! Making calls fail: the fault injection (故障注入) of the tests.
//!
//! A plan holds for the thread that made it, until it is dropped.

use std::cell::RefCell;
use std::io::{self, ErrorKind};

/// What goes wrong at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The call fails with this error, the ones after it do not.
    Once(ErrorKind),
    /// As [`Fault::Once`], but a write first writes half of what it should.
    Short(ErrorKind),
    /// This call and all after it fail: the disk is gone.
    Gone(ErrorKind),
}

#[derive(Debug, Default)]
struct Plan {
    /// The number of the call that fails, counted from zero, and how.
    fault: Option<(usize, Fault)>,
    /// The calls made.
    calls: Vec<&'static str>,
}

thread_local! {
    static PLAN: RefCell<Option<Plan>> = const { RefCell::new(None) };
}

/// A plan in force.
#[derive(Debug)]
pub(crate) struct Faults(());

impl Faults {
    /// Lets the call with the number `at` fail.
    pub(crate) fn at(at: usize, fault: Fault) -> Self {
        Self::new(Some((at, fault)))
    }

    /// Lets no call fail, but counts them.
    pub(crate) fn none() -> Self {
        Self::new(None)
    }

    fn new(fault: Option<(usize, Fault)>) -> Self {
        PLAN.set(Some(Plan { fault, calls: Vec::new() }));
        Self(())
    }

    /// The calls made so far.
    pub(crate) fn calls(&self) -> Vec<&'static str> {
        PLAN.with_borrow(|plan| plan.as_ref().map(|plan| plan.calls.clone()).unwrap_or_default())
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        PLAN.set(None);
    }
}

/// Counts a call, and the fault it has.
fn next(call: &'static str) -> Option<Fault> {
    PLAN.with_borrow_mut(|plan| {
        let plan = plan.as_mut()?;
        let number = plan.calls.len();
        plan.calls.push(call);
        plan.fault.and_then(|(at, fault)| {
            let hit = number == at || (number > at && matches!(fault, Fault::Gone(_)));
            hit.then_some(fault)
        })
    })
}

/// What a call that is not a write comes to.
pub(super) fn before(call: &'static str) -> io::Result<()> {
    match next(call) {
        Some(Fault::Once(kind) | Fault::Short(kind) | Fault::Gone(kind)) => Err(kind.into()),
        None => Ok(()),
    }
}

/// What a write of `length` bytes comes to; `write` writes that many of them.
pub(super) fn before_writing(
    mut write: impl FnMut(usize) -> io::Result<()>,
    length: usize,
) -> io::Result<()> {
    match next("write") {
        Some(Fault::Short(kind)) => write(length / 2).and(Err(kind.into())),
        Some(Fault::Once(kind) | Fault::Gone(kind)) => Err(kind.into()),
        None => Ok(()),
    }
}
