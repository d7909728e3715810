// pretends to be: src/texts/mod.rs
// A text is chosen and filled in; what it is for is its user's business.

use crate::cli::run; //~ `texts` must not know `cli`
use crate::app::App; //~ `texts` must not know `app`
use crate::ports::Ports; //~ `texts` must not know `ports`
use crate::screens::welcome::Welcome; //~ `texts` must not know `screens`
use crate::world::World; //~ `texts` must not know `world`
use crate::ui::page::draw; //~ `texts` must not know `ui`
use crate::contract::Effect; //~ `texts` must not know `contract`
use crate::lesson::Catalogue; //~ `texts` must not know `lesson`
use crate::phone::Practice; //~ `texts` must not know `phone`
use crate::check::Question; //~ `texts` must not know `check`
use crate::credential::ShortCode; //~ `texts` must not know `credential`
use crate::narration::Narration; //~ `texts` must not know `narration`
use crate::telex::Telex; //~ `texts` must not know `telex`
use crate::doctor::examine; //~ `texts` must not know `doctor`
use crate::supervisor::Command; //~ `texts` must not know `supervisor`
use crate::paper::Font; //~ `texts` must not know `paper`
use crate::trust::TrustList; //~ `texts` must not know `trust`
use crate::report::Sheet; //~ `texts` must not know `report`
use crate::pack::Header; //~ `texts` must not know `pack`
use crate::bundle::Header; //~ `texts` must not know `bundle`
