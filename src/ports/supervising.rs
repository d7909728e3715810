//! The supervisor's door and desk as the machine keeps them: who has entered, whose lock stands how, what is being hashed.
//!
//! A try is on disk as a failed one before anything is compared; only success takes it back (trust.md §6). The session
//! lives here and nowhere on disk: a restart ends it.

use super::carrying::Offered;
use super::hashing::{self, Cost, Job, Outcome};
use super::station::Ports;
use super::store::{NewPerson, Note, Store, Volunteer};
use super::witnessing::Watch;
use crate::contract::{Fact, Trouble};
use crate::record::{Body, LearnerCode, Leaving, Person, StationInfo, Wishes};
use crate::supervisor::lock::{self, Kept, Lock};
use crate::supervisor::{
    Answer, BesideAct, Command, Decision, Desk, Entry, LOG, MOST_FOUND, Newcomer, Pin, RecoveryCode, Roster,
};
use std::collections::BTreeMap;
use std::time::Duration;
use zeroize::Zeroizing;

/// How much waiting may pass before it is kept: more is lost to the one who waits when the plug is pulled, less writes
/// more often.
const COARSE: Duration = Duration::from_secs(30);

/// What the machine remembers of supervisors in this start.
#[derive(Default)]
pub(super) struct Supervision {
    session: Session,
    locks: BTreeMap<LearnerCode, Lock>,
    /// What is being hashed, and what for.
    pending: Option<(u64, Purpose)>,
    jobs: u64,
    /// The list of the commune that was shown last.
    pub(super) offered: Option<Offered>,
    /// Everybody's name, read when somebody begins to search, and how many writes there were by then.
    roster: Option<(u64, Roster)>,
    /// Who sits beside the learner at the keyboard.
    pub(super) watch: Option<Watch>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Session {
    #[default]
    Nobody,
    /// The recovery code was proven; this volunteer may get a new PIN.
    Recovered(LearnerCode),
    In(LearnerCode),
}

/// What a hash is made for.
enum Purpose {
    Enter(LearnerCode),
    /// One act beside the learner at the keyboard.
    Beside(LearnerCode, BesideAct),
    Recover(LearnerCode),
    Add(Newcomer),
    Change(LearnerCode),
    KeepRecovery,
}

/// An answer now, or `None` where it comes later or not at all.
pub(super) type Answered = Result<Option<Answer>, Trouble>;

impl Ports {
    pub(super) fn supervise(&mut self, command: &Command) -> Option<Fact> {
        let answered = match command {
            Command::Find(text) => self.search(text).map(|people| Some(Fact::People(people))),
            command => self.answer_at_the_door(command).map(|answer| answer.map(Fact::Supervised)),
        };
        answered.unwrap_or_else(|trouble| Some(Fact::Failed(trouble)))
    }

    /// On a disk that others have filled, whoever knocks gets the room that was kept for it, once.
    fn answer_at_the_door(&mut self, command: &Command) -> Answered {
        // Looking who there is needs room only where the records could not even be opened.
        let knocks = match command {
            Command::Try { .. } => true,
            Command::Look => self.premises.is_err(),
            _ => false,
        };
        match self.answer(command) {
            Err(Trouble::DiskFull) if knocks && self.parts.reserve.give_up() => {
                self.try_again();
                self.answer(command)
            }
            answered => answered,
        }
    }

    fn answer(&mut self, command: &Command) -> Answered {
        match command {
            Command::Look => self.desk(),
            Command::AskLock(volunteer) => self.stands(*volunteer),
            Command::Try { volunteer, pin } => self.try_pin(*volunteer, pin),
            Command::Beside { volunteer, pin, act } => self.try_beside(*volunteer, pin, *act),
            Command::TryRecovery { volunteer, code } => self.try_recovery(*volunteer, code),
            Command::AddVolunteer { who, pin } => self.hash_for_new(who, pin),
            Command::ChangePin { volunteer, pin } => self.hash_for_change(*volunteer, pin),
            Command::Conclude(number) => self.conclude(*number),
            Command::Leave(why) => Ok(Some(self.leave(*why))),
            within => match self.supervision.session {
                Session::In(by) => self.answer_within(within, by),
                _ => Ok(Some(Answer::Left)),
            },
        }
    }

