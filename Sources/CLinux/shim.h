#ifndef MIMI_CLINUX_H
#define MIMI_CLINUX_H

#include <spawn.h>

/* What the C library's headers show only under feature macros that Swift's import does not set. */

/* A descriptor that becomes readable when the process has ended (pidfd_open(2)). */
extern int pidfd_open(pid_t, unsigned int);

/* Closes all descriptors from this one on in a program that is started. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/* POSIX_SPAWN_SETSID (posix_spawn(3)): the process leads a session of its own, without a terminal. */
static const short mimi_spawn_in_own_session = 0x80;

/* What the process was started with. Nobody in this program changes it. */
static inline char **mimi_environment(void) {
  extern char **environ;
  return environ;
}

#endif
