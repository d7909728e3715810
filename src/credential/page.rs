//! The page a volunteer's own phone verifies with (trust.md §1, "The page"): one file with the commune's key list inside,
//! and a second small one that keeps it for when there is no network.
//!
//! Puts together what lies readable in `assets/page/`. Knows neither where the list comes from nor where the files go.

mod squeeze;

use super::keyring::{KeyStatus, Keyring, KnownKey};
use crate::record::hex;
use base64ct::{Base64, Base64Unpadded, Encoding};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;

const FRAME: &str = include_str!("../../assets/page/page.html");
const STYLE: &str = include_str!("../../assets/page/page.css");
const ED25519: &str = include_str!("../../assets/page/noble-ed25519-3.2.0.js");
const SHA512: &str = include_str!("../../assets/page/sha512.js");
const JUDGE: &str = include_str!("../../assets/page/verify.js");
const SHOW: &str = include_str!("../../assets/page/show.js");
const WORKER: &str = include_str!("../../assets/page/sw.js");

/// What the page takes from the library.
const ED25519_USED: &str = "bytesToHex,hexToBytes,concatBytes,Point,verify";

/// What of the library is only for those who sign, write points down, or wait for another SHA-512.
#[rustfmt::skip]
const ED25519_UNUSED: &[&str] = &[
    "hash", "hashes", "callHashAsync", "hashFinishAsync", "verifyAsync", "etc", "utils", "randomBytes", "randomSecretKey",
    "keygen", "keygenAsync", "getPublicKey", "getPublicKeyAsync", "getExtendedPublicKey", "getExtendedPublicKeyAsync",
    "hashedToExtK", "sign", "signAsync", "_sign", "ed25519_CURVE", "CURVE", "fromAffine", "toAffine", "invert", "x", "y",
    "fromHex", "toHex", "toBytes", "numTo32bLE", "assertValidity", "multiplyUnsafe",
];

/// Long names in what judges that nothing outside it knows: the library's, then our own.
#[rustfmt::skip]
const INNER: &[&str] = &[
    "isBytes", "abytes", "snapshotBytes", "arange", "P_MASK", "modP", "modN", "callHash", "apoint", "B256", "ctneg",
    "bytesToNumberLE", "pow_2_252_3", "pow2", "uvRatio", "modL_LE", "hashFinishSync", "getZip215", "_verify", "precompute",
    "Gpows", "wNAF", "padh", "_hash", "clearCofactor", "isSmallOrder", "subtract", "multiply", "double", "negate", "equals",
    "isLastByteOdd", "lastByte", "normed", "isValid", "hashable", "finished", "publicKey", "hashed", "options", "message",
    "other", "value", "signature", "bytes", "useRoot1", "useRoot2", "noRoot", "root1", "root2", "isOddW", "isNeg", "wbits",
    "points", "arrays", "array", "offP", "safe", "comp", "finish", "ofLen", "hash",
    "bytesToHex", "hexToBytes", "concatBytes", "fromBytes", "isTorsionFree", "Point", "title",
    "ed25519", "PRIMES", "ROUNDS", "START", "WORD", "prime", "turned", "mixedIn", "padded", "FACTS_LENGTH", "PURPOSE",
];

/// What a page knows.
#[derive(Debug)]
pub struct PhonePage<'a> {
    /// "Xã Vĩnh Tân"; `None` where a station stands alone.
    pub commune: Option<&'a str>,
    /// Stands at its head, whatever the verdict.
    pub warning: Option<&'a str>,
    /// What the page takes from it are the keys and what was taken back; it holds no ledger.
    pub keyring: &'a Keyring,
    /// Number and title of each lesson.
    pub lessons: Vec<(u16, &'a str)>,
    /// File name of [`keeper`]'s text, beside the page.
    pub keeper: &'a str,
}

/// The second file: a service worker that keeps the page it stands beside.
pub fn keeper() -> String {
    squeeze::script(WORKER)
}