    /// What is done for a supervisor who has entered, and for nobody else.
    fn answer_within(&mut self, command: &Command, by: LearnerCode) -> Answered {
        match command {
            Command::Remove(volunteer) => self.remove(*volunteer, by),
            Command::DrawRecovery => Ok(Some(Answer::Drawn(RecoveryCode::of(&self.parts.ids.bytes())))),
            Command::KeepRecovery(code) => Ok(self.hash(code.written(), Purpose::KeepRecovery)),
            Command::NamePlace(place) => self.name_place(place, by),
            Command::ChangeXoms(change) => self.change_xoms(change, by),
            Command::AskKeys => self.ask_keys(),
            Command::RequestEnrolment => self.request_enrolment(by),
            Command::LookForList => self.look_for_list(),
            Command::TakeList => self.take_list(by),
            Command::Speak(language) => self.choose_language(*language, by),
            Command::SignEverybodyOut => self.sign_everybody_out(by),
            Command::TurnOff { restart } => self.turn_off(*restart, by),
            Command::SetComfort(comfort) => self.set_comfort(*comfort, by).map(Some),
            Command::LookAt(learner) => self.look_at(*learner),
            Command::AskedAgain { learner, .. } if self.are_one(*learner, by)? => Ok(Some(Answer::NotOneself)),
            Command::AskedAgain { learner, lesson, version, question, right } => {
                let (learner, lesson, version, right) = (*learner, *lesson, *version, *right);
                let asked = Body::AskedAgain { learner, lesson, version, question: question.clone(), right, by };
                let note = self.note(asked);
                self.append(vec![note])?;
                self.look_at(learner)
            }
            Command::People(deed) => self.do_deed(deed, by).map(|said| Some(Answer::People(said))),
            Command::ReadLog => self.read_log(),
            Command::Count(period) => self.count(*period),
            Command::TakeOut { period, files } => {
                self.take_out(*period, files, by).map(|how| Some(Answer::TakenOut(how)))
            }
            command => self.answer_witness(command, by),
        }
    }

    /// What a supervisor vouches for and checks.
    fn answer_witness(&mut self, command: &Command, by: LearnerCode) -> Answered {
        match command {
            Command::FinishedToday => self.finished_today(),
            Command::LookForWitness(learner) => self.look_for_witness(*learner, by),
            Command::Vouch { learner, attempt } => self.vouch(*learner, *attempt, by),
            Command::SeeTask { learner, lesson, version, task, of } => {
                let (learner, lesson, version, task, of) = (*learner, *lesson, *version, *task, *of);
                self.see_task(Body::TaskSeen { learner, lesson, version, task, of, by }, by)
            }
            Command::TakeBack { learner, witness } => self.take_back(*learner, *witness, by),
            Command::Confirm { learner, lesson, version } => self.confirm_for(*learner, *lesson, *version),
            Command::Check(given) => self.check(given, by),
            Command::LookAgain(given) => self.look_at_code(given),
            Command::Readmit(text) => self.take_in(text, by),
            Command::Attach { text, to } => self.attach(text, *to, by),
            Command::Detach { text } => self.detach(text, by),
            Command::LookForPictures => Ok(Some(Answer::Pictures(self.pictures()))),
            Command::ReadPicture(picture) => Ok(self.read_picture(picture)),
            _ => Ok(None),
        }
    }

    /// Who has entered.
    pub(super) fn supervisor(&self) -> Option<LearnerCode> {
        match self.supervision.session {
            Session::In(by) => Some(by),
            _ => None,
        }
    }

    /// Whether both are one human being, under whichever codes.
    pub(super) fn are_one(&mut self, one: LearnerCode, other: LearnerCode) -> Result<bool, Trouble> {
        self.ask(|store| Ok(store.kept(one)? == store.kept(other)?))
    }

    /// After the store was opened: nobody has entered, and every lock is as it was kept.
    pub(super) fn take_up_supervision(&mut self) {
        let now = self.powered_on();
        let volunteers = self.ask(Store::volunteers).unwrap_or_default();
        let lock = |volunteer: Volunteer| (volunteer.person.code, Lock::restored(volunteer.lock, now));
        self.supervision = Supervision { locks: volunteers.into_iter().map(lock).collect(), ..Supervision::default() };
    }

