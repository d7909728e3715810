//! The whole family together: what is signed comes back, and whatever else is refused.

use super::*;
use crate::credential::{Day, station_id};
use crate::record::{Envelope, EventId, Head, Link, samples};
use crate::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, ProgrammeRoot, Succession, TEST_ROOT_SEED, TrustList,
};
use ed25519_dalek::SigningKey;
use proptest::prelude::*;
use uuid::Uuid;

const DAY: Day = Day(690);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// The certificate of a commune's key of this number: its seed is the number.
fn certificate(commune: u8, epoch: u8) -> CommuneCertificate {
    let key = key(epoch);
    let name = "Vĩnh Tân".parse().expect("a name");
    let commune =
        Commune { id: CommuneId([commune; 8]), epoch: epoch.into(), key: key.verifying_key(), date: DAY, name };
    let request = CertificateRequest::read(&commune.request(&key)).expect("a request");
    let bytes = request.certify(&SigningKey::from_bytes(&TEST_ROOT_SEED), DAY);
    CommuneCertificate::read(&bytes, &ProgrammeRoot::test()).expect("a certificate")
}

/// So many events of the station with this key.
fn chain(key: &SigningKey, events: u128) -> Vec<Link> {
    let mut head = Head::start(station_id(&key.verifying_key()), 65_536);
    let mut links = Vec::new();
    for number in 1..=events {
        let body = crate::record::Body::StationStopped;
        let link = head.next(EventId(Uuid::from_u128(number)), Envelope::payload(&samples::at(number as u64), &body));
        head = head.after(&link).expect("it goes on");
        links.push(link);
    }
    links
}

fn runs_of<'a>(links: impl IntoIterator<Item = &'a Link>) -> Vec<(Run, Vec<u8>)> {
    let mut runs = Runs::default();
    let mut closed: Vec<_> = links.into_iter().filter_map(|link| runs.take(link).expect("short")).collect();
    closed.extend(runs.close());
    closed
}

fn ends(links: &[&Link]) -> Vec<u64> {
    let mut reached = Reached::new(links[0].station, links[0].epoch);
    links.iter().for_each(|link| reached.take(link));
    reached.ends().iter().map(|head| head.seq).collect()
}

#[test]
fn events_are_read_back_as_they_were_and_a_gap_begins_another_run() {
    let links = chain(&key(7), 9);
    let runs = runs_of(&links);
    assert_eq!(runs.len(), 1);
    assert_eq!(runs[0].0.open(&runs[0].1).as_deref(), Ok(&links[..]));
    let with_gap: Vec<&Link> = links[..3].iter().chain(&links[5..]).collect();
    let numbers: Vec<_> = runs_of(with_gap).iter().map(|(run, _)| (run.before.seq, run.last.seq)).collect();
    assert_eq!(numbers, [(0, 3), (5, 9)]);
}

#[test]
fn what_a_damaged_record_holds_is_carried_as_it_is() {
    let mut links = chain(&key(7), 5);
    links[2].payload = links[2].payload.replace("stopped", "stepped");
    let runs = runs_of(&links);
    let numbers: Vec<_> = runs.iter().map(|(run, _)| (run.before.seq, run.last.seq)).collect();
    assert_eq!(numbers, [(0, 3), (3, 5)], "the fourth does not go on from what the third has become");
    let read: Vec<Link> = runs.iter().flat_map(|(run, bytes)| run.open(bytes).expect("signed as it is")).collect();
    assert_eq!(read, links);
}

#[test]
fn a_header_is_read_back_and_cut_off_or_with_more_behind_it_is_refused() {
    let (entries, _): (Vec<_>, Vec<_>) = runs_of(&chain(&key(7), 9)).into_iter().unzip();
    let place = "Đồng Keng".parse().expect("a name");
    let bytes = Header::sign(&key(7), DAY, Some(&place), &[], &entries);
    let header = Header::read(&bytes).expect("a good header");
    assert_eq!((header.made, header.place.clone(), header.runs.clone()), (DAY, Some(place), entries));
    assert_eq!(Header::length(bytes.first_chunk().expect("long enough")), Ok(bytes.len()));
    assert_eq!((header.events(), header.length), (9, bytes.len() as u64));
    for end in 0..bytes.len() {
        assert!(Header::read(&bytes[..end]).is_err(), "cut after {end} bytes");
    }
    assert!(Header::read(&[bytes.as_slice(), b"x"].concat()).is_err());
}

