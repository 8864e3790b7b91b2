//! Work shared among processors (并行): lines are read and rules run side by side where there are many.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads run at once. The system reads files to tell, so it is asked once.
static THREADS: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, NonZero::get));

/// `of` each index below `count`, in order. So many as `worth` pay for a thread of their own; fewer than two such
/// portions are done here.
pub(super) fn each<T: Send>(count: usize, worth: usize, of: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let portions = count / worth.max(1);
    if portions < 2 {
        return (0..count).map(of).collect();
    }
    let threads = portions.min(*THREADS);
    let next = AtomicUsize::new(0);
    let take = || {
        let indices = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        indices.take_while(|index| *index < count).map(|index| (index, of(index))).collect::<Vec<_>>()
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_however_they_are_shared() {
        for (count, worth) in [(0, 4), (3, 4), (100, 4), (100, 1)] {
            let doubled: Vec<usize> = (0..count).map(|index| index * 2).collect();
            assert_eq!(each(count, worth, |index| index * 2), doubled);
        }
    }
}
