//! "Kiểm tra mã": a volunteer is shown a confirmation. Scanned anywhere in this room, typed, or read from a picture on a
//! stick; what may be said of it, and what can be done with it.

use super::whom::Purpose;
use super::{Room, ask, verdict};
use crate::contract::{Choice, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::credential::{Signed, Verdict};
use crate::screens::paging::Paging;
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Checked, Command, Picture, Reading, Whose};
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::world::World;

/// Letters of the longest text a QR of ours has: a page's address and the digits.
const LONGEST: usize = 300;
/// What can be done with a right one.
const READMIT: u8 = 1;
const ATTACH: u8 = 2;
const DETACH: u8 = 3;

#[derive(Default)]
pub struct Checking {
    at: Stage,
    paging: Paging,
}

#[derive(Default)]
enum Stage {
    #[default]
    Ready,
    Typing(TextField),
    /// Being judged, or a picture is being read.
    Waiting,
    Found(Box<Checked>),
    /// Whether this completion is to come into the records, for good.
    Sure(Box<Checked>),
    Pictures(Vec<Picture>),
    /// A picture with several confirmations: the texts of their QRs.
    Several(Vec<String>),
    /// A picture in which nothing was found.
    Nothing(Reading),
}

impl Checking {
    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.paging = Paging::default();
        Reply::stay()
    }

    /// A code, however it came. The one on view is not counted again: scanners read twice.
    fn check(&mut self, text: String) -> Reply {
        match &self.at {
            Stage::Found(checked) | Stage::Sure(checked) if is_same(&checked.given, &text) => Reply::stay(),
            _ => self.go(Stage::Waiting).with(ask(Command::Check(text))),
        }
    }

    fn told(&mut self, answer: &Answer) -> Reply {
        match answer {
            Answer::Checked(checked) => self.go(Stage::Found(checked.clone())),
            Answer::Pictures(pictures) => self.go(Stage::Pictures(pictures.clone())),
            // Whoever has gone on meanwhile is not disturbed.
            Answer::PictureRead(reading) if matches!(self.at, Stage::Waiting) => self.read(reading),
            _ => Reply::ignored(),
        }
    }

    /// Of several texts only confirmations count; where there is none, the first says what is wrong with it.
    fn read(&mut self, reading: &Reading) -> Reply {
        let Reading::Texts(texts) = reading else { return self.go(Stage::Nothing(reading.clone())) };
        let ours: Vec<String> = texts.iter().filter(|text| text.parse::<Signed>().is_ok()).cloned().collect();
        match (ours.as_slice(), texts.first()) {
            ([only], _) => self.check(only.clone()),
            ([], Some(first)) => self.check(first.clone()),
            _ => self.go(Stage::Several(ours)),
        }
    }

    fn press(&mut self, press: Press) -> Reply {
        match &mut self.at {
            Stage::Ready => match press {
                Press::Digit(1) => self.go(Stage::Typing(TextField::new(FieldKind::Plain).at_most(LONGEST))),
                Press::Digit(2) => self.go(Stage::Waiting).with(ask(Command::LookForPictures)),
                Press::Enter | Press::Back => Reply::pop(),
                _ => Reply::ignored(),
            },
            Stage::Typing(field) => match press {
                Press::Enter => {
                    let text = field.text();
                    self.check(text)
                }
                Press::LeaveField => self.go(Stage::Ready),
                press if field.press(press) => Reply::stay(),
                _ => Reply::ignored(),
            },
            Stage::Waiting if matches!(press, Press::Back | Press::Enter) => self.go(Stage::Ready),
            Stage::Waiting => Reply::ignored(),
            Stage::Found(_) => self.press_found(press),
            Stage::Sure(_) => self.press_sure(press),
            Stage::Pictures(_) | Stage::Several(_) => self.press_list(press),
            Stage::Nothing(_) => match press {
                Press::Enter | Press::Back => self.go(Stage::Ready),
                _ => Reply::ignored(),
            },
        }
    }

    fn press_found(&mut self, press: Press) -> Reply {
        let Stage::Found(checked) = &self.at else { return Reply::ignored() };
        let offers = offers(checked);
        let text = qr_text(checked);
        match press {
            Press::Digit(READMIT) if offers.readmit => {
                let checked = checked.clone();
                self.go(Stage::Sure(checked))
            }
            Press::Digit(ATTACH) if offers.attach => {
                Reply::push(Route::Room(Room::Whom { purpose: Purpose::Attach { text } }))
            }
            Press::Digit(DETACH) if offers.detach => self.go(Stage::Waiting).with(ask(Command::Detach { text })),
            Press::Enter | Press::Back => self.go(Stage::Ready),
            _ => Reply::ignored(),
        }
    }

    fn press_sure(&mut self, press: Press) -> Reply {
        let Stage::Sure(checked) = &self.at else { return Reply::ignored() };
        match press {
            Press::Digit(1) => {
                let text = qr_text(checked);
                self.go(Stage::Waiting).with(ask(Command::Readmit(text)))
            }
            Press::Digit(2) | Press::Back => {
                let checked = checked.clone();
                self.go(Stage::Found(checked))
            }
            _ => Reply::ignored(),
        }
    }

    fn press_list(&mut self, press: Press) -> Reply {
        let chosen = match (&self.at, press) {
            (Stage::Pictures(pictures), Press::Digit(digit)) => {
                self.paging.chosen(digit, pictures).cloned().map(Command::ReadPicture)
            }
            (Stage::Several(texts), Press::Digit(digit)) => {
                self.paging.chosen(digit, texts).cloned().map(Command::Check)
            }
            _ => None,
        };
        let turned = match &self.at {
            Stage::Pictures(pictures) if press == Press::NextPage => self.paging.turn(pictures),
            Stage::Several(texts) if press == Press::NextPage => self.paging.turn(texts),
            _ => false,
        };
        match (chosen, press) {
            (Some(command), _) => self.go(Stage::Waiting).with(ask(command)),
            (None, Press::Enter | Press::Back) => self.go(Stage::Ready),
            _ if turned => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn ready(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.room_checking().into(),
            texts: vec![texts.checking_text().into(), texts.checking_limits().into()],
            choices: vec![Choice::new(1, texts.checking_type()), Choice::new(2, texts.checking_picture())],
            enter: Some(texts.room_back().into()),
            ..Outline::default()
        }
    }

    fn found(&self, checked: &Checked, world: &World) -> Outline {
        let texts = world.texts;
        let offers = offers(checked);
        let choices = [
            (offers.readmit, READMIT, texts.checking_readmit()),
            (offers.attach, ATTACH, texts.checking_attach()),
            (offers.detach, DETACH, texts.checking_detach()),
        ];
        let choices = choices.into_iter().filter(|(offered, ..)| *offered);
        Outline {
            title: verdict::title(checked, world),
            texts: verdict::words(checked, world),
            choices: choices.map(|(_, digit, label)| Choice::new(digit, label)).collect(),
            enter: Some(texts.checking_next().into()),
            ..Outline::default()
        }
    }

    fn sure(&self, checked: &Checked, world: &World) -> Outline {
        let texts = world.texts;
        let whose = match &checked.whose {
            Whose::Person(person) | Whose::Attached(person) => naming::short(person),
            Whose::Unknown | Whose::Nameless => texts.readmit_whoever().into(),
        };
        Outline {
            title: texts.readmit_title().into(),
            texts: vec![texts.readmit_text(whose)],
            choices: vec![Choice::new(1, texts.readmit_yes()), Choice::new(2, texts.readmit_no())],
            ..Outline::default()
        }
    }

    fn pictures(&self, pictures: &[Picture], world: &World) -> Outline {
        let texts = world.texts;
        let text = if pictures.is_empty() { texts.checking_no_pictures() } else { texts.checking_pictures() };
        let choices = self.paging.view(pictures).map(|(digit, picture)| Choice::new(digit, &picture.name));
        Outline {
            title: texts.checking_picture().into(),
            texts: vec![text.into()],
            choices: choices.collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(pictures, texts),
            more: self.paging.more(pictures),
            ..Outline::default()
        }
    }

    fn several(&self, several: &[String], world: &World) -> Outline {
        let texts = world.texts;
        let code =
            |text: &String| text.parse().map(|signed: Signed| signed.short_code().to_string()).unwrap_or_default();
        Outline {
            title: texts.checking_several().into(),
            choices: self.paging.view(several).map(|(digit, text)| Choice::new(digit, code(text))).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(several, texts),
            more: self.paging.more(several),
            ..Outline::default()
        }
    }
}

