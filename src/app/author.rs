//! The station while an author previews a lesson: what is saved comes into view where one is, Tab leads anywhere, and what is
//! not right is listed. Nobody is watched over, and home is the lesson.

use super::{App, Todo};
use crate::contract::{Event, Fact, Fault, Nav};
use crate::record::Mode;
use crate::screens::{Route, aimed};
use crate::texts::Texts;
use crate::world::World;
use crossterm::event::{KeyCode, KeyEvent};

/// Where an author wants to begin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aim {
    pub mode: Option<Mode>,
    /// A step or a screen, as [`crate::screens::aimed`] reads it.
    pub at: Option<String>,
}

/// What the station keeps of an author's preview.
#[derive(Debug, Default)]
pub(super) struct Author {
    aim: Aim,
    /// The lesson that is on view.
    shown: Option<u16>,
    /// The faults that were last listed over the lesson.
    listed: Vec<Fault>,
}

impl App {
    /// A station on which an author looks at one lesson. It comes by [`Fact::LessonsChanged`].
    pub fn for_author(texts: Texts, aim: Aim) -> Self {
        let author = Some(Author { aim, ..Author::default() });
        Self { author, ..Self::in_world(World::of_author(texts), Route::Unread) }
    }

    /// The author has saved: the screens are told; one that was not there yet, or another lesson, is gone to.
    pub(super) fn lesson_saved(&mut self, fact: Fact) -> Vec<Todo> {
        let told = Event::Told(fact);
        self.stack.tell_covered(&told, &self.world);
        let mut todo = vec![Todo::Tell(told)];
        let lesson = self.world.drafted().cloned();
        if let (Some(lesson), Some(author)) = (lesson, &mut self.author)
            && author.shown.replace(lesson.number) != Some(lesson.number)
        {
            let Aim { mode, at } = std::mem::take(&mut author.aim);
            todo.push(Todo::Go(Nav::Reset(aimed(&lesson, mode, at.as_deref()))));
        }
        todo.extend(self.list_faults());
        todo
    }

    /// Where there is no room for them beside the lesson, new faults are laid over it, and taken away when they are gone.
    fn list_faults(&mut self) -> Option<Todo> {
        let listed = matches!(self.stack.top().route, Route::Faults);
        let (author, draft) = (self.author.as_mut()?, self.world.draft.as_ref()?);
        if draft.checking || author.listed == draft.faults {
            return None;
        }
        author.listed.clone_from(&draft.faults);
        match (author.listed.is_empty(), listed) {
            (true, true) => Some(Todo::Go(Nav::Pop)),
            (false, false) if author.shown.is_some() && !self.picture.has_room_for_faults => {
                Some(Todo::Go(Nav::Push(Route::Faults)))
            }
            _ => None,
        }
    }

    /// What an author's own key leads to; pressed again it leads back.
    pub(super) fn author_goes(&self, key: &KeyEvent) -> Option<Nav> {
        self.author.as_ref()?.shown?;
        let route = match key.code {
            KeyCode::Tab => Route::Places { mode: self.mode_on_view() },
            KeyCode::BackTab => Route::Faults,
            _ => return None,
        };
        Some(match &self.stack.top().route {
            Route::Places { .. } if key.code == KeyCode::Tab => Nav::Pop,
            Route::Faults if key.code == KeyCode::BackTab => Nav::Pop,
            Route::Places { .. } | Route::Faults => Nav::Replace(route),
            _ => Nav::Push(route),
        })
    }

    fn mode_on_view(&self) -> Mode {
        self.stack.in_view().find_map(|open| open.route.mode()).unwrap_or(Mode::Follow)
    }

    /// Home: in a preview, the lesson itself.
    pub(super) fn home_of_author(&self) -> Option<Route> {
        let lesson = self.author.as_ref()?.shown?;
        Some(Route::Lesson { lesson })
    }
}
