//! A verdict in words: those of trust.md §1 as the heading, below it what the station that signed vouches for, and apart
//! from that what this station's own record knows.

use crate::credential::{Credential, Examined, Signed, Verdict};
use crate::record::ClockQuality;
use crate::screens::confirmation::level;
use crate::screens::lesson_title;
use crate::supervisor::{Checked, Whose};
use crate::ui::naming;
use crate::vietnamese::date;
use crate::world::World;

/// The heading: the verdict and nothing else.
pub fn title(checked: &Checked, world: &World) -> String {
    let texts = world.texts;
    match &checked.examined {
        Examined::Judged(verdict) | Examined::LookedUp(_, verdict) => verdict.words(),
        Examined::NoRecord(_) => texts.verdict_no_record().into(),
        Examined::Mistyped => texts.verdict_mistyped().into(),
    }
}

/// What is said below it.
pub fn words(checked: &Checked, world: &World) -> Vec<String> {
    let texts = world.texts;
    match &checked.examined {
        Examined::NoRecord(code) => vec![texts.verdict_no_record_text(code.to_string())],
        Examined::Mistyped => vec![texts.verdict_mistyped_text().into()],
        Examined::Judged(verdict) | Examined::LookedUp(_, verdict) => {
            let meaning = meaning(verdict, world);
            meaning.into_iter().chain(of_the_record(checked, world)).collect()
        }
    }
}

fn meaning(verdict: &Verdict, world: &World) -> Vec<String> {
    let texts = world.texts;
    let code = |signed: &Signed| texts.verdict_code(signed.short_code().to_string());
    match verdict {
        Verdict::Right(accepted) => {
            let test = accepted.on_test_root.then(|| texts.verdict_test_root().to_owned());
            test.into_iter().chain([vouched(accepted.signed.credential(), world), code(&accepted.signed)]).collect()
        }
        Verdict::UnknownStation(signed) => vec![texts.verdict_unknown().into(), code(signed)],
        Verdict::Altered(signed) => vec![texts.verdict_altered().into(), code(signed)],
        Verdict::NotACredential(_) => vec![texts.verdict_nothing().into()],
        Verdict::KeyExposed(signed) => vec![texts.verdict_exposed().into(), code(signed)],
        Verdict::Revoked(signed) => vec![texts.verdict_revoked().into(), code(signed)],
        Verdict::Demo(signed) => vec![texts.verdict_demo().into(), code(signed)],
    }
}

/// What the station that signed vouches for.
fn vouched(credential: &Credential, world: &World) -> String {
    let texts = world.texts;
    let day = date(credential.day.date());
    let day = match credential.clock {
        ClockQuality::Unknown => format!("{day} ({})", texts.confirmation_date_unsure()),
        _ => day,
    };
    let result = if credential.passed { texts.verdict_passed() } else { texts.verdict_failed() };
    let facts = [
        lesson_title(credential.lesson, world),
        level(credential.kind, texts).to_owned(),
        day,
        format!("{result} {}%", credential.percent.get()),
    ];
    let again = credential.reissued.then(|| texts.verdict_reissued().to_owned());
    facts.into_iter().chain(again).collect::<Vec<_>>().join(" · ")
}

/// What this station knows of it. Nothing of this stands in the QR.
fn of_the_record(checked: &Checked, world: &World) -> Vec<String> {
    let texts = world.texts;
    let times = (checked.times > 0).then(|| texts.verdict_times(checked.times));
    let whose = checked.right().map(|_| match &checked.whose {
        Whose::Person(person) => texts.verdict_person(naming::full(person)),
        Whose::Attached(person) => texts.verdict_attached(naming::full(person)),
        Whose::Nameless => texts.verdict_nameless().into(),
        Whose::Unknown => texts.verdict_nobody().into(),
    });
    let record = checked.right().map(|_| match checked.on_record {
        true => texts.verdict_on_record().to_owned(),
        false => texts.verdict_not_on_record().to_owned(),
    });
    let taken_back = checked.overstated.then(|| texts.verdict_taken_back().to_owned());
    taken_back.into_iter().chain(whose).chain(record).chain(times).collect()
}
