// pretends to be: src/lib.rs
// The map holds no logic, and hands nothing on under another name.

use crate::cli::run; //~ `lib` must not know `cli`
use crate::app::App; //~ `lib` must not know `app`
use crate::ports::Ports; //~ `lib` must not know `ports`
use crate::screens::welcome::Welcome; //~ `lib` must not know `screens`
use crate::world::World; //~ `lib` must not know `world`
use crate::ui::page::draw; //~ `lib` must not know `ui`
use crate::contract::Effect; //~ `lib` must not know `contract`
use crate::texts::Texts; //~ `lib` must not know `texts`
use crate::lesson::Catalogue; //~ `lib` must not know `lesson`
use crate::phone::Practice; //~ `lib` must not know `phone`
use crate::check::Question; //~ `lib` must not know `check`
use crate::credential::ShortCode; //~ `lib` must not know `credential`
use crate::record::Progress; //~ `lib` must not know `record`
use crate::narration::Narration; //~ `lib` must not know `narration`
use crate::telex::Telex; //~ `lib` must not know `telex`
use crate::vietnamese::fold; //~ `lib` must not know `vietnamese`
use crate::doctor::examine; //~ `lib` must not know `doctor`
use crate::supervisor::Command; //~ `lib` must not know `supervisor`
use crate::paper::Font; //~ `lib` must not know `paper`
use crate::trust::TrustList; //~ `lib` must not know `trust`
use crate::report::Sheet; //~ `lib` must not know `report`
use crate::pack::Header; //~ `lib` must not know `pack`
use crate::bundle::Header; //~ `lib` must not know `bundle`
