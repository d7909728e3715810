//! A month of four hundred people, with everything that can happen to records: guests claimed, work moved, names erased,
//! merges taken back, confirmations brought back, runs over midnight, a clock that was wrong and put right.

use crate::dice::Dice;
use std::path::Path;
use tramhoc::credential::station_id;
use tramhoc::ports::folder::Folder;
use tramhoc::ports::keys;
use tramhoc::ports::store::{NewPerson, Note, Store};
use tramhoc::record::{Body, ClockQuality, EventId, Help, LearnerCode, Mode, Moment, StationInfo, StepWork, Xom};
use uuid::Uuid;

pub const FROM: &str = "2026-10-01";
pub const TO: &str = "2026-10-31";

const PEOPLE: usize = 400;
/// 1 October 2026, midnight in Vietnam.
const BEGAN: i64 = 1_790_787_600_000;
const DAY: i64 = 86_400_000;
const XOMS: [(&str, &str); 7] = [
    ("dong-keng", "Đồng Keng"),
    ("cay-xanh", "Cây Xanh"),
    ("bo-la", "Thôn Bờ La"),
    ("na-pan", "Nà Pán"),
    ("khuoi-luong", "Khuổi Luông"),
    ("lung-vai", "=Lũng Vài"),
    ("xa-nhat", "Xa Nhất"),
];
const FAMILIES: [&str; 8] = ["Hoàng", "Nông", "Bàn", "Triệu", "Lý", "Ma", "Nguyễn", "Đỗ"];
const MIDDLES: [&str; 5] = ["Thị", "Văn", "Thị Ngọc", "Đình", "Thúy"];
const GIVEN: [&str; 11] = ["Lan", "Hoa", "Đạt", "Ánh", "Vượng", "Nải", "Bích", "Minh", "Huệ", "Sơn", "Yến"];

struct Writer {
    store: Store,
    dice: Dice,
    /// Events so far, and those of them that are not in the store yet.
    written: u128,
    pending: Vec<Note>,
    /// What volunteers vouched for, and of whom.
    watched: Vec<(LearnerCode, EventId)>,
    at: Moment,
}

fn person(number: usize) -> LearnerCode {
    let [_, _, _, _, a, b, c, d] = (number as u64).to_be_bytes();
    LearnerCode([1, a, b, c, d])
}

fn guest(number: usize) -> LearnerCode {
    let LearnerCode([_, rest @ ..]) = person(number);
    LearnerCode([2, rest[0], rest[1], rest[2], rest[3]])
}

/// Makes the station in an empty folder.
pub fn write(folder: &Path) {
    let held = Folder::hold(folder).unwrap();
    let key = keys::open_or_make(folder).unwrap();
    let store = Store::open(held, station_id(&key.verifying_key()), 1).unwrap();
    let at = Moment { wall_ms: BEGAN, boot: 1, up_ms: 0, quality: ClockQuality::Plausible };
    let mut writer = Writer { store, dice: Dice(20_261_001), written: 0, pending: Vec::new(), watched: Vec::new(), at };
    writer.people();
    for evening in 0..31 {
        writer.evening(evening);
    }
    writer.afterwards();
    writer.store.rest().unwrap();
}

impl Writer {
    fn note(&mut self, body: Body) -> EventId {
        self.written += 1;
        let id = EventId(Uuid::from_u128(self.written << 16));
        self.pending.push(Note { id, at: self.at, body });
        id
    }

    /// A sync for each event of a month would take minutes.
    fn put_down(&mut self) {
        self.store.append(&std::mem::take(&mut self.pending)).unwrap();
    }

    fn pass(&mut self, ms: i64) {
        self.at.wall_ms += ms;
        self.at.up_ms += ms.unsigned_abs();
    }

    fn people(&mut self) {
        let xoms = XOMS.map(|(id, name)| Xom { id: id.into(), name: name.into() });
        let place = Some("Nhà văn hóa xóm Đồng Keng".to_owned());
        self.store.set_info(&StationInfo { place, xoms: xoms.into(), ..StationInfo::default() }).unwrap();
        for number in 0..PEOPLE {
            // Three of the fifth hamlet, two of the sixth, nobody of the last; some of none.
            let xom = match number {
                0..3 => Some(4),
                3..5 => Some(5),
                number if number % 11 == 0 => None,
                number => Some(number % 4),
            };
            let name = format!("{} {} {}", FAMILIES[number % 8], MIDDLES[number / 8 % 5], GIVEN[number / 40]);
            let xom = xom.map(|place| XOMS[place].0.to_owned());
            self.store.add_person(&NewPerson { code: person(number), name, address: None, xom }, &[]).unwrap();
        }
    }

