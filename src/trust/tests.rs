//! The whole family together: what is signed comes back, whatever else is refused with the error it deserves.

use super::*;
use crate::credential::{BadKey, Credential, CredentialId, Day, KeyStatus, Kind, Verdict, judge};
use ed25519_dalek::{Signer, SigningKey};
use proptest::prelude::*;

const DAY: Day = Day(690);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn root() -> SigningKey {
    SigningKey::from_bytes(&TEST_ROOT_SEED)
}

fn name(text: &str) -> PlaceName {
    text.parse().expect("a name")
}

fn commune(id: u8, epoch: u32, key: &SigningKey) -> Commune {
    Commune { id: CommuneId([id; 8]), epoch, key: key.verifying_key(), date: DAY, name: name("Vĩnh Tân") }
}

fn certificate_of(commune: &Commune, key: &SigningKey) -> CommuneCertificate {
    let request = CertificateRequest::read(&commune.request(key)).expect("a request");
    CommuneCertificate::read(&request.certify(&root(), DAY), &ProgrammeRoot::test()).expect("a certificate")
}

fn certificate() -> CommuneCertificate {
    certificate_of(&commune(1, 1, &key(20)), &key(20))
}

fn request(station: &SigningKey, place: &str) -> EnrolmentRequest {
    EnrolmentRequest::read(&EnrolmentRequest::sign(station, DAY, &name(place), None)).expect("a request")
}

/// Two stations, and one credential taken back.
fn draft() -> TrustList {
    let mut list = TrustList::beginning(certificate());
    list.enrol(&request(&key(7), "Đồng Keng"), DAY).expect("room");
    list.enrol(&request(&key(8), "Na Ca"), DAY).expect("room");
    list.revoke(CredentialId([9; 6])).expect("room");
    list
}

fn issued() -> Vec<u8> {
    draft().issue(&key(20), DAY).expect("the commune's key")
}

fn read(bytes: &[u8]) -> Result<TrustList, TrustTrouble> {
    TrustList::read(bytes, &ProgrammeRoot::test())
}

/// The list with one change in its body, signed by the commune all the same.
fn signed_nonetheless(change: impl FnOnce(&mut TrustList)) -> Result<TrustList, TrustTrouble> {
    let mut list = read(&issued()).expect("a good list");
    change(&mut list);
    read(&list.sign(&key(20)))
}

/// The list's bytes changed, signed by the commune all the same.
fn altered_and_signed(change: impl FnOnce(&mut Vec<u8>)) -> Result<TrustList, TrustTrouble> {
    let mut bytes = issued();
    bytes.truncate(bytes.len() - 64);
    change(&mut bytes);
    let signature = key(20).sign(&[b"BDHV-TRUST-v1\0".as_slice(), &bytes].concat());
    bytes.extend(signature.to_bytes());
    read(&bytes)
}

/// Where the list's body begins.
fn body() -> usize {
    7 + certificate().bytes().len()
}

#[test]
fn an_issued_list_comes_back_and_says_what_was_put_on_it() {
    let list = read(&issued()).expect("our own list");
    assert_eq!((list.counter(), list.issued(), list.stations().len()), (1, DAY, 2));
    assert_eq!(list.certificate().commune().name.as_str(), "Vĩnh Tân");
    let said: Vec<_> = list.stations().iter().map(|s| (s.number, s.place.as_str(), s.status)).collect();
    assert_eq!(said, [(1, "Đồng Keng", KeyStatus::Active), (2, "Na Ca", KeyStatus::Active)]);
    assert_eq!(list.revoked().collect::<Vec<_>>(), [CredentialId([9; 6])]);
    assert_eq!(list.sign(&key(20)), issued(), "the same list has the same bytes");
}

