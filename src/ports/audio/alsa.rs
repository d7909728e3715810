//! Playback by ALSA, the sound system of Linux. Holds unsafe code, because it is a C library; what it offers is safe.
//!
//! libasound is loaded when the first sound is wanted and not linked: linked, it costs every start more than half a million
//! instructions, cannot be missing, and has to be there to build. Must not know what sounds.

use libloading::Library;
use rustix::io::Errno;
use std::ffi::{c_char, c_int, c_long, c_uint, c_ulong, c_void};
use std::num::NonZero;
use std::ptr::{self, NonNull};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Frames a second: what most cards run at, so that ALSA does not convert a second time.
pub(super) const RATE: NonZero<u32> = NonZero::new(48_000).expect("a rate above nought");
/// Samples in a frame, left and right.
pub(super) const CHANNELS: NonZero<u16> = NonZero::new(2).expect("more channels than nought");

/// Sound that waits in the card, in microseconds: enough for a busy machine, too little to notice.
const AHEAD: c_uint = 100_000;

/// A card that takes nothing for so long is gone.
const PATIENCE: Duration = Duration::from_secs(1);

/// libasound by the version of its ABI, the one that <alsa/pcm.h> describes.
const LIBRARY: &str = "libasound.so.2";

// From <alsa/pcm.h>.
const PLAYBACK: c_int = 0;
const NONBLOCK: c_int = 1;
const S16: c_int = if cfg!(target_endian = "big") { 3 } else { 2 };
const INTERLEAVED: c_int = 3;
const RESAMPLE: c_int = 1;
const SILENT: c_int = 1;

/// A `snd_pcm_t`.
type Pcm = c_void;

/// A `snd_lib_error_handler_t`, without the variable arguments: a function that ignores them is called alike.
type Complain = extern "C" fn(*const c_char, c_int, *const c_char, c_int, *const c_char);

/// The functions of libasound that playing takes, named as there without `snd_pcm_`.
struct Alsa {
    open: unsafe extern "C" fn(*mut *mut Pcm, *const c_char, c_int, c_int) -> c_int,
    set_params: unsafe extern "C" fn(*mut Pcm, c_int, c_int, c_uint, c_uint, c_int, c_uint) -> c_int,
    writei: unsafe extern "C" fn(*mut Pcm, *const c_void, c_ulong) -> c_long,
    wait: unsafe extern "C" fn(*mut Pcm, c_int) -> c_int,
    recover: unsafe extern "C" fn(*mut Pcm, c_int, c_int) -> c_int,
    drop: unsafe extern "C" fn(*mut Pcm) -> c_int,
    prepare: unsafe extern "C" fn(*mut Pcm) -> c_int,
    close: unsafe extern "C" fn(*mut Pcm) -> c_int,
}

/// Whether the library is there.
pub(super) fn is_installed() -> bool {
    Alsa::get().is_some()
}

impl Alsa {
    /// Loaded at the first call; `None` on a machine that has no libasound.
    fn get() -> Option<&'static Self> {
        static ALSA: OnceLock<Option<Alsa>> = OnceLock::new();
        ALSA.get_or_init(|| Self::load().ok()).as_ref()
    }

    fn load() -> Result<Self, libloading::Error> {
        // SAFETY: this name is libasound's, and loading it runs nothing but its own set-up.
        let library = unsafe { Library::new(LIBRARY) }?;
        // SAFETY: the types are those of <alsa/pcm.h> and <alsa/error.h>. The functions outlive the program, because the
        // library is never unloaded (see below).
        let alsa = unsafe {
            let silence = library.get::<unsafe extern "C" fn(Complain) -> c_int>(c"snd_lib_error_set_handler")?;
            silence(ignore);
            Self {
                open: *library.get(c"snd_pcm_open")?,
                set_params: *library.get(c"snd_pcm_set_params")?,
                writei: *library.get(c"snd_pcm_writei")?,
                wait: *library.get(c"snd_pcm_wait")?,
                recover: *library.get(c"snd_pcm_recover")?,
                drop: *library.get(c"snd_pcm_drop")?,
                prepare: *library.get(c"snd_pcm_prepare")?,
                close: *library.get(c"snd_pcm_close")?,
            }
        };
        std::mem::forget(library);
        Ok(alsa)
    }
}