    /// Keeps the waiting that has passed, coarsely; at an orderly stop, all of it.
    pub(super) fn keep_waiting(&mut self, at_least: Duration) {
        let now = self.powered_on();
        let due = |(code, lock): (&LearnerCode, &Lock)| (lock.unkept(now) >= at_least).then_some((*code, *lock));
        let due: Vec<(LearnerCode, Lock)> = self.supervision.locks.iter().filter_map(due).collect();
        for (code, lock) in due.into_iter().filter(|(_, lock)| !lock.unkept(now).is_zero()) {
            // What cannot be written is waited for again after a restart: longer, never shorter.
            let _ = self.keep_lock(code, lock.step(lock::Fact::Passed, now).0, Vec::new());
        }
    }

    pub(super) fn let_time_pass(&mut self) {
        self.keep_waiting(COARSE);
    }

    /// People by name or number. The list is read once and searched until something is written.
    fn search(&mut self, text: &str) -> Result<Vec<Person>, Trouble> {
        let writes = self.ask(|store| Ok(store.writes()))?;
        if self.supervision.roster.as_ref().is_none_or(|(known, _)| *known != writes) {
            self.supervision.roster = Some((writes, self.ask(Store::roster)?));
        }
        let roster = self.supervision.roster.as_ref();
        Ok(roster.map(|(_, roster)| roster.find(text, MOST_FOUND)).unwrap_or_default())
    }

    /// Who looks after the station.
    pub fn volunteers(&mut self) -> Result<Vec<LearnerCode>, Trouble> {
        self.at_work()?;
        let volunteers = self.ask(Store::volunteers)?;
        Ok(volunteers.into_iter().map(|volunteer| volunteer.person.code).collect())
    }

    /// A volunteer enters by a command, which waits for the hash. [`Answer::Entered`], or how the lock stands.
    pub fn enter_by_command(&mut self, volunteer: LearnerCode, pin: &Pin) -> Result<Option<Answer>, Trouble> {
        self.at_work()?;
        match self.try_pin(volunteer, pin)? {
            Some(Answer::Ready(job)) => self.conclude(job),
            told => Ok(told),
        }
    }

    /// The end of the session, whether or not it can be written down.
    pub(super) fn leave(&mut self, why: Leaving) -> Answer {
        self.supervision.pending = None;
        self.supervision.roster = None;
        if let Session::In(by) = std::mem::take(&mut self.supervision.session) {
            let left = self.note(Body::SupervisorLeft { by, why });
            let _ = self.append_or_owe(vec![left]);
            self.fulfil(Wishes::default());
        }
        Answer::Left
    }

    /// How long the station has been on.
    fn powered_on(&self) -> Duration {
        self.parts.clock.powered_on()
    }

    fn desk(&mut self) -> Answered {
        let volunteers = self.ask(Store::volunteers)?.into_iter().map(|volunteer| volunteer.person).collect();
        let recovery = self.ask(Store::recovery)?.is_some();
        Ok(Some(Answer::Desk(Desk { volunteers, recovery })))
    }

    fn stands(&mut self, volunteer: LearnerCode) -> Answered {
        let now = self.powered_on();
        let lock = self.lock_of(volunteer)?;
        Ok(lock.map(|lock| Answer::Stands(lock.step(lock::Fact::Passed, now).1)))
    }

    fn lock_of(&mut self, volunteer: LearnerCode) -> Result<Option<Lock>, Trouble> {
        if let Some(lock) = self.supervision.locks.get(&volunteer) {
            return Ok(Some(*lock));
        }
        let now = self.powered_on();
        let kept = self.ask(Store::volunteers)?.into_iter().find(|kept| kept.person.code == volunteer);
        Ok(kept.map(|kept| Lock::restored(kept.lock, now)))
    }

