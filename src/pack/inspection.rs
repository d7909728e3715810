//! Whether the bytes behind a header are what it says they are, in whatever pieces they come: a pack is never held in memory
//! whole.

use super::header::Header;
use super::part::Part;
use super::trouble::PackTrouble;
use sha2::{Digest, Sha256};

/// Follows the parts of a pack, byte for byte.
pub struct Inspection<'a> {
    parts: std::slice::Iter<'a, Part>,
    under_way: Option<(&'a Part, u32, Sha256)>,
}

impl<'a> Inspection<'a> {
    pub fn of(header: &'a Header) -> Self {
        let mut inspection = Self { parts: header.parts.iter(), under_way: None };
        inspection.go_on();
        inspection
    }

    fn go_on(&mut self) {
        self.under_way = self.parts.next().map(|part| (part, part.length, Sha256::new()));
    }

    /// The next bytes of the file. Says at once when a part is not what it should be, or something is left over.
    pub fn take(&mut self, mut bytes: &[u8]) -> Result<(), PackTrouble> {
        self.conclude_finished()?;
        while !bytes.is_empty() {
            let Some((_, left, hash)) = &mut self.under_way else {
                return Err(crate::trust::TrustTrouble::Surplus(bytes.len()).into());
            };
            let now = bytes.len().min(*left as usize);
            hash.update(&bytes[..now]);
            *left -= now as u32;
            bytes = &bytes[now..];
            self.conclude_finished()?;
        }
        Ok(())
    }

    /// All parts that are complete now; one may be empty.
    fn conclude_finished(&mut self) -> Result<(), PackTrouble> {
        while let Some((part, 0, hash)) = &self.under_way {
            let found: [u8; 32] = hash.clone().finalize().into();
            if found != part.sha256 {
                return Err(PackTrouble::Altered { name: name_of(part) });
            }
            self.go_on();
        }
        Ok(())
    }

    /// The file ends here.
    pub fn end(mut self) -> Result<(), PackTrouble> {
        self.conclude_finished()?;
        match self.under_way {
            None => Ok(()),
            Some(_) => Err(crate::trust::TrustTrouble::CutShort.into()),
        }
    }
}

/// Whether these are the bytes of this part.
pub fn is_part(bytes: &[u8], part: &Part) -> Result<(), PackTrouble> {
    let found: [u8; 32] = Sha256::digest(bytes).into();
    if found == part.sha256 { Ok(()) } else { Err(PackTrouble::Altered { name: name_of(part) }) }
}

fn name_of(part: &Part) -> String {
    format!("{:?} {}", part.kind, part.name)
}