#[test]
fn a_station_takes_41_bytes_and_its_name() {
    let with = issued().len();
    let mut list = draft();
    list.enrol(&request(&key(9), "Bản Cài"), DAY).expect("room");
    let more = list.issue(&key(20), DAY).expect("a list").len();
    assert_eq!(more - with, 41 + 1 + "Bản Cài".len());
}

/// The list was put together apart from this code, by a program that packs and signs by the published layout.
#[test]
fn the_layout_is_the_published_one() {
    let hex: String = issued().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, include_str!("../../tests/vectors/trust-list-v1.hex").trim());
}

#[test]
fn every_flipped_bit_of_a_list_is_refused() {
    let good = issued();
    for bit in 0..8 * good.len() {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(read(&bytes).is_err(), "bit {bit}");
    }
}

#[test]
fn a_list_cut_short_or_with_something_behind_it_is_refused() {
    let good = issued();
    assert!((0..good.len()).all(|length| read(&good[..length]).is_err()));
    assert!(read(&[good.as_slice(), &[0]].concat()).is_err());
    assert_eq!(read(&good[..63]), Err(TrustTrouble::CutShort));
    let long = vec![0; TRUST_LIST_BYTES + 1];
    let most = TRUST_LIST_BYTES;
    assert_eq!(read(&long), Err(TrustTrouble::TooLong { length: most + 1, most }));
}

#[test]
fn whoever_is_not_the_commune_or_the_root_signs_in_vain() {
    let list = read(&issued()).expect("a good list");
    assert_eq!(read(&list.sign(&key(21))), Err(TrustTrouble::NotByCommune));
    assert_eq!(read(&list.sign(&root())), Err(TrustTrouble::NotByCommune));
    let wanted = CertificateRequest::read(&commune(1, 1, &key(20)).request(&key(20))).expect("a request");
    let self_made = wanted.certify(&key(20), DAY);
    assert_eq!(CommuneCertificate::read(&self_made, &ProgrammeRoot::test()), Err(TrustTrouble::NotByRoot));
}

#[test]
fn a_signature_made_for_one_purpose_serves_no_other() {
    let mut request = commune(1, 1, &key(20)).request(&root());
    request[..4].copy_from_slice(b"BDHC");
    assert_eq!(CommuneCertificate::read(&request, &ProgrammeRoot::test()), Err(TrustTrouble::NotByRoot));
    let said = &issued()[..issued().len() - 64];
    let bare = [said, &key(20).sign(said).to_bytes()].concat();
    assert_eq!(read(&bare), Err(TrustTrouble::NotByCommune));
}

#[test]
fn another_kind_of_file_and_another_version_are_said_so() {
    let mut bytes = issued();
    bytes[4] = 2;
    assert_eq!(read(&bytes), Err(TrustTrouble::Version(2)));
    assert_eq!(read(&commune(1, 1, &key(20)).request(&key(20))), Err(TrustTrouble::OtherKind));
    assert_eq!(EnrolmentRequest::read(&issued()), Err(TrustTrouble::OtherKind));
    assert_eq!(CertificateRequest::read(certificate().bytes()), Err(TrustTrouble::OtherKind));
}

