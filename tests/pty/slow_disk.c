// Laid over a program (LD_PRELOAD), it makes the disk slow: every sync takes a third of a second, and does not end while the
// file $SLOW_DISK_HOLD exists.
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static void take_time(void) {
  const char *hold = getenv("SLOW_DISK_HOLD");
  do usleep(330000);
  while (hold && access(hold, F_OK) == 0);
}

int fsync(int fd) {
  take_time();
  return syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  take_time();
  return syscall(SYS_fdatasync, fd);
}
