//! The simulated phone: what a practice script says ([`Practice`]), the machine that runs it ([`State`]), the way to the
//! goal from wherever one is ([`guide`]), and one learner's run through it in one of the modes ([`Attempt`]).
//!
//! Pure: the machine is a function from a state and a touch to a state and what happened. The modes differ only by a
//! [`Policy`]. It must not know any lesson, and nothing of screens, records or the terminal.

mod attempt;
mod draw;
pub mod guide;
mod lines;
mod looked;
mod machine;
mod policy;
mod spec;
pub mod spots;
mod status;
pub mod widgets;

pub use attempt::{Attempt, Beside, Happened, StepTally};
pub use draw::{PHONE_COLUMNS, PHONE_ROWS, Pointer, draw};
pub use lines::lines;
pub use looked::{Looked, MOST_VARIABLES, Variables};
pub use machine::{Input, Offer, Pending, Saved, Scene, State, Taken, Target};
pub use policy::Policy;
pub use spec::{
    Action, Class, ClipIx, Condition, Detour, Domain, EMPTY, Element, OTHER, Part, PhoneScreen, Practice, ScreenIx,
    Step, StepIx, Tap, Template, Touch, Trap, TrapIx, Value, VarIx, Variable,
};
pub use spots::Spot;
pub use status::{Moment, Status};