    /// Forty people; every fourth evening the station thinks it is March until somebody sets its clock.
    fn evening(&mut self, evening: i64) {
        let right = BEGAN + evening * DAY + 19 * 3_600_000;
        let is_wrong = evening % 4 == 1;
        let quality = if is_wrong { ClockQuality::Unknown } else { ClockQuality::Plausible };
        let wall_ms = if is_wrong { right - 200 * DAY } else { right };
        self.at = Moment { wall_ms, boot: evening as u32 + 1, up_ms: 1_000, quality };
        self.note(Body::StationStarted { version: "0.1.0".into(), clean: true });
        for visitor in 0..40 {
            if is_wrong && visitor == 30 && evening != 13 {
                let was_ms = self.at.wall_ms;
                let since = self.at.up_ms as i64 - 1_000;
                self.at = Moment { wall_ms: right + since, quality: ClockQuality::SetByVolunteer, ..self.at };
                self.note(Body::ClockCorrected { was_ms, by: Some(person(7)) });
            }
            let who = match self.dice.below(10) {
                0 => guest(self.dice.below(60)),
                _ => person(self.dice.below(PEOPLE)),
            };
            self.visit(who);
        }
        self.put_down();
    }

    fn visit(&mut self, learner: LearnerCode) {
        self.note(Body::VisitStarted { learner, visit: 1 });
        for _ in 0..self.dice.below(3) {
            // One lesson hardly anybody takes.
            let lesson = match self.dice.below(300) {
                0 => 9,
                other => [1, 2, 3, 5, 6, 12][other % 6],
            };
            self.lesson(learner, lesson);
        }
        // The last ones stay over midnight.
        self.pass(7 * 60_000);
        self.note(Body::VisitEnded { learner });
    }

    fn lesson(&mut self, learner: LearnerCode, lesson: u16) {
        let version = 1;
        self.note(Body::StoryRead { learner, lesson, version });
        for mode in [Mode::Watch, Mode::Follow, Mode::Alone].into_iter().take(1 + self.dice.below(3)) {
            self.run(learner, lesson, mode);
        }
        for place in 0..self.dice.below(4) {
            let (question, right) = (format!("cau-{place}"), self.dice.below(4 + place) > 0);
            self.note(Body::QuestionAnswered { learner, lesson, version, attempt: 9, question, right });
        }
        if self.dice.below(3) == 0 {
            let level = [0, 0, 0, 1, 1, 2, 15][self.dice.below(7)];
            if level == 1 {
                let by = person(7 + usize::from(lesson % 2));
                let watched = self.note(Body::RunWatched { learner, lesson, version, attempt: 9, by });
                self.watched.push((learner, watched));
            }
            let facts = format!("1{level:x}{:046x}", self.written);
            self.note(Body::Confirmed { learner, lesson, version, facts: facts.clone() });
            if self.dice.below(9) == 0 {
                let by = Some(person(7 + self.dice.below(3)));
                self.note(Body::CompletionReadmitted {
                    learner,
                    lesson,
                    version,
                    facts,
                    signature: "00".repeat(64),
                    by,
                });
            }
        }
        if self.dice.below(20) == 0 {
            let (by, right) = (person(7 + self.dice.below(2)), self.dice.below(2) == 0);
            self.note(Body::AskedAgain { learner, lesson, version, question: "cau-0".into(), right, by });
        }
    }

    fn run(&mut self, learner: LearnerCode, lesson: u16, mode: Mode) {
        let attempt = self.dice.below(usize::MAX) as u64;
        for step in 0..3 {
            let help = if self.dice.below(6) == 0 { Help::Nudge } else { Help::None };
            let tags = ["otp", "link-la", "gia-danh", "lạ-lùng"];
            let traps = match self.dice.below(40) {
                0 => vec![tags[3].into()],
                1..8 => vec![tags[self.dice.below(3)].into(), "otp".into()],
                _ => Vec::new(),
            };
            let work = StepWork { mode, step: format!("b{step}"), help, mistakes: 0, traps };
            self.note(Body::StepDone { learner, lesson, version: 1, attempt, work, snapshot: "{}".into() });
            self.pass(60_000);
            if self.dice.below(12) == 0 {
                return;
            }
        }
        self.note(Body::PracticeDone { learner, lesson, version: 1, attempt, mode });
    }

    /// The month is over: what is put right afterwards.
    fn afterwards(&mut self) {
        self.at = Moment { wall_ms: BEGAN + 33 * DAY, boot: 40, up_ms: 5, quality: ClockQuality::Plausible };
        for number in 0..20 {
            self.note(Body::LearnersMerged { learner: guest(number), into: person(100 + number), by: Some(person(7)) });
        }
        let wrong = self.note(Body::LearnersMerged { learner: person(200), into: person(201), by: None });
        self.note(Body::LearnersMerged { learner: person(201), into: person(202), by: None });
        self.note(Body::MergeUndone { merge: wrong, by: Some(person(7)) });
        for (learner, witness) in std::mem::take(&mut self.watched).into_iter().step_by(3) {
            self.note(Body::WitnessWithdrawn { learner, witness, by: person(8) });
        }
        self.put_down();
        let theirs = self.store.work_of(person(300)).unwrap();
        let events = theirs.iter().filter(|event| event.body.is_work()).map(|event| event.id).take(5).collect();
        self.note(Body::WorkMoved { learner: person(300), to: person(301), events, by: Some(person(7)) });
        self.put_down();
        for number in [250, 251, 0] {
            let code = person(number);
            self.written += 1;
            let id = EventId(Uuid::from_u128(self.written << 16));
            let gone = Body::NameErased { learner: code, by: None };
            self.store.erase(&[code], &[Note { id, at: self.at, body: gone }]).unwrap();
        }
    }
}
