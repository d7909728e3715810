// pretends to be: src/app/gate.rs
// The loop knows screens and ports; what a QR or a phone is made of is not its business.

use crate::cli::run; //~ `app` must not know `cli`
use crate::phone::Practice; //~ `app` must not know `phone`
use crate::check::Question; //~ `app` must not know `check`
use crate::credential::ShortCode; //~ `app` must not know `credential`
use crate::telex::Telex; //~ `app` must not know `telex`
use crate::vietnamese::fold; //~ `app` must not know `vietnamese`
use crate::doctor::examine; //~ `app` must not know `doctor`
use crate::paper::Font; //~ `app` must not know `paper`
use crate::trust::TrustList; //~ `app` must not know `trust`
use crate::report::Sheet; //~ `app` must not know `report`
use crate::pack::Header; //~ `app` must not know `pack`
use crate::bundle::Header; //~ `app` must not know `bundle`
