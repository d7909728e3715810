// pretends to be: src/narration/mod.rs
// What is said does not know where.

use crate::cli::run; //~ `narration` must not know `cli`
use crate::app::App; //~ `narration` must not know `app`
use crate::ports::Ports; //~ `narration` must not know `ports`
use crate::screens::welcome::Welcome; //~ `narration` must not know `screens`
use crate::world::World; //~ `narration` must not know `world`
use crate::ui::page::draw; //~ `narration` must not know `ui`
use crate::contract::Effect; //~ `narration` must not know `contract`
use crate::texts::Texts; //~ `narration` must not know `texts`
use crate::lesson::Catalogue; //~ `narration` must not know `lesson`
use crate::phone::Practice; //~ `narration` must not know `phone`
use crate::check::Question; //~ `narration` must not know `check`
use crate::credential::ShortCode; //~ `narration` must not know `credential`
use crate::record::Progress; //~ `narration` must not know `record`
use crate::telex::Telex; //~ `narration` must not know `telex`
use crate::doctor::examine; //~ `narration` must not know `doctor`
use crate::supervisor::Command; //~ `narration` must not know `supervisor`
use crate::paper::Font; //~ `narration` must not know `paper`
use crate::trust::TrustList; //~ `narration` must not know `trust`
use crate::report::Sheet; //~ `narration` must not know `report`
use crate::pack::Header; //~ `narration` must not know `pack`
use crate::bundle::Header; //~ `narration` must not know `bundle`
