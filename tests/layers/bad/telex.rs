// pretends to be: src/telex/mod.rs
// Keys become letters, and that is all.

use crate::cli::run; //~ `telex` must not know `cli`
use crate::app::App; //~ `telex` must not know `app`
use crate::ports::Ports; //~ `telex` must not know `ports`
use crate::screens::welcome::Welcome; //~ `telex` must not know `screens`
use crate::world::World; //~ `telex` must not know `world`
use crate::ui::page::draw; //~ `telex` must not know `ui`
use crate::contract::Effect; //~ `telex` must not know `contract`
use crate::texts::Texts; //~ `telex` must not know `texts`
use crate::lesson::Catalogue; //~ `telex` must not know `lesson`
use crate::phone::Practice; //~ `telex` must not know `phone`
use crate::check::Question; //~ `telex` must not know `check`
use crate::credential::ShortCode; //~ `telex` must not know `credential`
use crate::record::Progress; //~ `telex` must not know `record`
use crate::narration::Narration; //~ `telex` must not know `narration`
use crate::doctor::examine; //~ `telex` must not know `doctor`
use crate::supervisor::Command; //~ `telex` must not know `supervisor`
use crate::paper::Font; //~ `telex` must not know `paper`
use crate::trust::TrustList; //~ `telex` must not know `trust`
use crate::report::Sheet; //~ `telex` must not know `report`
use crate::pack::Header; //~ `telex` must not know `pack`
use crate::bundle::Header; //~ `telex` must not know `bundle`