#[test]
fn what_a_commune_should_not_have_signed_is_refused_although_it_did() {
    let trouble = |change: fn(&mut TrustList)| signed_nonetheless(change).expect_err("refused");
    assert_eq!(trouble(|list| list.counter = 0), TrustTrouble::NoCounter);
    assert_eq!(trouble(|list| list.stations[1].key = list.stations[0].key), TrustTrouble::KeyTwice);
    let at = body();
    let altered = |change: &dyn Fn(&mut Vec<u8>)| altered_and_signed(change).expect_err("refused");
    assert_eq!(altered(&|bytes| bytes.push(0)), TrustTrouble::Surplus(1));
    assert_eq!(altered(&|bytes| bytes.truncate(bytes.len() - 1)), TrustTrouble::CutShort);
    assert_eq!(altered(&|bytes| bytes[at + 10 + 32] = 3), TrustTrouble::Status(3));
    let few = TrustTrouble::TooMany { found: 0xff02, most: MOST_STATIONS };
    assert_eq!(altered(&|bytes| bytes[at + 6] = 0xff), few);
    let few = TrustTrouble::TooMany { found: 0xff01, most: MOST_REVOKED };
    assert_eq!(altered(&|bytes| bytes[at + 8] = 0xff), few);
    let no_point = |bytes: &mut Vec<u8>| bytes[at + 10..at + 42].copy_from_slice(&[2; 32]);
    assert!(matches!(altered(&no_point), TrustTrouble::Key(BadKey::NotAPoint | BadKey::Ambiguous)));
    let low_order = |bytes: &mut Vec<u8>| bytes[at + 10..at + 42].copy_from_slice(&[0; 32]);
    assert_eq!(altered(&low_order), TrustTrouble::Key(BadKey::LowOrder));
    let escape = |bytes: &mut Vec<u8>| *bytes.last_mut().expect("a name") = 0x1b;
    assert_eq!(altered(&escape), TrustTrouble::Name(BadName::Character('\u{1b}')));
    let disorder = |bytes: &mut Vec<u8>| {
        bytes[at + 9] = 2;
        let place = at + 10 + 2 * 41;
        bytes.splice(place..place, [9; 6]);
    };
    assert_eq!(altered(&disorder), TrustTrouble::Order);
}

#[test]
fn a_request_is_believed_only_from_who_has_the_key_in_it() {
    let good = EnrolmentRequest::sign(&key(7), DAY, &name("Na Ca"), None);
    let mut stolen = good.clone();
    stolen[5..37].copy_from_slice(key(8).verifying_key().as_bytes());
    assert_eq!(EnrolmentRequest::read(&stolen), Err(TrustTrouble::NotByItself));
    assert_eq!(CertificateRequest::read(&commune(1, 1, &key(20)).request(&key(21))), Err(TrustTrouble::NotByItself));
    for bit in 0..8 * good.len() {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(EnrolmentRequest::read(&bytes).is_err(), "bit {bit}");
    }
}

#[test]
fn a_change_of_keys_needs_both_keys() {
    let change = Succession::sign(&key(7), &key(8));
    assert_eq!(Succession::read_hex(&change.hex()), Some(change.clone()));
    for bit in 0..8 * Succession::BYTES {
        let mut bytes = *change.bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(Succession::read(&bytes).is_err(), "bit {bit}");
    }
    let mut one_sided = *Succession::sign(&key(9), &key(8)).bytes();
    one_sided[..32].copy_from_slice(key(7).verifying_key().as_bytes());
    assert_eq!(Succession::read(&one_sided), Err(TrustTrouble::NotByBoth));
    for odd in ["", "00", &"g".repeat(384), &"đ".repeat(192)] {
        assert_eq!(Succession::read_hex(odd), None);
    }
    let elsewhere = EnrolmentRequest::sign(&key(9), DAY, &name("Na Ca"), Some(&change));
    assert_eq!(EnrolmentRequest::read(&elsewhere), Err(TrustTrouble::NotByBoth));
    let mut marked = EnrolmentRequest::sign(&key(9), DAY, &name("Na Ca"), None);
    marked.truncate(marked.len() - 64);
    *marked.last_mut().expect("the mark") = 2;
    let signature = key(9).sign(&[b"BDHV-ENROL-v1\0".as_slice(), &marked].concat());
    marked.extend(signature.to_bytes());
    assert_eq!(EnrolmentRequest::read(&marked), Err(TrustTrouble::Mark(2)));
}

