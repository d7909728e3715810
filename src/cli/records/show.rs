//! `tramhoc records show`: what is on record, whether every chain is whole, and the signed head of this station's.

use super::{StationArguments, data_folder, failed, to_read};
use crate::credential::SignedHead;
use crate::ports::bundles::Quarantine;
use crate::ports::keys;
use crate::ports::store::{Chain, Delivery, PeopleCounted, Store, StoreTrouble};
use crate::record::hex;
use crate::texts::Texts;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[arg(long)]
    json: bool,
}

struct Shown {
    people: PeopleCounted,
    chains: Vec<Chain>,
    head: Option<SignedHead>,
    /// Of each chain, how many events stand in the place of others.
    beside: Vec<u64>,
    delivered: Vec<Delivery>,
    quarantined: Vec<(PathBuf, String)>,
    digest: String,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let store = match to_read(station) {
        Ok(store) => store,
        Err(code) => return code,
    };
    match look(station, &store) {
        Ok(shown) => {
            if arguments.json {
                println!("{}", shown.json())
            } else {
                shown.print(station.texts())
            }
            ExitCode::from(u8::from(!shown.is_whole()))
        }
        Err(trouble) => failed(&trouble, station.texts()),
    }
}

fn look(station: &StationArguments, store: &Store) -> Result<Shown, StoreTrouble> {
    let chains = store.survey()?;
    let key = keys::open(&data_folder(station)).unwrap_or_else(|trouble| {
        eprintln!("{trouble}");
        None
    });
    let head = if store.is_of_office() { None } else { Some(store.head()?) };
    let own = head.and_then(|head| chains.iter().find(|chain| chain.is_of(head)));
    // What does not fit together is not vouched for.
    let sound = own.is_none_or(|chain| chain.verified().is_ok());
    let head = key.filter(|_| sound).zip(head).and_then(|(key, head)| SignedHead::sign(head, &key));
    let beside = |chain: &Chain| store.beside_of((chain.survey.last.station, chain.survey.last.epoch));
    Ok(Shown {
        people: store.people_counted()?,
        beside: chains.iter().map(beside).collect::<Result<_, _>>()?,
        chains,
        head,
        delivered: store.delivered()?,
        quarantined: Quarantine::of(&data_folder(station)).list(),
        digest: hex(&store.digest()?),
    })
}

impl Shown {
    fn is_whole(&self) -> bool {
        self.chains.iter().all(|chain| chain.verified().is_ok()) && self.beside.iter().all(|beside| *beside == 0)
    }

    fn events(&self) -> u64 {
        self.chains.iter().map(|chain| chain.survey.events).sum()
    }

    fn print(&self, texts: Texts) {
        let PeopleCounted { named, erased, guests } = self.people;
        println!("{}", texts.records_people(erased, guests, named));
        println!("{}", texts.records_events(self.events()));
        for (chain, beside) in self.chains.iter().zip(&self.beside) {
            let last = chain.survey.last;
            let (station, events) = (hex(&last.station.0), chain.survey.events);
            let branches = (*beside > 0).then(|| texts.records_branches(beside));
            println!(
                "{}",
                texts.records_chain(last.epoch, events, branches.unwrap_or_else(|| state(chain, texts)), station)
            );
        }
        self.delivered.iter().for_each(|one| println!("{}", texts.records_delivered(one.epoch, one.seq)));
        self.quarantined.iter().for_each(|(file, _)| println!("{}", texts.records_quarantined(file.display())));
        match &self.head {
            Some(signed) => println!("{}", texts.records_head(signed.head.seq, signed.signature_hex())),
            None => println!("{}", texts.records_no_key()),
        }
    }

    fn json(&self) -> serde_json::Value {
        let PeopleCounted { named, erased, guests } = self.people;
        serde_json::json!({
            "people": { "named": named, "erased": erased, "guests": guests },
            "events": self.events(),
            "chains": self.chains.iter().zip(&self.beside).map(chain_json).collect::<Vec<_>>(),
            "delivered": self.delivered.iter().map(delivery_json).collect::<Vec<_>>(),
            "quarantined": self.quarantined,
            "digest": self.digest,
            "head": self.head,
        })
    }
}

fn delivery_json(one: &Delivery) -> serde_json::Value {
    serde_json::json!({ "station": one.station, "epoch": one.epoch, "seq": one.seq })
}

fn chain_json((chain, beside): (&Chain, &u64)) -> serde_json::Value {
    let last = chain.survey.last;
    let gaps: Vec<[u64; 2]> = chain.survey.gaps.iter().map(|gap| [*gap.start(), *gap.end()]).collect();
    serde_json::json!({
        "station": last.station,
        "epoch": last.epoch,
        "events": chain.survey.events,
        "last": last.seq,
        "gaps": gaps,
        "beside": beside,
        "verified": chain.verified().is_ok(),
        "vouched": chain.vouched.is_some(),
        "broken": chain.verified().err().map(|broken| broken.to_string()),
    })
}

fn state(chain: &Chain, texts: Texts) -> String {
    let gaps: Vec<String> = chain.survey.gaps.iter().map(|gap| format!("{}–{}", gap.start(), gap.end())).collect();
    match chain.verified() {
        Ok(()) => texts.records_sound().to_owned(),
        Err(_) if chain.survey.broken.is_none() && !gaps.is_empty() => texts.records_missing(gaps.join(", ")),
        Err(broken) => texts.records_broken(broken.to_string()),
    }
}