    /// On disk first, then in memory.
    fn keep_lock(&mut self, volunteer: LearnerCode, lock: Lock, notes: Vec<Note>) -> Result<(), Trouble> {
        self.write(notes, |store, notes| store.keep_lock(volunteer, lock.kept(), notes))?;
        self.supervision.locks.insert(volunteer, lock);
        Ok(())
    }

    fn try_pin(&mut self, volunteer: LearnerCode, pin: &Pin) -> Answered {
        // Whoever is signed in to learn does not enter: a resident must not stumble in.
        if self.seat.is_some() {
            self.desk()
        } else {
            self.count_and_compare(volunteer, pin, Purpose::Enter(volunteer))
        }
    }

    /// A volunteer stands beside whoever is signed in to learn. Nothing opens to them but the one act, and none of their
    /// tries is spent on what would be refused.
    fn try_beside(&mut self, volunteer: LearnerCode, pin: &Pin, act: BesideAct) -> Answered {
        match self.refuses_beside(volunteer, act)? {
            Some(refused) => Ok(Some(refused)),
            None => self.count_and_compare(volunteer, pin, Purpose::Beside(volunteer, act)),
        }
    }

    /// Counts the try, synced; only then is anything compared.
    fn count_and_compare(&mut self, volunteer: LearnerCode, pin: &Pin, purpose: Purpose) -> Answered {
        let now = self.powered_on();
        let Some(lock) = self.lock_of(volunteer)? else { return self.desk() };
        let (counted, decision) = lock.step(lock::Fact::Tried, now);
        if decision != Decision::CountThenCompare {
            return Ok(Some(Answer::Stands(decision)));
        }
        self.keep_lock(volunteer, counted, Vec::new())?;
        let Some(with) = self.ask(|store| store.pin_of(volunteer))? else { return self.desk() };
        Ok(self.compare(pin.digits(), with, purpose))
    }

    /// The code has 95 random bits; its tries need no counting.
    fn try_recovery(&mut self, volunteer: LearnerCode, code: &RecoveryCode) -> Answered {
        match self.ask(Store::recovery)? {
            Some(with) if self.seat.is_none() => Ok(self.compare(&code.written(), with, Purpose::Recover(volunteer))),
            _ => self.desk(),
        }
    }

    fn hash_for_new(&mut self, who: &Newcomer, pin: &Pin) -> Answered {
        let volunteers = self.ask(Store::volunteers)?;
        let already = |code| volunteers.iter().any(|volunteer| volunteer.person.code == code);
        let entered = matches!(self.supervision.session, Session::In(_));
        let first = volunteers.is_empty() && self.seat.is_none();
        match who {
            _ if !entered && !first => Ok(Some(Answer::Left)),
            Newcomer::Known(code) if already(*code) => self.desk(),
            who => Ok(self.hash(Zeroizing::new(pin.digits().to_owned()), Purpose::Add(who.clone()))),
        }
    }

    fn hash_for_change(&mut self, volunteer: LearnerCode, pin: &Pin) -> Answered {
        let may = match self.supervision.session {
            Session::In(_) => true,
            Session::Recovered(proven) => proven == volunteer,
            Session::Nobody => false,
        };
        if !may {
            return Ok(Some(Answer::Left));
        }
        Ok(self.hash(Zeroizing::new(pin.digits().to_owned()), Purpose::Change(volunteer)))
    }

    fn compare(&mut self, secret: &str, with: String, purpose: Purpose) -> Option<Answer> {
        self.begin(Job::Compare { secret: Zeroizing::new(secret.to_owned()), with }, purpose)
    }

    fn hash(&mut self, secret: Zeroizing<String>, purpose: Purpose) -> Option<Answer> {
        let salt = self.parts.ids.bytes();
        self.begin(Job::Hash { secret, salt }, purpose)
    }

    /// What was being hashed before, if anything, is not gone on with.
    fn begin(&mut self, job: Job, purpose: Purpose) -> Option<Answer> {
        self.supervision.jobs += 1;
        let number = self.supervision.jobs;
        self.supervision.pending = Some((number, purpose));
        self.parts.hasher.begin(number, job).then_some(Answer::Ready(number))
    }

