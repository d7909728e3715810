//! What supervisors did lately, the newest first: when, who, what.

use super::ask;
use crate::contract::{Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{Body, Leaving, Person};
use crate::screens::paging::Paging;
use crate::supervisor::{Answer, Command, Entry};
use crate::texts::Texts;
use crate::ui::{Canvas, naming, page, wrap};
use crate::vietnamese::capitalised;
use crate::world::World;

#[derive(Default)]
pub struct Log {
    entries: Option<Vec<Entry>>,
    paging: Paging,
}

impl Log {
    fn entries(&self) -> &[Entry] {
        self.entries.as_deref().unwrap_or_default()
    }

    fn frame(&self, texts: Texts) -> Outline {
        let empty = self.entries.as_ref().is_some_and(Vec::is_empty);
        let text = if empty { texts.log_empty() } else { texts.log_text() };
        Outline {
            title: texts.room_log().into(),
            texts: vec![text.into()],
            enter: Some(texts.room_back().into()),
            note: self.paging.words(self.entries(), texts),
            more: self.paging.more(self.entries()),
            ..Outline::default()
        }
    }

    /// Time and deed of each entry in view.
    fn lines(&self, world: &World) -> Vec<(String, String)> {
        let line = |(_, entry): (u8, &Entry)| (time(entry, world.texts), deed(entry, world));
        self.paging.view(self.entries()).map(line).collect()
    }
}

impl Screen for Log {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::ReadLog)),
            Event::Told(Fact::Supervised(Answer::Log(entries))) => {
                self.entries = Some(entries.clone());
                Reply::stay()
            }
            Event::Press(Press::NextPage) if self.paging.turn(self.entries.as_deref().unwrap_or_default()) => {
                Reply::stay()
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let mut outline = self.frame(world.texts);
        outline.texts.extend(self.lines(world).into_iter().map(|(time, deed)| format!("{time} {deed}")));
        outline
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        const GAP: u16 = 2;
        let lines = self.lines(world);
        let times = lines.iter().map(|(time, _)| wrap::width(time)).max().unwrap_or(0) + GAP;
        let room = page::text_column(canvas.area).width.saturating_sub(times);
        let rows = lines.iter().map(|(_, deed)| wrap::lines(deed, room).len() as u16).sum();
        let block = page::draw_around(&self.frame(world.texts), rows, world.texts, canvas);
        lines.iter().fold(block.y, |y, (time, deed)| {
            canvas.line(block.x, y, time, canvas.theme.quiet);
            canvas.text(block.x + times, y, room, deed, canvas.theme.text)
        });
    }
}

/// "22/11 09:05"; where the clock could not be believed, that.
fn time(entry: &Entry, texts: Texts) -> String {
    entry.at.at_the_station().map_or_else(|| texts.log_no_time().into(), |time| time.format("%d/%m %H:%M").to_string())
}

/// Who did what, to whom.
fn deed(entry: &Entry, world: &World) -> String {
    let texts = world.texts;
    let called = |person: &Option<Person>| person.as_ref().map_or_else(|| texts.log_nobody().into(), naming::short);
    let (by, whom) = (capitalised(&called(&entry.by)), called(&entry.whom));
    let themself = entry.body.by() == entry.body.whom();
    match &entry.body {
        Body::SupervisorEntered { .. } => texts.log_entered(by),
        Body::SupervisorLeft { why: Leaving::Asked, .. } => texts.log_left(by),
        Body::SupervisorLeft { why: Leaving::Idle, .. } => texts.log_left_idle(by),
        Body::SupervisorLeft { why: Leaving::Stopped, .. } => texts.log_left_stopped(by),
        Body::PinRefused { .. } => texts.log_refused(whom),
        Body::VolunteerAdded { .. } if themself => texts.log_first(by),
        Body::VolunteerAdded { .. } => texts.log_added(by, whom),
        Body::VolunteerRemoved { .. } => texts.log_removed(by, whom),
        Body::PinSet { .. } => texts.log_pin_set(capitalised(&whom)),
        Body::PinChanged { .. } if themself => texts.log_pin_changed(by),
        Body::PinChanged { .. } => texts.log_pin_changed_for(by, whom),
        Body::RecoveryCodeMade { by: None } => texts.log_code_made_by_command().into(),
        Body::RecoveryCodeMade { .. } => texts.log_code_made(by),
        Body::RecoveryUsed { .. } => texts.log_code_used(whom),
        Body::PlaceNamed { .. } => texts.log_place(by),
        Body::AskedAgain { lesson, right, .. } => {
            let lesson = world.lesson(*lesson).map_or_else(String::new, |lesson| lesson.title.clone());
            if *right { texts.log_asked_right(by, lesson, whom) } else { texts.log_asked_not_yet(by, lesson, whom) }
        }
        Body::PackInstalled { number, by: None, .. } => texts.log_pack_by_command(number),
        Body::PackInstalled { number, .. } => texts.log_pack(by, number),
        Body::PackGoneBack { .. } => texts.log_pack_back(by),
        Body::ClockCorrected { .. } => texts.log_clock(by),
        Body::LearnerRenamed { .. } => texts.log_renamed(by, whom),
        Body::LearnersMerged { .. } => texts.log_merged(by, whom),
        Body::MergeUndone { .. } => texts.log_unmerged(by),
        Body::WorkMoved { .. } => texts.log_moved(by, whom),
        Body::CompletionReadmitted { .. } => texts.log_readmitted(by, whom),
        Body::NameErased { .. } => texts.log_erased(by),
        _ => String::new(),
    }
}
