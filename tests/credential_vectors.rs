//! The vectors of credential v1, made by a program that is not ours (`tests/vectors/make_credential_v1.py`): every stage
//! of verification comes out as each file says. The page that verifies on a telephone reads the same files.

#[path = "vectors/mod.rs"]
mod vectors;

use serde_json::{Value, json};
use tramhoc::credential::{Credential, CredentialId, Day, Keyring, Kind, Misread, Percent, Signed, hex, judge};
use tramhoc::record::{ClockQuality, LearnerCode};
use vectors::{keyring, text};

/// Which stages of verification a text passes; a stage after one that failed is not passed.
fn stages(text: &str, keyring: &Keyring) -> Value {
    let read = text.parse::<Signed>();
    let is_text = !matches!(read, Err(Misread::Length(_) | Misread::NotDigits | Misread::TooLarge));
    let signed = read.as_ref().ok();
    let key = signed.is_some_and(|signed| keyring.with_id(signed.key_id()).next().is_some());
    let signature =
        signed.is_some_and(|signed| keyring.with_id(signed.key_id()).any(|known| signed.is_signed_by(known.key())));
    json!({ "text": is_text, "facts": signed.is_some(), "key": key, "signature": signature })
}

/// What a credential says, as the vectors write it.
fn facts(signed: &Signed) -> Value {
    let credential = signed.credential();
    let kind = match credential.kind {
        Kind::Alone => "alone",
        Kind::Watched => "watched",
        Kind::Real => "real",
        Kind::Demo => "demo",
    };
    json!({
        "kind": kind,
        "key_id": hex(&signed.key_id().0),
        "id": hex(&credential.id.0),
        "lesson": credential.lesson,
        "lesson_version": credential.lesson_version,
        "learner": credential.learner.to_string(),
        "date": credential.day.date().to_string(),
        "clock": credential.clock as u8,
        "reissued": credential.reissued,
        "passed": credential.passed,
        "percent": credential.percent.get(),
        "short_code": signed.short_code().to_string(),
    })
}

#[test]
fn every_vector_passes_exactly_the_stages_it_says() {
    let vectors = vectors::all();
    for (file, vector) in &vectors {
        let keyring = keyring(vector);
        assert_eq!(stages(text(vector, "text"), &keyring), vector["stages"], "{file}");
    }
    let negative = vectors.iter().filter(|(_, vector)| vector["verdict"] != "right").count();
    assert!(negative > 60 && negative > 3 * (vectors.len() - negative), "far more negative than positive");
}

#[test]
fn every_vector_gets_the_verdict_and_the_facts_it_says() {
    for (file, vector) in vectors::all() {
        let verdict = judge(text(&vector, "text"), &keyring(&vector));
        assert_eq!(verdict.name(), text(&vector, "verdict"), "{file}");
        assert_eq!(verdict.is_right(), vector["verdict"] == "right", "{file}");
        if !vector["facts"].is_null() {
            assert_eq!(facts(verdict.signed().expect("a credential")), vector["facts"], "{file}");
        }
    }
}

#[test]
fn the_reference_of_the_design_is_signed_bit_for_bit() {
    let station = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    let credential = Credential {
        kind: Kind::Watched,
        id: CredentialId([0xde, 0xad, 0xbe, 0xef, 1, 2]),
        lesson: 12,
        lesson_version: 3,
        learner: LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]),
        day: Day(690),
        clock: ClockQuality::CarriedOn,
        reissued: true,
        passed: true,
        percent: Percent::new(90).expect("a percentage"),
    };
    let signed = credential.sign(&station);
    assert_eq!(
        hex(station.verifying_key().as_bytes()),
        "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c"
    );
    assert_eq!(hex(&signed.bytes()[..24]), "11fe812c12deadbeef0102000c0003a1b2c3d4e502b205da");
    assert_eq!(credential.facts_hex(signed.key_id()), "11fe812c12deadbeef0102000c0003a1b2c3d4e502b205da");
    assert_eq!(
        signed.digits(),
        "05915732450046402322555315813978470045418951728741355402203606710782914657352215507461218138129510982460205830362519753363244850394193882370108888331295713619630120279764919458356516067465144777049640575564904453"
    );
    assert_eq!(signed.short_code().to_string(), "YRN0X-SGMV9");
}
