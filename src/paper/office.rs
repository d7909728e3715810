//! The page for an office printer: one HTML file that any browser opens and prints on A5. No script, no request: the policy in
//! its head would not let it make one.

use super::drawing::drawing;
use super::markup::escaped;
use super::sheet::Sheet;

/// The whole file.
pub fn a5(sheet: &Sheet) -> String {
    let title = escaped(&format!("{} – {}", sheet.title, sheet.code));
    format!(
        "{HEAD}<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        drawing(sheet)
    )
}

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";

/// A little less high than A5: a hair too much makes a second page.
const STYLE: &str = "@page { size: A5 portrait; margin: 0 }
body { margin: 0 }
svg { display: block; width: 148mm; height: 209.5mm }
@media screen { body { background: #ddd } svg { margin: 8mm auto } }
";