#[test]
fn a_station_follows_its_own_changes_back_and_nobody_elses() {
    let publics = |seeds: &[u8]| seeds.iter().map(|seed| key(*seed).verifying_key()).collect::<Vec<_>>();
    let changes =
        [Succession::sign(&key(1), &key(2)), Succession::sign(&key(5), &key(6)), Succession::sign(&key(2), &key(3))];
    assert_eq!(Succession::before(&key(3).verifying_key(), &changes), publics(&[2, 1]));
    assert_eq!(Succession::before(&key(4).verifying_key(), &changes), []);
    let round = [Succession::sign(&key(1), &key(2)), Succession::sign(&key(2), &key(1))];
    assert_eq!(Succession::before(&key(1).verifying_key(), &round), publics(&[2]));
}

#[test]
fn an_older_list_another_commune_and_a_second_list_are_refused_each_in_its_own_words() {
    let mut list = draft();
    let first = read(&list.issue(&key(20), DAY).expect("a list")).expect("a list");
    let second = read(&list.issue(&key(20), Day(691)).expect("a list")).expect("a list");
    assert_eq!(second.standing(Some(&first)), Ok(Standing::Newer));
    assert_eq!(second.standing(Some(&second)), Ok(Standing::Same));
    assert_eq!(first.standing(Some(&second)), Err(NotTaken::Older { held: 2, offered: 1 }));
    assert_eq!(first.standing(None), Ok(Standing::NewKey(KeyDigits::of(&key(20).verifying_key()))));
    let mut forked = read(&issued()).expect("a list");
    forked.revoke(CredentialId([1; 6])).expect("room");
    assert_eq!(forked.standing(Some(&first)), Err(NotTaken::SecondList { counter: 1 }));
    let other = TrustList::beginning(certificate_of(&commune(2, 1, &key(21)), &key(21)));
    assert_eq!(other.standing(Some(&first)), Err(NotTaken::OtherCommune));
    let twin = TrustList::beginning(certificate_of(&commune(1, 1, &key(21)), &key(21)));
    assert_eq!(twin.standing(Some(&first)), Err(NotTaken::SecondKey { epoch: 1 }));
}

#[test]
fn the_communes_next_key_supersedes_whatever_the_counter_says_and_never_goes_back() {
    let next = certificate_of(&commune(1, 2, &key(21)), &key(21));
    let mut list = draft();
    list.counter = u32::MAX;
    let held = list.clone();
    assert_eq!(list.issue(&key(20), DAY), Err(NotIssued::CounterSpent));
    let mut list = list.under(next).expect("the same commune");
    assert_eq!(list.issue(&key(20), DAY), Err(NotIssued::OtherKey));
    let first = read(&list.issue(&key(21), DAY).expect("a list")).expect("a list");
    assert_eq!((first.counter(), first.stations().len()), (1, 2), "the stations come along");
    let digits = KeyDigits::of(&key(21).verifying_key());
    assert_eq!(first.standing(Some(&held)), Ok(Standing::NewKey(digits)), "new digits have to be compared");
    assert_eq!(held.standing(Some(&first)), Err(NotTaken::OlderKey { held: 2, offered: 1 }));
    let back = first.clone().under(certificate());
    assert_eq!(back, Err(NotChanged::Certificate(NotTaken::OlderKey { held: 2, offered: 1 })));
    let other = first.clone().under(certificate_of(&commune(2, 3, &key(22)), &key(22)));
    assert_eq!(other, Err(NotChanged::Certificate(NotTaken::OtherCommune)));
    let twin = first.under(certificate_of(&commune(1, 2, &key(22)), &key(22)));
    assert_eq!(twin, Err(NotChanged::Certificate(NotTaken::SecondKey { epoch: 2 })));
}

#[test]
fn the_date_of_a_list_never_goes_back_though_the_clock_may() {
    let mut list = draft();
    list.issue(&key(20), DAY).expect("a list");
    list.issue(&key(20), Day(3)).expect("a list");
    assert_eq!((list.counter(), list.issued()), (2, DAY));
}