    fn conclude(&mut self, number: u64) -> Answered {
        let Some((_, purpose)) = self.supervision.pending.take_if(|(job, _)| *job == number) else { return Ok(None) };
        match (purpose, self.parts.hasher.outcome(number)) {
            (Purpose::Enter(volunteer), Some(Outcome::Compared { right: true })) => self.enter(volunteer),
            (Purpose::Beside(volunteer, act), Some(Outcome::Compared { right: true })) => {
                self.act_beside(volunteer, act)
            }
            (Purpose::Enter(volunteer) | Purpose::Beside(volunteer, _), _) => self.refuse(volunteer),
            (Purpose::Recover(volunteer), Some(Outcome::Compared { right })) => self.recover(volunteer, right),
            (Purpose::Add(who), Some(Outcome::Hashed(pin))) => self.add(who, &pin),
            (Purpose::Change(volunteer), Some(Outcome::Hashed(pin))) => self.change(volunteer, &pin),
            (Purpose::KeepRecovery, Some(Outcome::Hashed(hash))) => self.keep_recovery(&hash),
            // There was no memory to hash in.
            _ => Err(Trouble::Disk),
        }
    }

    /// The PIN was right: that goes down together with the lock's reset.
    fn enter(&mut self, volunteer: LearnerCode) -> Answered {
        let now = self.powered_on();
        let entered = self.note(Body::SupervisorEntered { by: volunteer });
        self.keep_lock(volunteer, Lock::restored(Kept::default(), now), vec![entered])?;
        self.sit_at_desk(volunteer)
    }

    /// The PIN was right: the act goes down together with the lock's reset. What cannot be done any more resets it too.
    fn act_beside(&mut self, volunteer: LearnerCode, act: BesideAct) -> Answered {
        let (notes, refused) = match self.note_beside(volunteer, act)? {
            Ok(note) => (vec![note], None),
            Err(refused) => (Vec::new(), Some(refused)),
        };
        let now = self.powered_on();
        self.keep_lock(volunteer, Lock::restored(Kept::default(), now), notes)?;
        if refused.is_some() { Ok(refused) } else { self.done_beside(volunteer, act) }
    }

    fn sit_at_desk(&mut self, volunteer: LearnerCode) -> Answered {
        self.supervision.session = Session::In(volunteer);
        self.ask(|store| store.person(volunteer)).map(|person| person.map(Answer::Entered))
    }

    fn refuse(&mut self, volunteer: LearnerCode) -> Answered {
        let refused = self.note(Body::PinRefused { volunteer });
        let _ = self.append_or_owe(vec![refused]); // the try is counted already
        let now = self.powered_on();
        let lock = self.lock_of(volunteer)?;
        let stands = lock.map_or(Decision::RecoveryOnly, |lock| lock.step(lock::Fact::Passed, now).1);
        Ok(Some(Answer::Refused(stands)))
    }

    fn recover(&mut self, volunteer: LearnerCode, right: bool) -> Answered {
        if !right {
            return Ok(Some(Answer::Refused(Decision::Free)));
        }
        let used = self.note(Body::RecoveryUsed { volunteer });
        self.append(vec![used])?;
        self.supervision.session = Session::Recovered(volunteer);
        Ok(Some(Answer::Recovered))
    }

    /// The first volunteer adds themself and is in.
    fn add(&mut self, who: Newcomer, pin: &str) -> Answered {
        let volunteer = match &who {
            Newcomer::Known(code) => *code,
            Newcomer::Named(_) => self.fresh_code()?,
        };
        let session = self.supervision.session;
        let by = if let Session::In(by) = session { by } else { volunteer };
        let learner = matches!(who, Newcomer::Named(_)).then_some(Body::LearnerAdded {
            learner: volunteer,
            guest: false,
            by: self.supervisor(),
        });
        let added = [Body::VolunteerAdded { volunteer, by }, Body::PinSet { volunteer, by }];
        let entered = (session == Session::Nobody).then_some(Body::SupervisorEntered { by });
        let notes: Vec<Note> = learner.into_iter().chain(added).chain(entered).map(|body| self.note(body)).collect();
        match who {
            Newcomer::Known(code) => self.write(notes, |store, notes| store.add_volunteer(code, pin, notes))?,
            Newcomer::Named(name) => {
                let new = NewPerson { code: volunteer, name, address: None, xom: None };
                self.write(notes, |store, notes| store.add_new_volunteer(&new, pin, notes).map(drop))?;
            }
        }
        let now = self.powered_on();
        self.supervision.locks.insert(volunteer, Lock::restored(Kept::default(), now));
        if session == Session::Nobody { self.sit_at_desk(volunteer) } else { self.desk() }
    }