#[test]
fn a_station_speaks_for_the_keys_it_can_show_it_had() {
    let (old, new) = (key(7), key(8));
    let change = Succession::sign(&old, &new);
    let (entries, _): (Vec<_>, Vec<_>) = runs_of(&chain(&old, 2)).into_iter().unzip();
    assert_eq!(Header::read(&Header::sign(&new, DAY, None, &[], &entries)), Err(BundleTrouble::OtherStation));
    let bytes = Header::sign(&new, DAY, None, &[change], &entries);
    let header = Header::read(&bytes).expect("both keys have signed the change");
    // Nobody has enrolled the new key yet: the old one is known.
    assert_eq!(standing(&header, None, Some(&old.verifying_key())), Ok(()));
    assert_eq!(standing(&header, None, Some(&key(9).verifying_key())), Err(BundleTrouble::UnknownStation));
}

#[test]
fn a_chain_is_followed_to_its_gap_and_along_each_branch() {
    let links = chain(&key(7), 6);
    assert_eq!(ends(&links.iter().collect::<Vec<_>>()), [6]);
    assert_eq!(ends(&[&links[0], &links[1], &links[3], &links[4]]), [2]);
    assert_eq!(ends(&[&links[2], &links[3]]), [0; 0], "the beginning is not here");
    let branch = Head { seq: 3, hash: links[2].hash(), ..Head::start(links[0].station, 65_536) };
    let fourth = branch.next(EventId(Uuid::from_u128(99)), links[3].payload.clone());
    let mut parted = ends(&[&links[0], &links[1], &links[2], &links[3], &fourth, &links[4]]);
    parted.sort_unstable();
    assert_eq!(parted, [4, 5]);
}

#[test]
fn a_receipt_is_read_back_and_whatever_is_cut_off_or_signed_by_somebody_else_is_refused() {
    let heads = [Head::start(station_id(&key(7).verifying_key()), 3)].map(|head| Head { seq: 9, ..head });
    let bytes = Receipt::sign(&certificate(1, 1), DAY, &heads, &key(1));
    let root = ProgrammeRoot::test();
    assert_eq!(Receipt::read(&bytes, &root).map(|receipt| (receipt.made, receipt.heads)), Ok((DAY, heads.to_vec())));
    for end in 0..bytes.len() {
        assert!(Receipt::read(&bytes[..end], &root).is_err(), "cut after {end} bytes");
    }
    assert!(Receipt::read(&Receipt::sign(&certificate(1, 1), DAY, &heads, &key(2)), &root).is_err());
}

#[test]
fn a_station_goes_by_the_receipts_of_its_own_commune_under_the_key_it_knows_or_a_later_one() {
    let receipt = |commune, epoch: u8| {
        let bytes = Receipt::sign(&certificate(commune, epoch), DAY, &[], &key(epoch));
        Receipt::read(&bytes, &ProgrammeRoot::test()).expect("a receipt")
    };
    let list = TrustList::beginning(certificate(1, 2));
    let goes_by = |commune, epoch| receipt(commune, epoch).standing(Some(&list)).is_ok();
    assert_eq!([goes_by(1, 2), goes_by(1, 3), goes_by(1, 1), goes_by(2, 2)], [true, true, false, false]);
    assert_eq!(receipt(1, 2).standing(None), Err(BundleTrouble::OtherCommune));
}

proptest! {
    #[test]
    fn a_header_or_a_run_with_any_byte_changed_is_refused(place: prop::sample::Index, by in 1..=255u8) {
        let (run, packed) = runs_of(&chain(&key(7), 4)).remove(0);
        let mut header = Header::sign(&key(7), DAY, None, &[], &[run]);
        let at = place.index(header.len());
        header[at] = header[at].wrapping_add(by);
        prop_assert!(Header::read(&header).is_err());
        let mut altered = packed.clone();
        let at = place.index(altered.len());
        altered[at] = altered[at].wrapping_add(by);
        prop_assert!(run.open(&altered).is_err());
    }
}
