//! What is in a pack once its parts are read: every lesson whole, every list right, or nothing at all.

use super::header::Header;
use super::inspection::is_part;
use super::lines::{self, Announcement, Bad};
use super::part::{Part, PartKind};
use super::trouble::PackTrouble;
use crate::lesson::{Catalogue, Lesson, read};
use crate::record::Xom;
use crate::texts::{Lang, Texts};
use crate::trust::{ProgrammeRoot, TrustList};
use std::collections::HashSet;
use std::sync::Arc;

/// A pack that can be used.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    pub lessons: Vec<Arc<Lesson>>,
    pub announcements: Vec<Announcement>,
    /// Empty where the pack brings no list.
    pub xoms: Vec<Xom>,
    /// Where the pack brings one.
    pub trust_list: Option<CarriedList>,
}

/// A trust list as it travels: what it says, and the signed bytes it says it in.
#[derive(Debug, Clone, PartialEq)]
pub struct CarriedList {
    pub list: TrustList,
    pub bytes: Vec<u8>,
}

/// Reads everything but the recordings. `bytes_of` brings the bytes of a part; they are compared with its hash again.
///
/// # Errors
/// The first part that cannot be brought, or is not right.
pub fn gather<E: From<PackTrouble>>(
    header: &Header,
    root: &ProgrammeRoot,
    mut bytes_of: impl FnMut(&Part) -> Result<Vec<u8>, E>,
) -> Result<Contents, E> {
    let mut contents = Contents::default();
    for part in header.parts.iter().filter(|part| part.kind != PartKind::Clip) {
        let bytes = bytes_of(part)?;
        is_part(&bytes, part)?;
        contents.take(part, bytes, header, root)?;
    }
    contents.numbers_are_unique()?;
    Ok(contents)
}

impl Contents {
    fn take(&mut self, part: &Part, bytes: Vec<u8>, header: &Header, root: &ProgrammeRoot) -> Result<(), PackTrouble> {
        let line = |name| move |(line, bad): Bad| PackTrouble::Line { name, line, bad };
        match part.kind {
            PartKind::Lesson => self.lessons.push(Arc::new(lesson(part, &bytes)?)),
            PartKind::Announcements => {
                self.announcements = lines::announcements(&bytes).map_err(line("announcements"))?
            }
            PartKind::Xoms => self.xoms = lines::xoms(&bytes).map_err(line("xoms"))?,
            PartKind::TrustList => {
                let list = TrustList::read(&bytes, root)?;
                if list.certificate().commune().id != header.certificate.commune().id {
                    return Err(PackTrouble::OtherCommunesList);
                }
                self.trust_list = Some(CarriedList { list, bytes });
            }
            PartKind::Clip => {}
        }
        Ok(())
    }

    fn numbers_are_unique(&self) -> Result<(), PackTrouble> {
        let mut numbers = HashSet::new();
        let twice = self.lessons.iter().find(|lesson| !numbers.insert(lesson.number));
        twice.map_or(Ok(()), |lesson| Err(PackTrouble::NumberTwice { number: lesson.number }))
    }

    /// The station's lessons with this pack: its own, and of each number the newer version.
    pub fn over(&self, own: &Catalogue) -> Catalogue {
        let newer =
            |lesson: &&Arc<Lesson>| own.by_number(lesson.number).is_none_or(|own| own.version <= lesson.version);
        let brought: Vec<_> = self.lessons.iter().filter(newer).cloned().collect();
        let stays = |lesson: &&Arc<Lesson>| brought.iter().all(|brought| brought.number != lesson.number);
        let (stays, replaced): (Vec<_>, Vec<_>) = own.lessons().iter().cloned().partition(|lesson| stays(&lesson));
        let older = self.lessons.iter().filter(|lesson| !newer(lesson)).cloned();
        let earlier = replaced.into_iter().chain(older).collect();
        Catalogue::new([brought, stays].concat()).on_tracks(own.tracks().to_vec()).remembering(earlier)
    }
}

/// A lesson as the station will show it: it reads, and is what its part is called.
fn lesson(part: &Part, bytes: &[u8]) -> Result<Lesson, PackTrouble> {
    let wrong = |why: String| PackTrouble::Lesson { name: part.name.to_string(), why };
    let source = std::str::from_utf8(bytes).map_err(|_| wrong("not UTF-8".into()))?;
    let lesson = read(source, Texts::new(Lang::Vi))
        .map_err(|problems| wrong(problems.first().map_or_else(String::new, |problem| problem.message.clone())))?;
    let name = format!("{}/{}", lesson.course, lesson.id);
    if name == part.name.as_str() { Ok(lesson) } else { Err(wrong(format!("it calls itself {name}"))) }
}
