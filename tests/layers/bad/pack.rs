// pretends to be: src/pack/mod.rs
// A pack is bytes that are believed or not; who carries it, and what a screen says of it, is not its business.

use crate::cli::run; //~ `pack` must not know `cli`
use crate::app::App; //~ `pack` must not know `app`
use crate::ports::Ports; //~ `pack` must not know `ports`
use crate::screens::welcome::Welcome; //~ `pack` must not know `screens`
use crate::world::World; //~ `pack` must not know `world`
use crate::ui::page::draw; //~ `pack` must not know `ui`
use crate::contract::Effect; //~ `pack` must not know `contract`
use crate::phone::Practice; //~ `pack` must not know `phone`
use crate::check::Question; //~ `pack` must not know `check`
use crate::narration::Narration; //~ `pack` must not know `narration`
use crate::telex::Telex; //~ `pack` must not know `telex`
use crate::doctor::examine; //~ `pack` must not know `doctor`
use crate::supervisor::Command; //~ `pack` must not know `supervisor`
use crate::paper::Font; //~ `pack` must not know `paper`
use crate::report::Sheet; //~ `pack` must not know `report`
use crate::bundle::Header; //~ `pack` must not know `bundle`
