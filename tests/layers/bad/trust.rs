// pretends to be: src/trust/mod.rs
// Who may be believed is read without a station, and says nothing of what was learned.

use crate::cli::run; //~ `trust` must not know `cli`
use crate::app::App; //~ `trust` must not know `app`
use crate::ports::Ports; //~ `trust` must not know `ports`
use crate::screens::welcome::Welcome; //~ `trust` must not know `screens`
use crate::world::World; //~ `trust` must not know `world`
use crate::ui::page::draw; //~ `trust` must not know `ui`
use crate::contract::Effect; //~ `trust` must not know `contract`
use crate::texts::Texts; //~ `trust` must not know `texts`
use crate::lesson::Catalogue; //~ `trust` must not know `lesson`
use crate::phone::Practice; //~ `trust` must not know `phone`
use crate::check::Question; //~ `trust` must not know `check`
use crate::narration::Narration; //~ `trust` must not know `narration`
use crate::telex::Telex; //~ `trust` must not know `telex`
use crate::record::Progress; //~ `trust` must not know `record`
use crate::doctor::examine; //~ `trust` must not know `doctor`
use crate::supervisor::Command; //~ `trust` must not know `supervisor`
use crate::paper::Font; //~ `trust` must not know `paper`
use crate::report::Sheet; //~ `trust` must not know `report`
use crate::pack::Header; //~ `trust` must not know `pack`
use crate::bundle::Header; //~ `trust` must not know `bundle`