    /// After the recovery code, whoever chose the new PIN is in.
    fn change(&mut self, volunteer: LearnerCode, pin: &str) -> Answered {
        let within = match self.supervision.session {
            Session::In(by) => Some(by),
            _ => None,
        };
        let changed = Body::PinChanged { volunteer, by: within.unwrap_or(volunteer) };
        let entered = within.is_none().then_some(Body::SupervisorEntered { by: volunteer });
        let notes: Vec<Note> = [changed].into_iter().chain(entered).map(|body| self.note(body)).collect();
        self.write(notes, |store, notes| store.change_pin(volunteer, pin, notes))?;
        let now = self.powered_on();
        self.supervision.locks.insert(volunteer, Lock::restored(Kept::default(), now));
        if within.is_none() { self.sit_at_desk(volunteer) } else { self.desk() }
    }

    fn keep_recovery(&mut self, hash: &str) -> Answered {
        let Session::In(by) = self.supervision.session else { return Ok(Some(Answer::Left)) };
        self.write_recovery(hash, Some(by))?;
        self.desk()
    }

    fn write_recovery(&mut self, hash: &str, by: Option<LearnerCode>) -> Result<(), Trouble> {
        let made = self.note(Body::RecoveryCodeMade { by });
        self.write(vec![made], |store, notes| store.keep_recovery(hash, notes))
    }

    /// A recovery code for whoever has the machine itself in hand. The PIN is no key: nothing is given away that they do
    /// not have. Waits for the hash.
    pub fn make_recovery_code(&mut self) -> Result<RecoveryCode, Trouble> {
        self.open_if_closed();
        let code = RecoveryCode::of(&self.parts.ids.bytes());
        let job = Job::Hash { secret: code.written(), salt: self.parts.ids.bytes() };
        match hashing::work(&job, Cost::STATION) {
            Outcome::Hashed(hash) => self.write_recovery(&hash, None).map(|()| code),
            _ => Err(Trouble::Disk),
        }
    }

    /// Nobody removes themself, so that there is always one left.
    fn remove(&mut self, volunteer: LearnerCode, by: LearnerCode) -> Answered {
        if volunteer == by {
            return Ok(Some(Answer::NotOneself));
        }
        let removed = self.note(Body::VolunteerRemoved { volunteer, by });
        self.write(vec![removed], |store, notes| store.remove_volunteer(volunteer, notes))?;
        self.supervision.locks.remove(&volunteer);
        self.desk()
    }

    fn name_place(&mut self, place: &str, by: LearnerCode) -> Answered {
        let known = self.ask(Store::info)?;
        let info = StationInfo { place: Some(place.to_owned()), ..known };
        let named = self.note(Body::PlaceNamed { by });
        self.write(vec![named], |store, notes| store.describe(&info, notes))?;
        Ok(Some(Answer::Described(info)))
    }

    fn look_at(&mut self, learner: LearnerCode) -> Answered {
        let person = self.ask(|store| store.person(learner))?;
        let progress = self.ask(|store| store.progress_of(learner))?;
        Ok(person.map(|person| Answer::Learner { person, progress }))
    }

    fn read_log(&mut self) -> Answered {
        let acts = self.ask(|store| store.supervisors_acts(LOG))?;
        let mut entries = Vec::with_capacity(acts.len());
        for (at, body) in acts {
            let by = self.person_of(body.by())?;
            let whom = self.person_of(body.whom())?;
            entries.push(Entry { at, body, by, whom });
        }
        Ok(Some(Answer::Log(entries)))
    }

    fn person_of(&mut self, code: Option<LearnerCode>) -> Result<Option<Person>, Trouble> {
        code.map_or(Ok(None), |code| self.ask(|store| store.person(code)))
    }
}
