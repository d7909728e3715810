//! The station's book of figures: what was done here in some period, by hamlet, lesson, level, helper and month.
//!
//! ```text
//!  events ─► Fold ─► Work, a page for each human being and day and month ─► Counting ─► Figures ─► Sheet ─► screen, CSV,
//!            (what counts once)      (kept by the store)             │       ▲            (exact)     (safe to show)     XLSX,
//!                                     Crowd, who stands behind each  ◄┘      │                                           text,
//!                                     number of a month (kept too) ──────────┘                                           JSON
//! ```
//!
//! A sheet never tells of fewer than five people, nor lets it be worked out (`safe.rs` says what is promised). It holds no
//! name of anybody: helpers stand in it by their code. Pure; it does not know where pages are kept.

mod count;
mod cross;
mod crowd;
mod fold;
mod forms;
mod heads;
mod pack;
mod period;
mod safe;
mod sheet;
#[cfg(test)]
mod solved;
mod work;

pub use count::{Counting, Whereabouts};
pub use crowd::{Crowd, Runs, Standing, What, runs, standing};
pub use fold::{Fold, Once, Seen};
pub use forms::{Directory, Field, Format, Lines, NotWritten, bar, file_name, period_words, written};
pub use pack::{MarkId, NotAPage, Page, pack};
pub use period::{Month, Period, Span, Usual};
pub use sheet::{By, Cell, Column, FEWEST, Key, Row, Sheet, Table};
pub use work::{Counts, Mark, Times, Work};