/// Instead of ALSA's own, which prints a page about a machine without a card, and a terminal is no place for that.
extern "C" fn ignore(_: *const c_char, _: c_int, _: *const c_char, _: c_int, _: *const c_char) {}

/// The card does not take sound any more.
#[derive(Debug)]
pub(super) struct Lost;

/// The default device, open for [`RATE`], [`CHANNELS`] and 16 bits. Dropping it closes it, with what still waits in it.
pub(super) struct Card {
    alsa: &'static Alsa,
    pcm: NonNull<Pcm>,
}

// SAFETY: ALSA lets any thread use a handle, one at a time; that there is one at a time, `&mut self` sees to.
unsafe impl Send for Card {}

impl Card {
    /// `None` if there is no card, if it is taken by another program, or if there is no ALSA.
    pub fn open() -> Option<Self> {
        let alsa = Alsa::get()?;
        let mut pcm = ptr::null_mut();
        // SAFETY: `pcm` is a place for the handle, and the name ends in nought.
        let opened = unsafe { (alsa.open)(&raw mut pcm, c"default".as_ptr(), PLAYBACK, NONBLOCK) };
        let card = Self { alsa, pcm: NonNull::new(pcm).filter(|_| opened >= 0)? };
        let (channels, rate) = (CHANNELS.get().into(), RATE.get());
        // SAFETY: the handle is open.
        let set = unsafe { (alsa.set_params)(card.pcm.as_ptr(), S16, INTERLEAVED, channels, rate, RESAMPLE, AHEAD) };
        (set >= 0).then_some(card)
    }

    /// Writes whole frames, waiting for room. A card that has run dry, or slept with the machine, goes on.
    pub fn write(&mut self, mut samples: &[i16]) -> Result<(), Lost> {
        let mut moved = Instant::now();
        while !samples.is_empty() {
            match self.write_some(samples) {
                taken @ 1.. => {
                    samples = samples.get(taken as usize * usize::from(CHANNELS.get())..).unwrap_or_default();
                    moved = Instant::now();
                }
                _ if moved.elapsed() > PATIENCE => return Err(Lost),
                error => self.overcome(error as c_int)?,
            }
        }
        Ok(())
    }

    /// Frames taken, or a negative error number.
    fn write_some(&mut self, samples: &[i16]) -> c_long {
        let frames = samples.len() / usize::from(CHANNELS.get());
        // SAFETY: the handle is open, and a frame has that many samples of 16 bits (`open`), so that ALSA reads within the slice.
        unsafe { (self.alsa.writei)(self.pcm.as_ptr(), samples.as_ptr().cast(), frames as c_ulong) }
    }

    fn overcome(&mut self, error: c_int) -> Result<(), Lost> {
        let pcm = self.pcm.as_ptr();
        let is_full = error == -Errno::AGAIN.raw_os_error();
        // SAFETY: the handle is open.
        let error = if is_full { unsafe { (self.alsa.wait)(pcm, PATIENCE.as_millis() as c_int) } } else { error };
        // SAFETY: the handle is open.
        let overcome = if error < 0 { unsafe { (self.alsa.recover)(pcm, error, SILENT) } } else { error };
        if overcome < 0 { Err(Lost) } else { Ok(()) }
    }

    /// Forgets what waits in the card. If that fails, so will the next [`Card::write`].
    pub fn flush(&mut self) {
        // SAFETY: the handle is open.
        unsafe {
            (self.alsa.drop)(self.pcm.as_ptr());
            (self.alsa.prepare)(self.pcm.as_ptr());
        }
    }
}

impl Drop for Card {
    fn drop(&mut self) {
        // SAFETY: the handle is open, and nobody has it afterwards.
        unsafe { (self.alsa.close)(self.pcm.as_ptr()) };
    }
}
