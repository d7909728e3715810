// Runs a program and writes down, in order, everything it does to the files below one folder; fails calls when told to.
//
//   recorder TRACE ROOT MARKS PLAN PROGRAM [ARGUMENT...]
//
// TRACE is appended to. What the program writes into the file MARKS is kept as a mark between the calls. PLAN is "-", or
// N:HOW:ERRNO: the Nth call (from 1) that changes the folder fails with this error, HOW being "once", "on" (it and all
// after it) or "short" (it writes half, the next one fails). The exit code is the program's, 128 + n for signal n.
//
// It traces system calls, not library calls: nothing escapes, whichever way the program makes them. What would change
// files in a way this does not understand ends the program with a complaint.
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
typedef struct user_regs_struct registers;
static void skip(registers *r, long result) { r->orig_rax = -1; r->rax = result; }
static void set_third(registers *r, uint64_t value) { r->rdx = value; }
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
typedef struct user_regs_struct registers;
static void skip(registers *r, long result) { r->regs[0] = result; }
static void set_third(registers *r, uint64_t value) { r->regs[2] = value; }
#else
#error "the recorder knows the registers of x86-64 and AArch64 only"
#endif

static const int watched[] = {
#ifdef SYS_open
  SYS_open, SYS_creat, SYS_rename, SYS_link, SYS_unlink, SYS_rmdir, SYS_mkdir,
#endif
  SYS_openat, SYS_openat2, SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_pwritev2, SYS_copy_file_range,
  SYS_sendfile, SYS_splice, SYS_ftruncate, SYS_truncate, SYS_fallocate, SYS_fsync, SYS_fdatasync, SYS_sync, SYS_syncfs,
  SYS_renameat, SYS_renameat2, SYS_linkat, SYS_unlinkat, SYS_mkdirat, SYS_symlinkat, SYS_mmap, SYS_io_uring_setup,
};

enum { LONGEST = 4096, MANY = 64 };

// A call between its beginning and its end. `what`: C create, M folder, T size, W write, S sync, R rename, L link, U unlink, K mark.
struct call { pid_t tid; char what; int fd; int64_t at; char path[LONGEST], other[LONGEST]; };
static struct call calls[MANY];

static const char *root, *marks;
static FILE *trace;
static long fail_at, counted;
static char fail_how[8];
static int fail_with;
static pid_t child;

static void give_up(const char *why, const char *about) {
  fprintf(stderr, "recorder: %s %s\n", why, about);
  if (child) kill(child, SIGKILL);
  exit(99);
}

static void note(char what, int error, const char *path, const char *other, int64_t at, const void *data, uint64_t length) {
  struct { int32_t what, error; uint32_t path, other; int64_t at; uint64_t length; } head =
    { what, error, strlen(path), strlen(other), at, length };
  fwrite(&head, sizeof head, 1, trace);
  fwrite(path, 1, head.path, trace);
  fwrite(other, 1, head.other, trace);
  fwrite(data, 1, length, trace);
}

