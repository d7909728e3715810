//! The typing engine on Vietnamese as a whole: every syllable the spelling allows, typed as people type.
//!
//! The syllables and the keys are made here from the rules of the spelling, not by the engine: onset, rime and tone, and
//! for each a few ways of typing them.

use std::collections::BTreeSet;
use tramhoc::telex::{Composer, Method};
use unicode_normalization::UnicodeNormalization;

/// Before a, ă, â, o, ô, ơ, u, ư.
const BACK: &[&str] = &["c", "g", "ng"];
/// Before e, ê, i, y.
const FRONT: &[&str] = &["k", "gh", "ngh"];
const EVERYWHERE: &[&str] =
    &["", "b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "ph", "r", "s", "t", "th", "tr", "v", "x"];

/// Rimes that carry all six tones.
const OPEN: &str = "a e ê i o ô ơ u ư ia ua ưa ai ao au ay âu ây eo êu iu iêu oa oai oay oe oeo oi ôi ơi uê ui uy ưi ưu \
    ươi ươu uôi uây am ăm âm em êm im om ôm ơm um iêm uôm ươm an ăn ân en ên in on ôn ơn un iên uôn ươn oan oăn uân uyên \
    ang ăng âng eng ong ông ung ưng iêng uông ương oang oăng anh ênh inh oanh uynh";
/// Rimes that end in a stop carry two.
const STOPPED: &str = "ap ăp âp ep êp ip op ôp ơp up iêp ươp at ăt ât et êt it ot ôt ơt ut ưt iêt uôt ươt oat oăt oet uât \
    uyêt ac ăc âc oc ôc uc ưc iêc uôc ươc oac oăc ach êch ich oach uych";

#[derive(Clone, Copy, PartialEq)]
enum Tone {
    Level,
    Sharp,
    Falling,
    Asking,
    Broken,
    Heavy,
}

use Tone::{Asking, Broken, Falling, Heavy, Level, Sharp};

impl Tone {
    fn mark(self) -> Option<char> {
        match self {
            Level => None,
            Falling => Some('\u{300}'),
            Sharp => Some('\u{301}'),
            Broken => Some('\u{303}'),
            Asking => Some('\u{309}'),
            Heavy => Some('\u{323}'),
        }
    }
    fn telex(self) -> &'static str {
        ["", "s", "f", "r", "x", "j"][self as usize]
    }
    fn vni(self) -> &'static str {
        ["", "1", "2", "3", "4", "5"][self as usize]
    }
}

struct Syllable {
    onset: &'static str,
    rime: &'static str,
    tone: Tone,
}

fn is_front(rime: &str) -> bool {
    rime.starts_with(['e', 'ê', 'i'])
}

fn syllables() -> Vec<Syllable> {
    let open = OPEN.split_whitespace().map(|rime| (rime, &[Level, Falling, Sharp, Asking, Broken, Heavy][..]));
    let stopped = STOPPED.split_whitespace().map(|rime| (rime, &[Sharp, Heavy][..]));
    let onsets = |rime: &str| EVERYWHERE.iter().chain(if is_front(rime) { FRONT } else { BACK });
    let mut all = Vec::new();
    for (rime, tones) in open.chain(stopped) {
        for onset in onsets(rime) {
            all.extend(tones.iter().map(|tone| Syllable { onset, rime, tone: *tone }));
        }
    }
    all
}

impl Syllable {
    /// Where the tone stands: on the letter with a mark (the second of ươ), else on the last vowel of a closed rime, else on
    /// the first of two, the middle of three.
    fn written(&self) -> String {
        let letters: Vec<char> = self.rime.chars().collect();
        let vowels: Vec<usize> = (0..letters.len()).filter(|at| "aăâeêioôơuưy".contains(letters[*at])).collect();
        let marked = vowels.iter().rev().copied().find(|at| "ăâêôơư".contains(letters[*at]));
        let closed = vowels.last() != Some(&(letters.len() - 1));
        let at = marked.unwrap_or_else(|| match (vowels.len(), closed) {
            (1, _) => vowels[0],
            (2, true) => vowels[1],
            (2, false) => vowels[0],
            _ => vowels[1],
        });
        let mut written = self.onset.to_owned();
        for (place, letter) in letters.iter().enumerate() {
            written.push(*letter);
            written.extend(self.tone.mark().filter(|_| place == at));
        }
        written.nfc().collect()
    }
}

fn plain(text: &str) -> String {
    text.replace('đ', "d").nfd().filter(|c| c.is_ascii()).collect()
}

