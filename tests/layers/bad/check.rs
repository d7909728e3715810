// pretends to be: src/check/choose.rs
// A question draws itself and knows nothing of the station around it.

use crate::cli::run; //~ `check` must not know `cli`
use crate::app::App; //~ `check` must not know `app`
use crate::ports::Ports; //~ `check` must not know `ports`
use crate::screens::welcome::Welcome; //~ `check` must not know `screens`
use crate::world::World; //~ `check` must not know `world`
use crate::ui::Canvas;
use crate::ui::Theme;
use crate::ui::theme;
use crate::ui::wrap;
use crate::ui::Another; //~ `check` may know of `ui` only `ui::Canvas`, `ui::Theme`, `ui::theme`, `ui::wrap`, `ui::qr`
use crate::contract::Press;
use crate::contract::Field;
use crate::contract::FieldKind;
use crate::contract::Mark;
use crate::contract::Another; //~ `check` may know of `contract` only `contract::Press`, `contract::Field`, `contract::FieldKind`, `contract::Mark`
use crate::texts::Texts; //~ `check` must not know `texts`
use crate::credential::ShortCode; //~ `check` must not know `credential`
use crate::record::Mode;
use crate::record::Help;
use crate::record::Another; //~ `check` may know of `record` only `record::Mode`, `record::Help`, `record::StepWork`
use crate::telex::Telex; //~ `check` must not know `telex`
use crate::doctor::examine; //~ `check` must not know `doctor`
use crate::supervisor::Command; //~ `check` must not know `supervisor`
use crate::paper::Font; //~ `check` must not know `paper`
use crate::trust::TrustList; //~ `check` must not know `trust`
use crate::report::Sheet; //~ `check` must not know `report`
use crate::pack::Header; //~ `check` must not know `pack`
use crate::bundle::Header; //~ `check` must not know `bundle`
