// pretends to be: src/phone/widgets/button.rs
// The simulated phone draws itself and knows nothing of the station around it.

use crate::cli::run; //~ `phone` must not know `cli`
use crate::app::App; //~ `phone` must not know `app`
use crate::ports::Ports; //~ `phone` must not know `ports`
use crate::screens::welcome::Welcome; //~ `phone` must not know `screens`
use crate::world::World; //~ `phone` must not know `world`
use crate::ui::Canvas;
use crate::ui::Theme;
use crate::ui::theme;
use crate::ui::wrap;
use crate::ui::Another; //~ `phone` may know of `ui` only `ui::Canvas`, `ui::Theme`, `ui::theme`, `ui::wrap`, `ui::qr`
use crate::contract::Press;
use crate::contract::Field;
use crate::contract::FieldKind;
use crate::contract::Mark;
use crate::contract::Another; //~ `phone` may know of `contract` only `contract::Press`, `contract::Field`, `contract::FieldKind`, `contract::Mark`
use crate::texts::Texts; //~ `phone` must not know `texts`
use crate::check::Question; //~ `phone` must not know `check`
use crate::credential::ShortCode; //~ `phone` must not know `credential`
use crate::record::Mode;
use crate::record::Help;
use crate::record::Another; //~ `phone` may know of `record` only `record::Mode`, `record::Help`, `record::StepWork`
use crate::telex::Telex; //~ `phone` must not know `telex`
use crate::doctor::examine; //~ `phone` must not know `doctor`
use crate::supervisor::Command; //~ `phone` must not know `supervisor`
use crate::paper::Font; //~ `phone` must not know `paper`
use crate::trust::TrustList; //~ `phone` must not know `trust`
use crate::report::Sheet; //~ `phone` must not know `report`
use crate::pack::Header; //~ `phone` must not know `pack`
use crate::bundle::Header; //~ `phone` must not know `bundle`
