//! A confirmation as an Open Badge 3.0, for systems that want one: an `OpenBadgeCredential` of 1EdTech's specification,
//! signed as a VC-JWT (its §8.2) with the station's own key.
//!
//! It says what the confirmation says and no more: no name, a practice at a station, not the state's certificate. The words
//! are handed in. The signature cannot pass for a confirmation's: what is signed there begins with its purpose, here with
//! a JWT's `eyJ`.

use super::facts::Kind;
use super::hex;
use super::sign::Signed;
use base64ct::{Base64UrlUnpadded, Encoding};
use chrono::{DateTime, FixedOffset, NaiveTime};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Variant, Version};

const SCHEMA: &str = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
/// Marks an Ed25519 key in a `did:key` (multicodec 0xed, as a varint).
const ED25519_KEY: [u8; 2] = [0xed, 0x01];
const VIETNAM: FixedOffset = FixedOffset::east_opt(7 * 3600).expect("seven hours");

/// What a badge says in words, all in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// `vi` or `en`.
    pub language: &'static str,
    /// The station's name.
    pub station: String,
    /// The lesson's title.
    pub lesson: String,
    /// What was done: alone, watched, for real; and that this is not the state's certificate.
    pub level: String,
    /// What one does to earn it.
    pub criteria: String,
    /// What the two results are called: right answers, finished or not.
    pub percent: String,
    pub outcome: String,
    /// What the evidence is: the short code, by which the station finds its record. (The QR's text holds the learner code.)
    pub evidence: String,
}

/// Why a confirmation does not become a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoBadge {
    #[error("made to be shown around")]
    Demo,
    #[error("the self-check was not passed")]
    NotPassed,
}

/// The badge of a confirmation that was judged right, signed with the station's present key: a compact JWS. The same
/// confirmation, key and words always give the same text.
pub fn badge(signed: &Signed, words: &Words, station: &SigningKey) -> Result<String, NoBadge> {
    let credential = signed.credential();
    if credential.kind == Kind::Demo {
        return Err(NoBadge::Demo);
    }
    if !credential.passed {
        return Err(NoBadge::NotPassed);
    }
    let part = |json: Value| Base64UrlUnpadded::encode_string(json.to_string().as_bytes());
    let key = station.verifying_key();
    let message = format!("{}.{}", part(header(&key)), part(payload(signed, words, &key)));
    let signature = Base64UrlUnpadded::encode_string(&station.sign(message.as_bytes()).to_bytes());
    Ok(format!("{message}.{signature}"))
}

/// The specification allows these three; the key itself, because there is no network to look it up in.
fn header(key: &VerifyingKey) -> Value {
    let x = Base64UrlUnpadded::encode_string(key.as_bytes());
    json!({ "alg": "EdDSA", "typ": "JWT", "jwk": { "kty": "OKP", "crv": "Ed25519", "x": x } })
}

/// The credential, and beside it the claims a JWT repeats.
fn payload(signed: &Signed, words: &Words, key: &VerifyingKey) -> Value {
    let mut payload = open_badge_credential(signed, words, key);
    payload["iss"] = payload["issuer"]["id"].clone();
    payload["jti"] = payload["id"].clone();
    payload["sub"] = payload["credentialSubject"]["id"].clone();
    payload["nbf"] = valid_from(signed).timestamp().into();
    payload
}

fn open_badge_credential(signed: &Signed, words: &Words, key: &VerifyingKey) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": urn("confirmation", signed.bytes()),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": words.lesson,
        "description": words.level,
        "issuer": { "id": did(key), "type": ["Profile"], "name": words.station },
        "validFrom": valid_from(signed).to_rfc3339(),
        "credentialSubject": subject(signed, words),
        "evidence": [{
            "type": ["Evidence"],
            "name": words.evidence,
            "narrative": signed.short_code().to_string(),
        }],
        "credentialSchema": [{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
    })
}

/// The learner, without a name: a number made from the learner code, and the code hashed with this confirmation's id, so
/// that who holds the card with the code can be told from others.
fn subject(signed: &Signed, words: &Words) -> Value {
    let credential = signed.credential();
    let (learner, salt) = (credential.learner.to_string(), hex(&credential.id.0));
    let hash = hex(&Sha256::digest(format!("{learner}{salt}")));
    let lesson = [credential.lesson.to_be_bytes(), credential.lesson_version.to_be_bytes()].concat();
    let (percent, outcome) = (urn("percent", &lesson), urn("outcome", &lesson));
    json!({
        "id": urn("learner", &credential.learner.0),
        "type": ["AchievementSubject"],
        "identifier": [{
            "type": "IdentityObject",
            "hashed": true,
            "identityHash": format!("sha256${hash}"),
            "identityType": "identifier",
            "salt": salt,
        }],
        "achievement": {
            "id": urn("lesson", &lesson),
            "type": ["Achievement"],
            "achievementType": "Badge",
            "name": words.lesson,
            "description": words.level,
            "criteria": { "narrative": words.criteria },
            "humanCode": credential.lesson.to_string(),
            "version": credential.lesson_version.to_string(),
            "inLanguage": words.language,
            "resultDescription": [
                {
                    "id": percent, "type": ["ResultDescription"], "name": words.percent,
                    "resultType": "Percent", "valueMin": "0", "valueMax": "100",
                },
                { "id": outcome, "type": ["ResultDescription"], "name": words.outcome, "resultType": "Status" },
            ],
        },
        "result": [
            { "type": ["Result"], "resultDescription": percent, "value": credential.percent.get().to_string() },
            { "type": ["Result"], "resultDescription": outcome, "status": "Completed" },
        ],
    })
}

