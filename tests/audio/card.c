// A libasound for tests, with one card: it plays at the pace of a real one (a file does not), and can be pulled out.
//
// What was heard is written to $TRAMHOC_PLAYED. While the file $TRAMHOC_PLAYED.unplugged exists the card is gone; closing the
// card puts it back. $TRAMHOC_PLAYED.dry makes it run dry once. While $TRAMHOC_PLAYED.stuck exists whoever writes to it waits.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// It takes ten times what is asked for: some cards do, and it shows what is left in it.
enum { RATE = 48000, AHEAD = RATE, PERIOD = RATE / 40 };
enum { CLOSED, SETUP, PREPARED, RUNNING, DRY };
typedef struct { short left, right; } frame;

static int state = CLOSED;
static frame waiting[AHEAD];
static long count;
static double played_until;
static FILE *heard;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static const char *said(const char *what) {
  static char path[4096];
  snprintf(path, sizeof path, "%s.%s", getenv("TRAMHOC_PLAYED"), what);
  return access(path, F_OK) == 0 ? path : NULL;
}

static const char *unplugged(void) { return said("unplugged"); }

static void forget(long frames) {
  memmove(waiting, waiting + frames, (count - frames) * sizeof(frame));
  count -= frames;
}

static void play(void) {
  if (state != RUNNING) return;
  long due = (now() - played_until) * RATE;
  played_until += (double)due / RATE;
  if (said("dry")) { unlink(said("dry")); due = count + 1; }
  if (due > count) { due = count; state = DRY; }
  fwrite(waiting, sizeof(frame), due, heard);
  fflush(heard);
  forget(due);
}

int snd_lib_error_set_handler(void *handler) { return handler ? 0 : -EINVAL; }

int snd_pcm_open(void **pcm, const char *name, int stream, int mode) {
  if (unplugged()) return -ENODEV;
  if (state != CLOSED) return -EBUSY;
  if (strcmp(name, "default") || stream != 0 || mode != 1) return -EINVAL;
  heard = fopen(getenv("TRAMHOC_PLAYED"), "ab");
  if (ftell(heard) == 0) {
    static const char wav[44] = "RIFF\0\0\0\0WAVEfmt \x10\0\0\0\1\0\2\0\x80\xbb\0\0\0\xee\2\0\4\0\x10\0data";
    fwrite(wav, 1, sizeof wav, heard);
  }
  state = SETUP;
  *pcm = &state;
  return 0;
}

int snd_pcm_prepare(void *pcm) {
  (void)pcm;
  forget(count);
  state = PREPARED;
  return 0;
}

int snd_pcm_set_params(void *pcm, int format, int access, unsigned channels, unsigned rate, int resample, unsigned ahead) {
  (void)resample;
  if (format != 2 || access != 3 || channels != 2 || rate != RATE || ahead != 1000000 / 10) return -EINVAL;
  return snd_pcm_prepare(pcm);
}

long snd_pcm_writei(void *pcm, const frame *frames, unsigned long many) {
  (void)pcm;
  while (said("stuck")) usleep(2000);
  play();
  if (unplugged()) return -ENODEV;
  if (state == DRY) return -EPIPE;
  if (state == SETUP) return -EBADFD;
  long taken = (long)many < AHEAD - count ? (long)many : AHEAD - count;
  if (taken == 0) return -EAGAIN;
  memcpy(waiting + count, frames, taken * sizeof(frame));
  count += taken;
  if (state == PREPARED && count == AHEAD) { state = RUNNING; played_until = now(); }
  return taken;
}

int snd_pcm_wait(void *pcm, int milliseconds) {
  (void)pcm;
  for (double end = now() + milliseconds / 1e3; now() < end; usleep(2000)) {
    play();
    if (unplugged()) return -ENODEV;
    if (state == DRY) return -EPIPE;
    if (AHEAD - count >= PERIOD) return 1;
  }
  return 0;
}

int snd_pcm_recover(void *pcm, int error, int silent) {
  if (!silent) fprintf(stderr, "the card complains\n");
  return error == -EPIPE ? snd_pcm_prepare(pcm) : error;
}

int snd_pcm_drop(void *pcm) {
  (void)pcm;
  play();
  forget(count);
  state = SETUP;
  return 0;
}

int snd_pcm_close(void *pcm) {
  snd_pcm_drop(pcm);
  fclose(heard);
  if (unplugged()) unlink(unplugged());
  state = CLOSED;
  return 0;
}
