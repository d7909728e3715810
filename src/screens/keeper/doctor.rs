//! The doctor's page: what is to be done first, each with its remedy; then, page by page, what is right.

use crate::contract::{Effect, Event, Fact, Outline, Press, Reply, Screen};
use crate::doctor::{Finding, Said, State, part, said, sign};
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;

/// Findings with a remedy on a page, and findings that are one line each.
const WITH_REMEDY: usize = 3;
const ONE_LINE: usize = 10;
/// Columns from the sign to the words.
const INDENT: u16 = 3;

#[derive(Default)]
pub struct Doctor {
    /// What was found, page by page, once it was looked for.
    pages: Option<Vec<Vec<Finding>>>,
    page: usize,
}

/// What has to be mended first, then what could be better; what is right stands by itself.
fn in_pages(findings: &[Finding]) -> Vec<Vec<Finding>> {
    let (mut open, right): (Vec<_>, Vec<_>) =
        findings.iter().cloned().partition(|finding| finding.state() != State::Right);
    open.sort_by_key(|finding| std::cmp::Reverse(finding.state()));
    open.chunks(WITH_REMEDY).chain(right.chunks(ONE_LINE)).map(<[Finding]>::to_vec).collect()
}

/// "Loa: máy này không có loa".
fn told(finding: &Finding, texts: Texts) -> (String, Option<String>) {
    let Said { what, remedy } = said(finding, texts);
    let remedy = remedy.filter(|_| finding.state() != State::Right);
    (format!("{}: {what}", part(finding.part(), texts)), remedy)
}

impl Doctor {
    fn shown(&self) -> &[Finding] {
        let pages = self.pages.as_deref().unwrap_or_default();
        pages.get(self.page).map(Vec::as_slice).unwrap_or_default()
    }

    fn frame(&self, texts: Texts) -> Outline {
        let pages = self.pages.as_deref().unwrap_or_default();
        let open = pages.iter().flatten().filter(|finding| finding.state() != State::Right).count();
        let only_right = self.shown().iter().all(|finding| finding.state() == State::Right);
        let text = match self.pages {
            None => texts.doctor_looking().into(),
            Some(_) if open == 0 => texts.doctor_all_right().into(),
            Some(_) if only_right => texts.doctor_right_ones().into(),
            Some(_) => texts.doctor_count(open),
        };
        let more = pages.len() > 1;
        Outline {
            title: texts.doctor_title().into(),
            texts: vec![text],
            enter: Some(texts.room_back().into()),
            note: more.then(|| texts.page_more(self.page + 1, pages.len())),
            more,
            ..Outline::default()
        }
    }
}

impl Screen for Doctor {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::Examine),
            Event::Told(Fact::Examined(findings)) => {
                (self.pages, self.page) = (Some(in_pages(findings)), 0);
                Reply::stay()
            }
            Event::Press(Press::NextPage) => {
                let pages = self.pages.as_ref().map_or(1, Vec::len).max(1);
                self.page = (self.page + 1) % pages;
                if pages > 1 { Reply::stay() } else { Reply::ignored() }
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let frame = self.frame(texts);
        let findings = self.shown().iter().flat_map(|finding| {
            let (what, remedy) = told(finding, texts);
            [Some(format!("{} {what}", sign(finding.state()))), remedy]
        });
        Outline { texts: frame.texts.iter().cloned().chain(findings.flatten()).collect(), ..frame }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let room = page::text_column(canvas.area).width.saturating_sub(INDENT);
        let told: Vec<_> = self.shown().iter().map(|finding| (finding.state(), told(finding, world.texts))).collect();
        let height = |text: &String| wrap::lines(text, room).len() as u16;
        let gap = |remedy: &Option<String>| u16::from(remedy.is_some());
        let rows =
            told.iter().map(|(_, (what, remedy))| height(what) + remedy.as_ref().map_or(0, height) + gap(remedy));
        let block = page::draw_around(&self.frame(world.texts), rows.sum(), world.texts, canvas);
        told.iter().fold(block.y, |y, (state, (what, remedy))| {
            let (heading, quiet) = (canvas.theme.heading, canvas.theme.quiet);
            let style = if *state == State::Right { canvas.theme.good } else { canvas.theme.accent };
            canvas.line(block.x, y, sign(*state), style);
            let y = canvas.text(block.x + INDENT, y, room, what, heading);
            let below = remedy.iter().fold(y, |y, remedy| canvas.text(block.x + INDENT, y, room, remedy, quiet));
            below + gap(remedy)
        });
    }
}