static int inside(const char *path) {
  size_t length = strlen(root);
  return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int ends(const char *path, const char *end) {
  size_t length = strlen(path), tail = strlen(end);
  return length >= tail && strcmp(path + length - tail, end) == 0;
}

// The path an open file has now; empty for one that has none any more.
static void path_of(pid_t tid, int fd, char *path) {
  char link[64];
  if (fd == AT_FDCWD) snprintf(link, sizeof link, "/proc/%d/cwd", tid);
  else snprintf(link, sizeof link, "/proc/%d/fd/%d", tid, fd);
  ssize_t length = readlink(link, path, LONGEST - 1);
  path[length < 0 ? 0 : length] = 0;
  if (ends(path, " (deleted)")) path[0] = 0;
}

static void path_at(pid_t tid, int folder, uint64_t where, char *path) {
  char text[LONGEST] = "";
  for (size_t done = 0; done < LONGEST - 1 && (done == 0 || memchr(text, 0, done) == NULL);) {
    size_t part = 256 - (where + done) % 256;
    if (part > LONGEST - 1 - done) part = LONGEST - 1 - done;
    struct iovec here = { text + done, part }, there = { (void *)(where + done), part };
    if (process_vm_readv(tid, &here, 1, &there, 1, 0) <= 0) break;
    done += part;
  }
  if (text[0] == '/') { strcpy(path, text); return; }
  path_of(tid, folder, path);
  size_t length = strlen(path);
  snprintf(path + length, LONGEST - length, "/%s", text);
}

static int is_there(const char *path) {
  struct stat about;
  return lstat(path, &about) == 0;
}

static struct call *call_of(pid_t tid) {
  for (int i = 0; i < MANY; i++) if (calls[i].tid == tid) return &calls[i];
  for (int i = 0; i < MANY; i++) if (calls[i].tid == 0) { calls[i].tid = tid; return &calls[i]; }
  give_up("too many threads", "");
  return NULL;
}

static char opening(struct call *call, uint64_t flags) {
  if ((flags & O_TMPFILE) == O_TMPFILE) give_up("a file without a name in", call->path);
  if (!inside(call->path) || !(flags & (O_CREAT | O_TRUNC))) return 0;
  if (!is_there(call->path)) return flags & O_CREAT ? 'C' : 0;
  return flags & O_TRUNC ? 'T' : 0;
}

static char on_path(struct call *call, char what) { return inside(call->path) ? what : 0; }

static char on_file(struct call *call, int fd, char what) {
  call->fd = fd;
  path_of(call->tid, fd, call->path);
  if (what == 'W' && strcmp(call->path, marks) == 0) return 'K';
  return on_path(call, what);
}

static char on_two(struct call *call, int from, uint64_t old, int to, uint64_t new, char what) {
  path_at(call->tid, from, old, call->path);
  path_at(call->tid, to, new, call->other);
  if (inside(call->path) != inside(call->other)) give_up("a file goes over the border:", call->path);
  return on_path(call, what);
}

// What a call is about to do to the folder; 0 if nothing.
static char meaning(struct call *call, uint64_t nr, const uint64_t *args) {
  pid_t tid = call->tid;
  call->fd = call->at = -1;
  call->other[0] = 0;
  switch (nr) {
#ifdef SYS_open
  case SYS_open: path_at(tid, AT_FDCWD, args[0], call->path); return opening(call, args[1]);
  case SYS_creat: path_at(tid, AT_FDCWD, args[0], call->path); return opening(call, O_CREAT | O_TRUNC);
  case SYS_rename: return on_two(call, AT_FDCWD, args[0], AT_FDCWD, args[1], 'R');
  case SYS_link: return on_two(call, AT_FDCWD, args[0], AT_FDCWD, args[1], 'L');
  case SYS_unlink: case SYS_rmdir: path_at(tid, AT_FDCWD, args[0], call->path); return on_path(call, 'U');
  case SYS_mkdir: path_at(tid, AT_FDCWD, args[0], call->path); return on_path(call, 'M');
#endif
  case SYS_openat: path_at(tid, args[0], args[1], call->path); return opening(call, args[2]);
  case SYS_renameat: return on_two(call, args[0], args[1], args[2], args[3], 'R');
  case SYS_renameat2: call->at = args[4] & RENAME_EXCHANGE; return on_two(call, args[0], args[1], args[2], args[3], 'R');
  case SYS_linkat: return on_two(call, args[0], args[1], args[2], args[3], 'L');
  case SYS_unlinkat: path_at(tid, args[0], args[1], call->path); return on_path(call, 'U');
  case SYS_mkdirat: path_at(tid, args[0], args[1], call->path); return on_path(call, 'M');
  case SYS_pwrite64: case SYS_pwritev: call->at = args[3]; return on_file(call, args[0], 'W');
  case SYS_pwritev2: call->at = (int64_t)args[3]; return on_file(call, args[0], 'W');
  case SYS_write: case SYS_writev: case SYS_sendfile: return on_file(call, args[0], 'W');
  case SYS_copy_file_range: case SYS_splice:
    if (args[3] && on_file(call, args[2], 'W')) give_up("a copy to a place of its own in", call->path);
    return on_file(call, args[2], 'W');
  case SYS_ftruncate: case SYS_fallocate: return on_file(call, args[0], 'T');
  case SYS_truncate: path_at(tid, AT_FDCWD, args[0], call->path); return on_path(call, 'T');
  case SYS_fsync: case SYS_fdatasync: return on_file(call, args[0], 'S');
  case SYS_mmap:
    if (!(args[3] & MAP_ANONYMOUS) && (args[2] & PROT_WRITE) && (args[3] & MAP_SHARED) && on_file(call, args[4], 'W')
        && !ends(call->path, "-shm")) give_up("memory is shared with", call->path);
    return 0;
  case SYS_symlinkat: path_at(tid, args[1], args[2], call->path); if (!inside(call->path)) return 0; // fall through
  default: snprintf(call->path, LONGEST, "%lu", nr); give_up("a system call it does not understand: number", call->path); return 0;
  }
}

static void change(pid_t tid, int cut, uint64_t half, long result) {
  registers now;
  struct iovec all = { &now, sizeof now };
  ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &all);
  if (cut) set_third(&now, half); else skip(&now, result);
  ptrace(PTRACE_SETREGSET, tid, NT_PRSTATUS, &all);
#ifdef __aarch64__
  int none = -1;
  struct iovec number = { &none, sizeof none };
  if (!cut) ptrace(PTRACE_SETREGSET, tid, NT_ARM_SYSTEM_CALL, &number);
#endif
}

