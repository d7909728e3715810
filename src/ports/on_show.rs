//! What the station shows: its own lessons, and over them those of the pack that counts. How a pack comes here is not known.

use super::packs::OnShelf;
use super::speaker::Recordings;
use super::station::Ports;
use crate::lesson::Catalogue;
use crate::pack::{Announcement, Contents, Label};
use crate::record::PackId;
use crate::trust::ProgrammeRoot;

/// What is on show.
pub(super) struct OnShow {
    /// Of the pack that counts, if one does.
    pub label: Option<Label>,
    pub catalogue: Catalogue,
    pub announcements: Vec<Announcement>,
}

/// Lessons with those of the pack over them.
pub(super) struct Over {
    pub catalogue: Catalogue,
    announcements: Vec<Announcement>,
    pack: Option<OnShelf>,
}

impl Ports {
    fn open_pack(&mut self, id: PackId) -> Option<OnShelf> {
        let opened = self.packs()?.open(id, &ProgrammeRoot::pinned());
        opened.map_err(|trouble| self.unusable(&trouble)).ok()
    }

    /// What the station shows from now on; whoever speaks has the recordings of the pack. What is `known` of a pack is not
    /// read again.
    pub(super) fn put_on_show(&mut self, known: Option<(PackId, Contents)>) -> OnShow {
        let own = (self.parts.lessons)();
        let Over { catalogue, announcements, pack } = self.lessons_over(own, known);
        let label = pack.as_ref().map(|pack| Label::of(&pack.header));
        let recordings = pack.map(|pack| -> Recordings { Box::new(move |id| pack.clip(id)) });
        self.parts.speaker.take_recordings(recordings);
        OnShow { label, catalogue, announcements }
    }

    /// These lessons of the station's own, and those of the pack that counts over them. A pack that was damaged is left out, and
    /// the log says so.
    pub(super) fn lessons_over(&mut self, own: Catalogue, mut known: Option<(PackId, Contents)>) -> Over {
        let kept = self.packs_kept();
        let mut unpacked = |id| {
            let pack = self.open_pack(id)?;
            let contents = match known.take_if(|(known, _)| *known == id) {
                Some((_, contents)) => contents,
                None => pack.contents(&ProgrammeRoot::pinned()).map_err(|trouble| self.unusable(&trouble)).ok()?,
            };
            Some((pack, contents))
        };
        let before = kept.and_then(|kept| kept.previous).and_then(&mut unpacked);
        let current = kept.and_then(|kept| kept.current).and_then(&mut unpacked);
        let began = before.map(|(_, contents)| contents.lessons).unwrap_or_default();
        let Some((pack, contents)) = current else {
            return Over { catalogue: own.remembering(began), announcements: Vec::new(), pack: None };
        };
        let over = contents.over(&own);
        let earlier = over.earlier().iter().cloned().chain(began).collect();
        Over { catalogue: over.remembering(earlier), announcements: contents.announcements, pack: Some(pack) }
    }
}