#[test]
fn a_stations_next_key_keeps_its_number_and_retires_the_one_before() {
    let mut list = draft();
    let change = Succession::sign(&key(7), &key(17));
    let bytes = EnrolmentRequest::sign(&key(17), DAY, &name("Đồng Keng"), Some(&change));
    let request = EnrolmentRequest::read(&bytes).expect("a request");
    assert_eq!(list.enrol(&request, Day(700)), Ok(Enrolled::NextKey { number: 1 }));
    assert_eq!((list.stations[0].status, list.stations[0].retired), (KeyStatus::Retired, Day(700)));
    assert_eq!(list.enrol(&request, Day(700)), Ok(Enrolled::Again { number: 1 }));
    assert_eq!(list.stations().len(), 3);
}

#[test]
fn a_thief_names_no_successor() {
    let mut list = draft();
    list.compromise("1", DAY).expect("a station");
    let change = Succession::sign(&key(7), &key(17));
    let bytes = EnrolmentRequest::sign(&key(17), DAY, &name("Đồng Keng"), Some(&change));
    let request = EnrolmentRequest::read(&bytes).expect("a request");
    assert_eq!(list.enrol(&request, DAY), Ok(Enrolled::New { number: 3 }));
    assert_eq!(list.stations[0].status, KeyStatus::Compromised);
}

#[test]
fn a_key_that_is_done_with_is_not_enrolled_again() {
    let mut list = draft();
    list.retire("Na Ca", DAY).expect("a station");
    assert_eq!(list.enrol(&request(&key(8), "Na Ca"), DAY), Err(NotChanged::KeyRetired));
    list.compromise("Na Ca", DAY).expect("a station");
    assert_eq!(list.enrol(&request(&key(8), "Na Ca"), DAY), Err(NotChanged::KeyStolen));
    assert_eq!(list.retire("Na Ca", DAY).err(), Some(NotChanged::KeyStolen), "a stolen key stays stolen");
}

#[test]
fn a_station_is_meant_by_its_number_its_name_or_its_key() {
    let mut list = draft();
    let id = list.stations[1].id().to_string();
    for text in ["2", " Na Ca ", &id, &id.to_uppercase()] {
        assert_eq!(list.clone().retire(text, DAY).map(|station| station.number), Ok(2), "{text}");
    }
    assert_eq!(list.retire("Na", DAY).err(), Some(NotChanged::NoStation("Na".to_owned())));
    list.enrol(&request(&key(9), "Na Ca"), DAY).expect("room");
    let both = list.compromise("Na Ca", DAY).expect_err("two of them");
    assert!(matches!(both, NotChanged::Ambiguous { ref keys, .. } if keys.len() == 2), "{both:?}");
    list.retire("3", DAY).expect("the third");
    assert_eq!(list.compromise("Na Ca", DAY).map(|station| station.number), Ok(2), "the one still in use");
}

#[test]
fn a_full_list_says_so() {
    let mut list = draft();
    let one = list.stations[0].clone();
    list.stations.resize(MOST_STATIONS, one);
    assert_eq!(list.enrol(&request(&key(9), "Bản Cài"), DAY), Err(NotChanged::NoRoom));
    for number in 0..u16::try_from(MOST_REVOKED).expect("4,000") {
        let [high, low] = number.to_be_bytes();
        let _ = list.revoke(CredentialId([0, 0, 0, 0, high, low]));
    }
    assert_eq!(list.revoke(CredentialId([1; 6])), Err(NotChanged::NoRoomRevoked));
    assert_eq!(list.revoke(CredentialId([9; 6])), Ok(false), "it is on it already");
}

