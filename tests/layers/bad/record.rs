// pretends to be: src/record/fold.rs
// What happened is the ground under everything and rests on nothing.

use crate::cli::run; //~ `record` must not know `cli`
use crate::app::App; //~ `record` must not know `app`
use crate::ports::Ports; //~ `record` must not know `ports`
use crate::screens::welcome::Welcome; //~ `record` must not know `screens`
use crate::world::World; //~ `record` must not know `world`
use crate::ui::page::draw; //~ `record` must not know `ui`
use crate::contract::Effect; //~ `record` must not know `contract`
use crate::texts::Texts; //~ `record` must not know `texts`
use crate::lesson::Catalogue; //~ `record` must not know `lesson`
use crate::phone::Practice; //~ `record` must not know `phone`
use crate::check::Question; //~ `record` must not know `check`
use crate::credential::ShortCode; //~ `record` must not know `credential`
use crate::narration::Narration; //~ `record` must not know `narration`
use crate::telex::Telex; //~ `record` must not know `telex`
use crate::vietnamese::fold; //~ `record` must not know `vietnamese`
use crate::doctor::examine; //~ `record` must not know `doctor`
use crate::supervisor::Command; //~ `record` must not know `supervisor`
use crate::paper::Font; //~ `record` must not know `paper`
use crate::trust::TrustList; //~ `record` must not know `trust`
use crate::report::Sheet; //~ `record` must not know `report`
use crate::pack::Header; //~ `record` must not know `pack`
use crate::bundle::Header; //~ `record` must not know `bundle`