/// What can be done with what was found.
struct Offers {
    readmit: bool,
    attach: bool,
    detach: bool,
}

fn offers(checked: &Checked) -> Offers {
    let right = checked.right().is_some() && matches!(checked.examined.verdict(), Some(Verdict::Right(_)));
    Offers {
        readmit: right && !checked.on_record,
        attach: right && matches!(checked.whose, Whose::Unknown | Whose::Nameless),
        detach: right && matches!(checked.whose, Whose::Attached(_)),
    }
}

/// The text of its QR, however it was given: a short code only leads to it.
fn qr_text(checked: &Checked) -> String {
    checked.right().map_or_else(|| checked.given.clone(), |signed| signed.qr_text(None))
}

/// The same confirmation, whichever way it is written.
fn is_same(one: &str, other: &str) -> bool {
    match (one.parse::<Signed>(), other.parse::<Signed>()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

impl Screen for Checking {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Scanned(text) => self.check(text.clone()),
            // Uncovered after somebody was chosen: what is known of the code may be more now.
            Event::Entered => match &self.at {
                Stage::Found(checked) => Reply::ignored().with(ask(Command::LookAgain(checked.given.clone()))),
                _ => Reply::ignored(),
            },
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            Event::Told(Fact::Failed(_)) => self.go(Stage::Ready),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match &self.at {
            Stage::Ready => self.ready(world),
            Stage::Typing(field) => Outline {
                title: texts.checking_type().into(),
                texts: vec![texts.checking_type_text().into()],
                field: Some(field.outline(texts.checking_type_label(), None)),
                enter: Some(if field.is_empty() { texts.room_leave_field() } else { texts.checking_go() }.into()),
                ..Outline::default()
            },
            Stage::Waiting => Outline {
                title: texts.checking_waiting().into(),
                enter: Some(texts.room_leave_field().into()),
                ..Outline::default()
            },
            Stage::Found(checked) => self.found(checked, world),
            Stage::Sure(checked) => self.sure(checked, world),
            Stage::Pictures(pictures) => self.pictures(pictures, world),
            Stage::Several(several) => self.several(several, world),
            Stage::Nothing(reading) => Outline {
                title: texts.checking_picture().into(),
                texts: vec![
                    match reading {
                        Reading::NoQr => texts.checking_no_qr(),
                        Reading::Unreadable | Reading::Texts(_) => texts.checking_unreadable(),
                    }
                    .into(),
                ],
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }
}