// A call begins. Whether its end is of interest.
static int begin(pid_t tid) {
  struct __ptrace_syscall_info info;
  ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info);
  struct call *call = call_of(tid);
  call->what = meaning(call, info.seccomp.nr, info.seccomp.args);
  if (!call->what || call->what == 'K') return call->what == 'K';
  counted++;
  int is_short = strcmp(fail_how, "short") == 0;
  int sized = info.seccomp.nr == SYS_write || info.seccomp.nr == SYS_pwrite64;
  if (fail_at && is_short && counted == fail_at && sized && info.seccomp.args[2] > 1)
    change(tid, 1, info.seccomp.args[2] / 2, 0);
  if (fail_at && (counted == fail_at + is_short || (counted > fail_at && strcmp(fail_how, "on") == 0))) {
    change(tid, 0, 0, -fail_with);
    note(call->what, fail_with, call->path, call->other, 0, "", 0);
    return 0;
  }
  return 1;
}

static void written(struct call *call, int64_t length) {
  char path[64], line[128];
  snprintf(path, sizeof path, "/proc/%d/fd/%d", call->tid, call->fd);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (call->at < 0) {
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", call->tid, call->fd);
    FILE *about = fopen(path, "r");
    long long after = 0;
    if (!about || !fgets(line, sizeof line, about) || sscanf(line, "pos: %lld", &after) != 1) give_up("no place in", call->path);
    fclose(about);
    call->at = after - length;
  }
  char *data = malloc(length);
  if (file < 0 || pread(file, data, length, call->at) != length) give_up("what was written cannot be read back:", call->path);
  note(call->what, 0, call->path, "", call->at, data, length);
  free(data);
  close(file);
}

// A call is over.
static void end(pid_t tid) {
  struct __ptrace_syscall_info info;
  ptrace(PTRACE_GET_SYSCALL_INFO, tid, sizeof info, &info);
  struct call *call = call_of(tid);
  int64_t result = info.exit.rval;
  struct stat about = { 0 };
  if (info.exit.is_error) note(call->what, -result, call->path, call->other, 0, "", 0);
  else if (call->what == 'W' || call->what == 'K') written(call, result);
  else if (call->what == 'T') { stat(call->path, &about); note('T', 0, call->path, "", about.st_size, "", 0); }
  else note(call->what, 0, call->path, call->other, call->at, "", 0);
  call->tid = 0;
}

static void watch_me(char **program) {
  enum { COUNT = sizeof watched / sizeof *watched };
  struct sock_filter filter[COUNT + 6];
  int length = 0;
  filter[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
  filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
  filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  filter[length++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
  for (int i = 0; i < COUNT; i++)
    filter[length++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, watched[i], COUNT - i, 0);
  filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  filter[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
  struct sock_fprog all = { length, filter };
  if (ptrace(PTRACE_TRACEME, 0, 0, 0) || raise(SIGSTOP)) _exit(98);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all)) _exit(98);
  execv(program[0], program);
  _exit(98);
}

int main(int count, char **words) {
  if (count < 6) give_up("TRACE ROOT MARKS PLAN PROGRAM are needed", "");
  trace = fopen(words[1], "ab");
  root = words[2];
  marks = words[3];
  if (!trace) give_up("cannot write", words[1]);
  if (strcmp(words[4], "-") && sscanf(words[4], "%ld:%7[a-z]:%d", &fail_at, fail_how, &fail_with) != 3) give_up("no plan:", words[4]);
  child = fork();
  if (child == 0) watch_me(words + 5);
  int status, result = 98;
  waitpid(child, &status, 0);
  if (!WIFSTOPPED(status)) give_up("this machine does not let programs be traced", "");
  ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE
    | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
  ptrace(PTRACE_CONT, child, 0, 0);
  for (pid_t tid; (tid = waitpid(-1, &status, __WALL)) > 0;) {
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      call_of(tid)->tid = 0;
      if (tid == child) result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      continue;
    }
    int signal = WSTOPSIG(status), event = status >> 16, deliver = 0, until_its_end = 0;
    if (event == PTRACE_EVENT_SECCOMP) until_its_end = begin(tid);
    else if (signal == (SIGTRAP | 0x80)) end(tid);
    // A new thread begins with a stop of its own.
    else if (event == 0 && signal != SIGSTOP && signal != SIGTRAP) deliver = signal;
    ptrace(until_its_end ? PTRACE_SYSCALL : PTRACE_CONT, tid, 0, deliver);
  }
  if (fclose(trace)) give_up("cannot write", words[1]);
  return result;
}
