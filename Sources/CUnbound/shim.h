#ifndef MIMI_CUNBOUND_H
#define MIMI_CUNBOUND_H

/* libunbound resolves and validates. Its event API runs on libevent, the loop that it was built with. */
#include <bits/types/struct_timeval.h>
#include <sys/eventfd.h>
#include <unbound.h>
#include <unbound-event.h>

/* What we use of <event2/event.h>. That header brings <sys/select.h> with it, whose fd_set Swift has imported under
   other feature macros already and refuses a second time. libevent's ABI is stable within 2.1. */
struct event;
struct event_base;
extern struct event_base *event_base_new(void);
extern void event_base_free(struct event_base *);
extern int event_base_loop(struct event_base *, int);
extern int event_base_loopbreak(struct event_base *);
extern struct event *event_new(struct event_base *, int, short, void (*)(int, short, void *), void *);
extern void event_free(struct event *);
extern int event_add(struct event *, const struct timeval *);
extern int event_del(struct event *);
extern void event_active(struct event *, int, short);

static const short mimi_event_timeout = 0x01;
static const short mimi_event_read = 0x02;
static const short mimi_event_persist = 0x10;
static const int mimi_loop_no_exit_on_empty = 0x04;

/* Linux has it; the C library's header shows it only under _GNU_SOURCE. */
extern int memfd_create(const char *, unsigned int);
static const unsigned int mimi_memfd_close_on_exec = 1;

#endif
