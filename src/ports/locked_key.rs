//! The private keys of the commune and of the programme: files locked with a passphrase, in the format of the trade (PKCS#8,
//! PBES2 with scrypt and AES-256, PEM), so that `openssl pkey` reads them too.
//!
//! What is signed with them is not known here. Nothing here shows a key or a passphrase.

use super::passphrase::Passphrase;
use super::whole_file;
use ed25519_dalek::SigningKey;
use pkcs8::der::asn1::OctetStringRef;
use pkcs8::der::pem::LineEnding;
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{AlgorithmIdentifierRef, EncryptedPrivateKeyInfoRef, ObjectIdentifier, PrivateKeyInfoRef, SecretDocument};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const LABEL: &str = "ENCRYPTED PRIVATE KEY";
const PRIVATE: u32 = 0o600;
const ANYBODY_ELSE: u32 = 0o077;
/// RFC 8410: an Ed25519 key, and what stands before its 32 bytes (they are an OCTET STRING inside another).
const ED25519: AlgorithmIdentifierRef<'_> =
    AlgorithmIdentifierRef { oid: ObjectIdentifier::new_unwrap("1.3.101.112"), parameters: None };
const OCTETS: [u8; 2] = [0x04, 0x20];
/// A locked key has some 400 bytes; more is something else.
const MOST_BYTES: u64 = 8192;
/// scrypt's cost: 16 MiB and five passes, OWASP's choice for little memory; `openssl` refuses more than 32 MiB.
const LOG_N: u8 = 14;
const BLOCKS: u32 = 8;
const PASSES: u32 = 5;

/// Why there is no key. Nothing on the disk was changed.
#[derive(Debug, thiserror::Error)]
pub enum LockedKeyTrouble {
    #[error("{}: there is a file of this name, it was left as it is", .0.display())]
    Taken(PathBuf),
    #[error("{}: not a key locked with a passphrase", .0.display())]
    NotLocked(PathBuf),
    #[error("{}: not this passphrase", .0.display())]
    WrongPassphrase(PathBuf),
    #[error("{}: others may read or change it (mode {mode:04o}); if nobody did: chmod 600", path.display())]
    OpenToOthers { path: PathBuf, mode: u32 },
    #[error("the system gives no random bytes: {0}")]
    NoRandomness(getrandom::Error),
    #[error("the key could not be locked: {0}")]
    NotMade(pkcs8::Error),
    #[error("{}: {source}", path.display())]
    Disk { path: PathBuf, source: io::Error },
}

/// Locks a key and puts it into a new file that only its owner may read.
pub fn write(path: &Path, key: &SigningKey, passphrase: &Passphrase) -> Result<(), LockedKeyTrouble> {
    let pem = lock(key, passphrase)?;
    whole_file::put_new(path, pem.as_bytes(), PRIVATE).map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => LockedKeyTrouble::Taken(path.to_owned()),
        _ => LockedKeyTrouble::Disk { path: path.to_owned(), source },
    })
}

/// Opens a locked key.
pub fn read(path: &Path, passphrase: &Passphrase) -> Result<SigningKey, LockedKeyTrouble> {
    let document = read_locked(path)?;
    let locked = EncryptedPrivateKeyInfoRef::try_from(document.as_bytes())
        .map_err(|_| LockedKeyTrouble::NotLocked(path.to_owned()))?;
    // A wrong passphrase mostly shows in the padding, else in what comes out.
    let wrong = || LockedKeyTrouble::WrongPassphrase(path.to_owned());
    let opened = locked.decrypt(passphrase.bytes()).map_err(|_| wrong())?;
    unpack(&opened).ok_or_else(wrong)
}

fn lock(key: &SigningKey, passphrase: &Passphrase) -> Result<Zeroizing<String>, LockedKeyTrouble> {
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    getrandom::fill(&mut salt).and_then(|()| getrandom::fill(&mut iv)).map_err(LockedKeyTrouble::NoRandomness)?;
    lock_with(key, passphrase, &salt, iv).map_err(LockedKeyTrouble::NotMade)
}

fn lock_with(key: &SigningKey, passphrase: &Passphrase, salt: &[u8], iv: [u8; 16]) -> pkcs8::Result<Zeroizing<String>> {
    let mut octets = Zeroizing::new([0; 34]);
    octets[..2].copy_from_slice(&OCTETS);
    octets[2..].copy_from_slice(key.as_bytes());
    // Without the public key: OpenSSL 3.0 does not read version 2 of the format, which has it.
    let plain = PrivateKeyInfoRef::new(ED25519, OctetStringRef::new(&*octets)?);
    let cost = scrypt::Params::new(LOG_N, BLOCKS, PASSES).map_err(|_| pkcs8::Error::ParametersMalformed)?;
    let scheme = pbes2::Parameters::generate_scrypt_aes256cbc(cost, salt, iv)?;
    Ok(plain.encrypt_with_params(scheme, passphrase.bytes())?.to_pem(LABEL, LineEnding::LF)?)
}