#[test]
fn the_longest_list_is_within_its_limit() {
    let mut list = TrustList::beginning(certificate_of(
        &Commune { name: name(&"ộ".repeat(40)), ..commune(1, 1, &key(20)) },
        &key(20),
    ));
    for number in 0..u32::try_from(MOST_STATIONS).expect("1,000") {
        let mut seed = [0; 32];
        seed[28..].copy_from_slice(&number.to_be_bytes());
        let station = request(&SigningKey::from_bytes(&seed), &"ộ".repeat(40));
        list.enrol(&station, DAY).expect("room");
    }
    for number in 0..u16::try_from(MOST_REVOKED).expect("4,000") {
        let [high, low] = number.to_be_bytes();
        list.revoke(CredentialId([0, 0, 0, 0, high, low])).expect("room");
    }
    let bytes = list.issue(&key(20), DAY).expect("a list");
    assert_eq!(bytes.len(), TRUST_LIST_BYTES);
    assert_eq!(read(&bytes), Ok(list));
}

#[test]
fn a_verifier_with_the_list_says_the_words_of_each_status() {
    let text = |seed: u8| Credential::reference(Kind::Watched).sign(&key(seed)).digits();
    let root = ProgrammeRoot::test();
    let mut list = draft();
    let words = |list: &TrustList, seed: u8| judge(&text(seed), &list.keyring(&root)).words();
    list.issued = DAY;
    assert_eq!(words(&list, 7), "CHỮ KÝ ĐÚNG – trạm Đồng Keng – danh sách khóa ngày 22/11/2026");
    assert_eq!(words(&list, 9), "CHƯA BIẾT TRẠM NÀY");
    list.retire("1", DAY).expect("a station");
    assert_eq!(words(&list, 7), "CHỮ KÝ ĐÚNG – trạm Đồng Keng – danh sách khóa ngày 22/11/2026");
    list.compromise("1", DAY).expect("a station");
    assert_eq!(words(&list, 7), "KHÓA ĐÃ BỊ LỘ – hỏi xã");
    list.revoke(Credential::reference(Kind::Watched).id).expect("room");
    assert_eq!(words(&list, 8), "ĐÃ THU HỒI – hỏi xã");
    let Verdict::Right(accepted) = judge(&text(8), &draft().keyring(&root)) else { panic!("right") };
    assert!(accepted.on_test_root);
}

prop_compose! {
    fn any_list()(
        stations in prop::collection::btree_map(any::<[u8; 32]>(), (0..3u8, any::<[u16; 4]>(), "[A-ZĐa-zộ0-9]{1,40}"), 0..6),
        revoked in prop::collection::btree_set(any::<[u8; 6]>(), 0..6),
        counter in 1..=u32::MAX,
        issued: u16,
    ) -> TrustList {
        let status = |number| [KeyStatus::Active, KeyStatus::Retired, KeyStatus::Compromised][usize::from(number)];
        let stations = stations.into_iter().map(|(seed, (number, days, place))| ListedStation {
            key: SigningKey::from_bytes(&seed).verifying_key(),
            status: status(number),
            number: days[0],
            place: name(&place),
            enrolled: Day(days[1]),
            retired: Day(days[2]),
            compromised: Day(days[3]),
        });
        TrustList {
            certificate: certificate(),
            counter,
            issued: Day(issued),
            stations: stations.collect(),
            revoked: revoked.into_iter().map(CredentialId).collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_list_comes_back_and_no_flipped_bit_of_it_does(list in any_list(), bits in prop::collection::vec(any::<prop::sample::Index>(), 24)) {
        let bytes = list.sign(&key(20));
        prop_assert_eq!(read(&bytes), Ok(list));
        for bit in bits {
            let bit = bit.index(8 * bytes.len());
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(read(&flipped).is_err());
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), kind in 0..4usize) {
        let heads = [b"BDHL\x01", b"BDHC\x01", b"BDHQ\x01", b"BDHR\x01"];
        let bytes = [heads[kind].as_slice(), &bytes].concat();
        prop_assert!(read(&bytes).is_err());
        prop_assert!(CommuneCertificate::read(&bytes, &ProgrammeRoot::test()).is_err());
        prop_assert!(CertificateRequest::read(&bytes).is_err());
        prop_assert!(EnrolmentRequest::read(&bytes).is_err());
    }
}
