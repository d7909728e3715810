// pretends to be: src/ui/page.rs
// Widgets know outlines and texts, never a particular screen.

use crate::cli::run; //~ `ui` must not know `cli`
use crate::app::App; //~ `ui` must not know `app`
use crate::ports::Ports; //~ `ui` must not know `ports`
use crate::screens::welcome::Welcome; //~ `ui` must not know `screens`
use crate::world::World; //~ `ui` must not know `world`
use crate::lesson::Catalogue; //~ `ui` must not know `lesson`
use crate::phone::Practice; //~ `ui` must not know `phone`
use crate::check::Question; //~ `ui` must not know `check`
use crate::credential::ShortCode; //~ `ui` must not know `credential`
use crate::record::Progress; //~ `ui` may know of `record` only `record::Person`, `record::FormOfAddress`, `record::TextSize`, `record::Look`
use crate::narration::Narration; //~ `ui` must not know `narration`
use crate::doctor::examine; //~ `ui` must not know `doctor`
use crate::supervisor::Command; //~ `ui` must not know `supervisor`
use crate::paper::Sheet; //~ `ui` may know of `paper` only `paper::Font`, `paper::Size`
use crate::trust::TrustList; //~ `ui` must not know `trust`
use crate::report::Sheet; //~ `ui` must not know `report`
use crate::pack::Header; //~ `ui` must not know `pack`
use crate::bundle::Header; //~ `ui` must not know `bundle`
