//! Hashing PINs and recovery codes: argon2id, slow on purpose, and therefore on a thread, so that the screen keeps drawing.
//!
//! Knows neither whose PIN it is nor what follows. A result is fetched once, by the number of its job.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::mpsc::{Receiver, Sender, channel};
use zeroize::Zeroizing;

/// What is to be hashed.
pub enum Job {
    /// Does this make that hash?
    Compare {
        secret: Zeroizing<String>,
        with: String,
    },
    Hash {
        secret: Zeroizing<String>,
        salt: [u8; 16],
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Compared {
        right: bool,
    },
    /// A PHC string.
    Hashed(String),
    /// The parameters are none, or there is no memory.
    Failed,
}

/// Whatever hashes.
pub trait Hasher {
    /// Begins a job. `true` if its outcome can be fetched at once; else whoever was named hears of the number later.
    fn begin(&mut self, number: u64, job: Job) -> bool;
    /// The outcome of a job, once.
    fn outcome(&mut self, number: u64) -> Option<Outcome>;
}

/// What a guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Cost {
    /// trust.md §6; the least that OWASP advises. 35–40 ms on a small PC.
    pub const STATION: Self = Self { memory_kib: 19 * 1024, passes: 2 };
    /// For tests that try thousands of PINs.
    pub const OF_A_TEST: Self = Self { memory_kib: 8, passes: 1 };
}

/// Does a job.
pub fn work(job: &Job, cost: Cost) -> Outcome {
    match job {
        Job::Compare { secret, with } => match PasswordHash::new(with) {
            // The parameters are those of the hash, so that a later program may ask for more of a new PIN.
            Ok(hash) => {
                Outcome::Compared { right: Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok() }
            }
            Err(_) => Outcome::Failed,
        },
        Job::Hash { secret, salt } => hashed(secret, salt, cost).map_or(Outcome::Failed, Outcome::Hashed),
    }
}

fn hashed(secret: &str, salt: &[u8], cost: Cost) -> Option<String> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, None).ok()?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: PasswordHash = argon2.hash_password_with_salt(secret.as_bytes(), salt).ok()?;
    Some(hash.to_string())
}

/// Hashes while one waits: for commands and tests.
#[derive(Debug)]
pub struct AtOnce {
    cost: Cost,
    done: Option<(u64, Outcome)>,
}

impl AtOnce {
    pub fn new(cost: Cost) -> Self {
        Self { cost, done: None }
    }
}

impl Hasher for AtOnce {
    fn begin(&mut self, number: u64, job: Job) -> bool {
        self.done = Some((number, work(&job, self.cost)));
        true
    }
    fn outcome(&mut self, number: u64) -> Option<Outcome> {
        self.done.take_if(|(done, _)| *done == number).map(|(_, outcome)| outcome)
    }
}

/// Hashes on a thread of its own, which says when a job is done.
pub struct OnThread {
    jobs: Sender<(u64, Job)>,
    done: Receiver<(u64, Outcome)>,
}

impl OnThread {
    /// Starts the thread; it ends when this is dropped.
    ///
    /// # Errors
    /// No thread can be started.
    pub fn start(cost: Cost, ready: impl Fn(u64) + Send + 'static) -> std::io::Result<Self> {
        let (jobs, waiting) = channel::<(u64, Job)>();
        let (out, done) = channel();
        std::thread::Builder::new().name("hashing".into()).spawn(move || {
            while let Ok((number, job)) = waiting.recv() {
                if out.send((number, work(&job, cost))).is_err() {
                    return;
                }
                ready(number);
            }
        })?;
        Ok(Self { jobs, done })
    }
}

impl Hasher for OnThread {
    fn begin(&mut self, number: u64, job: Job) -> bool {
        // A thread that has died answers nothing: the try stays counted, and nobody enters.
        let _ = self.jobs.send((number, job));
        false
    }
    /// What an earlier screen asked for and nobody fetched is dropped.
    fn outcome(&mut self, number: u64) -> Option<Outcome> {
        self.done.try_iter().find(|(done, _)| *done == number).map(|(_, outcome)| outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Zeroizing<String> {
        Zeroizing::new(text.into())
    }

    fn hash_of(text: &str, cost: Cost) -> String {
        match work(&Job::Hash { secret: secret(text), salt: [7; 16] }, cost) {
            Outcome::Hashed(hash) => hash,
            other => panic!("{other:?}"),
        }
    }

    fn compare(text: &str, with: &str) -> Outcome {
        work(&Job::Compare { secret: secret(text), with: with.into() }, Cost::OF_A_TEST)
    }

    #[test]
    fn a_station_hashes_with_the_cost_of_the_design() {
        let hash = hash_of("408163", Cost::STATION);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(compare("408163", &hash), Outcome::Compared { right: true });
    }

    #[test]
    fn only_the_same_secret_makes_the_same_hash() {
        let hash = hash_of("408163", Cost::OF_A_TEST);
        assert_eq!(compare("408163", &hash), Outcome::Compared { right: true });
        assert_eq!(compare("408164", &hash), Outcome::Compared { right: false });
        assert_eq!(compare("408163", "no hash"), Outcome::Failed);
    }

    #[test]
    fn the_thread_says_when_a_job_is_done_and_a_result_nobody_fetched_is_dropped() {
        let (said, heard) = channel();
        let mut hasher = OnThread::start(Cost::OF_A_TEST, move |number| said.send(number).expect("heard")).unwrap();
        for number in [1, 2] {
            assert!(!hasher.begin(number, Job::Hash { secret: secret("408163"), salt: [1; 16] }));
        }
        assert_eq!([heard.recv(), heard.recv()], [Ok(1), Ok(2)]);
        assert!(matches!(hasher.outcome(2), Some(Outcome::Hashed(_))));
        assert_eq!((hasher.outcome(1), hasher.outcome(2)), (None, None));
    }
}