/// The day began in Vietnam.
fn valid_from(signed: &Signed) -> DateTime<FixedOffset> {
    let midnight = signed.credential().day.date().and_time(NaiveTime::MIN);
    midnight.and_local_timezone(VIETNAM).single().expect("an offset of whole hours has every midnight once")
}

/// The name of a public key that is the key itself (`did:key`), so that it can be checked without a network.
fn did(key: &VerifyingKey) -> String {
    let marked = [&ED25519_KEY[..], key.as_bytes()].concat();
    format!("did:key:z{}", bs58::encode(marked).into_string())
}

/// A number for a thing, made from what it is: the same wherever it is made.
fn urn(what: &str, bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update("BDHV-OB-v1\0").chain_update(what).chain_update([0]).chain_update(bytes);
    let first: [u8; 16] = *digest.finalize().first_chunk().expect("16 of 32 bytes");
    let uuid = Builder::from_bytes(first).with_variant(Variant::RFC4122).with_version(Version::Custom).into_uuid();
    uuid.urn().to_string()
}

#[cfg(test)]
mod tests {
    use super::super::facts::Credential;
    use super::*;

    fn words() -> Words {
        let word = |word: &str| word.to_owned();
        Words {
            language: "vi",
            station: word("Trạm học số"),
            lesson: word("Cài đúng ứng dụng"),
            level: word("đã tập một mình"),
            criteria: word("tự làm cả bài"),
            percent: word("trả lời đúng"),
            outcome: word("kết quả"),
            evidence: word("mã xác nhận"),
        }
    }

    fn station() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn parts(badge: &str) -> Vec<Value> {
        let bytes = |part: &str| Base64UrlUnpadded::decode_vec(part).expect("base64url");
        badge.split('.').take(2).map(|part| serde_json::from_slice(&bytes(part)).expect("JSON")).collect()
    }

    /// The `did:key` of this public key was computed with Python.
    #[test]
    fn the_issuer_is_the_key_itself() {
        let signed = Credential::reference(Kind::Watched).sign(&station());
        let badge = badge(&signed, &words(), &station()).expect("a badge");
        let [header, payload] = &parts(&badge)[..] else { panic!("two parts before the signature") };
        assert_eq!(payload["issuer"]["id"], DID_OF_THE_REFERENCE_KEY);
        assert_eq!(header["jwk"]["x"], "6kpsY-KcUgq-9VB7Ey7F-ZVHdq6-vnuSQh7qaRRG0iw");
        let keys: Vec<&String> = header.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["alg", "jwk", "typ"], "others are not allowed, and never the secret half");
        assert!(header["jwk"].get("d").is_none());
    }

    const DID_OF_THE_REFERENCE_KEY: &str = "did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z";

    #[test]
    fn the_claims_of_the_jwt_repeat_the_credential_and_the_day_begins_in_vietnam() {
        let signed = Credential::reference(Kind::Real).sign(&station());
        let payload = &parts(&badge(&signed, &words(), &station()).expect("a badge"))[1];
        assert_eq!(payload["iss"], payload["issuer"]["id"]);
        assert_eq!(payload["jti"], payload["id"]);
        assert_eq!(payload["sub"], payload["credentialSubject"]["id"]);
        assert_eq!(payload["validFrom"], "2026-11-22T00:00:00+07:00");
        assert_eq!(payload["nbf"], 1_795_280_400);
    }

    #[test]
    fn no_name_and_no_bare_learner_code_is_in_it() {
        let signed = Credential::reference(Kind::Alone).sign(&station());
        let badge = badge(&signed, &words(), &station()).expect("a badge");
        let payload = &parts(&badge)[1];
        assert!(!payload.to_string().contains("a1b2c3d4e5"));
        let hash = hex(&Sha256::digest("a1b2c3d4e5deadbeef0102"));
        assert_eq!(payload["credentialSubject"]["identifier"][0]["identityHash"], format!("sha256${hash}"));
    }

    #[test]
    fn the_same_confirmation_gives_the_same_badge_and_another_one_another_number() {
        let (one, other) = (Credential::reference(Kind::Alone), Credential::reference(Kind::Watched));
        let of = |credential: Credential| badge(&credential.sign(&station()), &words(), &station()).expect("a badge");
        assert_eq!(of(one), of(one));
        let id = |badge: String| parts(&badge)[1]["id"].clone();
        let lesson = |badge: String| parts(&badge)[1]["credentialSubject"]["achievement"]["id"].clone();
        assert_ne!(id(of(one)), id(of(other)));
        assert_eq!(lesson(of(one)), lesson(of(other)));
    }

    #[test]
    fn what_is_worth_nothing_becomes_no_badge() {
        let refused =
            |credential: Credential| badge(&credential.sign(&station()), &words(), &station()).expect_err("none");
        assert_eq!(refused(Credential::reference(Kind::Demo)), NoBadge::Demo);
        let failed = Credential { passed: false, ..Credential::reference(Kind::Alone) };
        assert_eq!(refused(failed), NoBadge::NotPassed);
    }
}