/// A letter as keys, its mark right after it.
fn spelled(text: &str, method: Method) -> String {
    let telex = [('đ', "dd"), ('ă', "aw"), ('â', "aa"), ('ê', "ee"), ('ô', "oo"), ('ơ', "ow"), ('ư', "uw")];
    let vni = [('đ', "d9"), ('ă', "a8"), ('â', "a6"), ('ê', "e6"), ('ô', "o6"), ('ơ', "o7"), ('ư', "u7")];
    let table = if method == Method::Telex { telex } else { vni };
    let key = |c: char| table.iter().find(|(letter, _)| *letter == c).map_or(c.to_string(), |(_, keys)| (*keys).into());
    text.chars().map(key).collect()
}

/// The keys for the marks alone, for who types them when the letters are all there.
fn marks(text: &str, method: Method) -> String {
    let has = |letters: &str| text.chars().find(|c| letters.contains(*c));
    let circumflex = has("âêô");
    let horn = has("ơư");
    let breve = has("ă");
    let stroke = has("đ");
    let key = |mark: Option<char>, telex: String, vni: &str| match (mark, method) {
        (None, _) => String::new(),
        (Some(_), Method::Telex) => telex,
        (Some(_), Method::Vni | Method::Either) => vni.to_owned(),
    };
    let doubled = circumflex.map(|c| plain(&c.to_string())).unwrap_or_default();
    key(stroke, "d".into(), "9")
        + &key(circumflex, doubled, "6")
        + &key(horn, "w".into(), "7")
        + &key(breve, "w".into(), "8")
}

/// The ways of typing a syllable: marks at their letters, the tone before the last consonant, all marks at the end in one
/// order or the other, with a slip taken back (`<`), with a wrong tone first.
fn ways(syllable: &Syllable, method: Method) -> Vec<String> {
    let Syllable { onset, rime, tone } = syllable;
    let keys_of = |tone: Tone| if method == Method::Telex { tone.telex() } else { tone.vni() };
    let tone = keys_of(*tone);
    let (onset_keys, rime_keys) = (spelled(onset, method), spelled(rime, method));
    let vowels = rime.chars().take_while(|c| "aăâeêioôơuưy".contains(*c)).count();
    let (head, tail): (String, String) = (rime.chars().take(vowels).collect(), rime.chars().skip(vowels).collect());
    let whole = format!("{onset}{rime}");
    let wrong = keys_of(if syllable.tone == Sharp { Heavy } else { Sharp });
    let corrected = if tone.is_empty() { String::new() } else { format!("{onset_keys}{rime_keys}{wrong}{tone}") };
    vec![
        format!("{onset_keys}{rime_keys}{tone}"),
        format!("{onset_keys}{}{tone}{tail}", spelled(&head, method)),
        format!("{}{}{tone}", plain(&whole), marks(&whole, method)),
        format!("{}{tone}{}", plain(&whole), marks(&whole, method)),
        format!("{onset_keys}{rime_keys}b<{tone}"),
        corrected,
    ]
}

fn typed(keys: &str, method: Method) -> String {
    let mut composer = Composer::new(method);
    for key in keys.chars() {
        if key == '<' {
            composer.backspace();
        } else {
            composer.press(key);
        }
    }
    composer.text()
}

/// By the keys of `keys`, in a field that understands `method`.
fn failures(keys: Method, method: Method) -> Vec<String> {
    let all = syllables();
    let distinct: BTreeSet<String> = all.iter().map(Syllable::written).collect();
    assert!(distinct.len() >= 7_000, "{} syllables", distinct.len());
    println!("{} syllables", distinct.len());
    let mut failures = Vec::new();
    for syllable in &all {
        let expected = syllable.written();
        for keys in ways(syllable, keys).into_iter().filter(|keys| !keys.is_empty()) {
            let text = typed(&keys, method);
            if text != expected {
                failures.push(format!("{keys}: {text}, not {expected}"));
            }
        }
    }
    failures
}

/// Fails with a few of the failures, from all over the list.
#[track_caller]
fn all_typed(keys: Method, method: Method) {
    let failures = failures(keys, method);
    let some: Vec<&String> = failures.iter().step_by(failures.len() / 60 + 1).collect();
    assert!(failures.is_empty(), "{}: {some:#?}", failures.len());
}

#[test]
fn every_syllable_can_be_typed_by_telex_with_marks_at_once_or_late() {
    all_typed(Method::Telex, Method::Telex);
}

#[test]
fn every_syllable_can_be_typed_by_vni_with_marks_at_once_or_late() {
    all_typed(Method::Vni, Method::Vni);
}

#[test]
fn a_field_for_names_understands_both() {
    all_typed(Method::Telex, Method::Either);
    all_typed(Method::Vni, Method::Either);
}
