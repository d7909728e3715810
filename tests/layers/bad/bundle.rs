// pretends to be: src/bundle/mod.rs
// A bundle is bytes that are believed or not; where they lie, and what a screen says of them, is not its business.

use crate::cli::run; //~ `bundle` must not know `cli`
use crate::app::App; //~ `bundle` must not know `app`
use crate::ports::Ports; //~ `bundle` must not know `ports`
use crate::screens::welcome::Welcome; //~ `bundle` must not know `screens`
use crate::world::World; //~ `bundle` must not know `world`
use crate::ui::page::draw; //~ `bundle` must not know `ui`
use crate::contract::Effect; //~ `bundle` must not know `contract`
use crate::texts::Texts; //~ `bundle` must not know `texts`
use crate::lesson::Catalogue; //~ `bundle` must not know `lesson`
use crate::phone::Practice; //~ `bundle` must not know `phone`
use crate::check::Question; //~ `bundle` must not know `check`
use crate::supervisor::Command; //~ `bundle` must not know `supervisor`
use crate::paper::Font; //~ `bundle` must not know `paper`
use crate::pack::Header; //~ `bundle` must not know `pack`
use crate::narration::Narration; //~ `bundle` must not know `narration`
use crate::telex::Telex; //~ `bundle` must not know `telex`
use crate::vietnamese::plain_text; //~ `bundle` must not know `vietnamese`
use crate::doctor::Thing; //~ `bundle` must not know `doctor`
use crate::report::Thing; //~ `bundle` must not know `report`