impl PhonePage<'_> {
    /// The first file, whole. Makes no request of its own but for the second.
    pub fn html(&self) -> String {
        let style = squeeze::style(STYLE);
        let judging = judging();
        let showing = squeeze::script(SHOW);
        let policy = policy(&style, &[&judging, &showing]);
        // The list last: what is in it is not looked at for places to fill.
        squeeze::lines(FRAME)
            .replace("{{policy}}", &policy)
            .replace("{{style}}", &style)
            .replace("{{judging}}", &judging)
            .replace("{{showing}}", &showing)
            .replacen("{{list}}", &in_markup(&self.list()), 1)
    }

    fn list(&self) -> Value {
        let lessons = self.lessons.iter().map(|(number, title)| (number.to_string(), json!(title)));
        json!({
            "commune": self.commune,
            "warning": self.warning,
            "date": self.keyring.listed_on,
            "stations": self.keyring.keys().iter().map(station).collect::<Vec<_>>(),
            "revoked": self.keyring.revoked().map(|id| hex(&id.0)).collect::<Vec<_>>(),
            "lessons": lessons.collect::<serde_json::Map<_, _>>(),
            "worker": format!("./{}", in_address(self.keeper)),
        })
    }
}

/// All that decides, from the digits to the words.
fn judging() -> String {
    squeeze::with_short(&[ed25519(), squeeze::script(SHA512), squeeze::script(JUDGE)].concat(), INNER)
}

/// The library without its comments and what only signers need, as one value.
fn ed25519() -> String {
    let used = squeeze::script(&squeeze::without(ED25519, ED25519_UNUSED));
    format!("let ed25519=(()=>{{let hashes={{sha512}};{used}return{{{ED25519_USED}}}}})();\n")
}

/// A station as the page knows it. A retired key is as good as another there.
fn station(known: &KnownKey) -> Value {
    let key = Base64Unpadded::encode_string(known.key().as_bytes());
    let stolen = u8::from(known.status == KeyStatus::Compromised);
    json!([hex(&known.id().0), key, known.station, stolen])
}

/// What the browser may run and load: these texts, its own keeper, an empty icon, and nothing else from anywhere.
fn policy(style: &str, scripts: &[&str]) -> String {
    let hashes: Vec<_> = scripts.iter().map(|script| source_hash(script)).collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; worker-src 'self'; form-action 'none'; \
         base-uri 'none'",
        hashes.join(" "),
        source_hash(style)
    )
}

fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(text)))
}

/// JSON that no name can end early: without `<` there is neither an end tag nor a comment.
fn in_markup(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

/// A file name as part of an address.
fn in_address(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    name.bytes().fold(String::new(), |mut address, byte| {
        if plain(byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}"); // to a text: cannot fail
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').collect()
    }

    #[test]
    fn what_is_not_used_is_in_the_library_and_gone_from_the_page() {
        let (library, page) = (words(ED25519), judging());
        for name in ED25519_UNUSED {
            assert!(library.contains(name), "{name} is not in the library");
        }
        let also_local = ["x", "y", "hash", "hashes"];
        for name in ED25519_UNUSED.iter().filter(|name| !also_local.contains(name)) {
            assert!(!words(&page).contains(name), "{name} is still named");
        }
    }

    #[test]
    fn what_is_shortened_is_inside_and_nothing_there_was_as_short() {
        let sources = [ED25519, SHA512, JUDGE].concat();
        let all = words(&sources);
        for name in INNER {
            assert!(all.contains(name), "{name} is not there");
        }
        assert!(all.iter().all(|word| word.strip_prefix('$').is_none_or(|rest| rest.parse::<usize>().is_err())));
    }

    #[test]
    fn the_keepers_name_is_an_address_beside_the_page() {
        assert_eq!(in_address("V-sw.js"), "V-sw.js");
        assert_eq!(in_address("a b#c?d/e:f%-sw.js"), "a%20b%23c%3Fd%2Fe%3Af%25-sw.js");
        assert_eq!(in_address("xã-sw.js"), "x%C3%A3-sw.js");
    }
}