/// The key in an opened file, if it is one of ours.
fn unpack(plain: &SecretDocument) -> Option<SigningKey> {
    let plain = PrivateKeyInfoRef::try_from(plain.as_bytes()).ok().filter(|plain| plain.algorithm == ED25519)?;
    let seed = plain.private_key.as_bytes().strip_prefix(&OCTETS)?;
    Some(SigningKey::from_bytes(seed.try_into().ok()?))
}

fn read_locked(path: &Path) -> Result<SecretDocument, LockedKeyTrouble> {
    let disk = |source| LockedKeyTrouble::Disk { path: path.to_owned(), source };
    let file = File::open(path).map_err(disk)?;
    let about = file.metadata().map_err(disk)?;
    let mode = about.permissions().mode() & 0o7777;
    if about.is_file() && mode & ANYBODY_ELSE != 0 {
        return Err(LockedKeyTrouble::OpenToOthers { path: path.to_owned(), mode });
    }
    let mut pem = Zeroizing::new(String::new());
    let not_locked = || LockedKeyTrouble::NotLocked(path.to_owned());
    match file.take(MOST_BYTES).read_to_string(&mut pem) {
        Err(error) if error.kind() == ErrorKind::InvalidData => return Err(not_locked()),
        read => read.map_err(disk)?,
    };
    match SecretDocument::from_pem(&pem) {
        Ok((LABEL, document)) => Ok(document),
        _ => Err(not_locked()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, Permissions};
    use tempfile::TempDir;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    /// A folder with the key of seed 0x41 in `commune.key`.
    fn locked() -> (TempDir, PathBuf) {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("commune.key");
        write(&path, &SigningKey::from_bytes(&[0x41; 32]), &passphrase("ba con trâu cày")).expect("a locked key");
        (folder, path)
    }

    #[test]
    fn a_locked_key_is_opened_with_its_passphrase_and_no_other() {
        let (_folder, path) = locked();
        assert_eq!(read(&path, &passphrase("ba con trâu cày")).expect("opened").to_bytes(), [0x41; 32]);
        for wrong in ["", "ba con trâu", "Ba con trâu cày"] {
            assert!(matches!(read(&path, &passphrase(wrong)), Err(LockedKeyTrouble::WrongPassphrase(_))));
        }
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o7777, 0o600);
    }

    #[test]
    fn a_passphrase_is_the_same_however_its_letters_were_put_together() {
        let (_folder, path) = locked();
        assert!(read(&path, &passphrase("ba con tra\u{302}u ca\u{300}y")).is_ok());
    }

    #[test]
    fn a_key_is_never_written_over() {
        let (_folder, path) = locked();
        let before = fs::read(&path).expect("a file");
        let again = write(&path, &SigningKey::from_bytes(&[1; 32]), &passphrase("khác hẳn đi"));
        assert!(matches!(again, Err(LockedKeyTrouble::Taken(_))), "{again:?}");
        assert_eq!(fs::read(&path).expect("a file"), before);
    }

    #[test]
    fn what_is_no_locked_key_is_said_so() {
        let (folder, path) = locked();
        let open = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH\n\
                    -----END PRIVATE KEY-----\n";
        let cut = fs::read_to_string(&path).expect("a file").replace("-----END", "----END");
        for content in ["", "xin chào", open, &cut] {
            let odd = folder.path().join("odd");
            fs::write(&odd, content).expect("a file");
            fs::set_permissions(&odd, Permissions::from_mode(0o600)).expect("a mode");
            let trouble = read(&odd, &passphrase("x")).expect_err("no key");
            assert!(matches!(trouble, LockedKeyTrouble::NotLocked(_)), "{content:?}: {trouble}");
        }
        fs::write(&path, [0xff; 40]).expect("bytes");
        assert!(matches!(read(&path, &passphrase("x")), Err(LockedKeyTrouble::NotLocked(_))));
        let missing = read(&folder.path().join("missing"), &passphrase("x"));
        assert!(matches!(missing, Err(LockedKeyTrouble::Disk { .. })));
    }

    #[test]
    fn a_key_others_may_read_is_refused() {
        let (_folder, path) = locked();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("a mode");
        let trouble = read(&path, &passphrase("ba con trâu cày")).expect_err("refused");
        assert!(matches!(trouble, LockedKeyTrouble::OpenToOthers { mode: 0o640, .. }), "{trouble}");
    }

    #[test]
    fn neither_the_file_nor_an_error_shows_key_or_passphrase() {
        let (_folder, path) = locked();
        let file = fs::read_to_string(&path).expect("a file");
        let trouble = read(&path, &passphrase("bí mật của xã")).expect_err("wrong");
        let shown = format!("{file}{trouble}{trouble:?}{:?}", passphrase("bí mật của xã"));
        let seen = |what: &str| shown.contains(what);
        assert!(!seen("AAAA") && !seen("QUFB") && !seen("4141") && !seen("65, 65") && !seen("bí mật"), "{shown}");
    }
}
