// The yardstick of the benchmark: what libunbound itself costs, asked by C without any layer above it.
//
// It asks what mimi asks, TXT and TYPE65432 of every name, with the same settings of the library and the same number
// of names in flight, and prints one line a name, so that the difference between the two is what mimi adds.
//
//     UnboundPeer [-n NAMES-IN-FLIGHT] [-a TRUST-ANCHOR-FILE] ADDRESS@PORT < names
//
// A line is: name, status, DNSSEC status, first string of the first TXT record. The counts go to standard error.

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <event2/event.h>
#include <unbound.h>
// It needs the two above.
#include <unbound-event.h>

enum {
  CLASS_IN = 1,
  RCODE_NO_NAME = 3,
  TYPE_TXT = 16,
  TYPE_MIMI = 65432,
  QUESTIONS = 2,
  DEFAULT_IN_FLIGHT = 64,
  MAXIMUM_IN_FLIGHT = 4096,
  NAME_LIMIT = 256,
  HEADER_LENGTH = 12,
  // Of a record behind its name: type, class, TTL, length of the data.
  RECORD_FIXED_LENGTH = 10,
  STRING_LIMIT = 255,
};

enum security { SECURITY_UNCHECKED = 0, SECURITY_BOGUS = 1, SECURITY_SECURE = 2 };
enum status { STATUS_FOUND, STATUS_NO_DATA, STATUS_NO_NAME, STATUS_BOGUS, STATUS_FAILURE, STATUS_COUNT };
static const char *const status_names[STATUS_COUNT] = {"found", "no-data", "no-name", "bogus", "server-failure"};

struct run;

// One name in flight; its slot is used again when both answers are here.
struct lookup {
  struct run *run;
  struct lookup *next_free;
  char name[NAME_LIMIT];
  unsigned open_questions;
  enum status status;
  bool secure;
  char text[STRING_LIMIT + 1];
};

struct run {
  struct ub_ctx *context;
  struct event_base *base;
  struct lookup *free_slots;
  size_t in_flight;
  bool input_ended;
  unsigned long counts[STATUS_COUNT];
  unsigned long secure;
};

static void fail(const char *what, const char *why) {
  fprintf(stderr, "UnboundPeer: error: %s: %s\n", what, why);
  exit(EXIT_FAILURE);
}

static void check(int code, const char *what) {
  if (code != 0) fail(what, ub_strerror(code));
}

// The offset behind the name at `at`, or 0 where the packet ends before it.
static size_t skip_name(const uint8_t *packet, size_t length, size_t at) {
  while (at < length) {
    uint8_t label = packet[at];
    if (label == 0) return at + 1;
    if ((label & 0xC0) == 0xC0) return at + 2 <= length ? at + 2 : 0;
    at += 1 + (size_t)label;
  }
  return 0;
}

static unsigned read16(const uint8_t *bytes) { return (unsigned)bytes[0] << 8 | bytes[1]; }

// Copies the first string of the first TXT record of the answer; false where there is none.
static bool first_text(const uint8_t *packet, size_t length, char *text) {
  if (length < HEADER_LENGTH) return false;
  unsigned questions = read16(packet + 4), answers = read16(packet + 6);
  size_t at = HEADER_LENGTH;
  for (unsigned i = 0; i < questions; i++) {
    at = skip_name(packet, length, at);
    if (at == 0 || length - at < 4) return false;
    at += 4;
  }
  for (unsigned i = 0; i < answers; i++) {
    at = skip_name(packet, length, at);
    if (at == 0 || length - at < RECORD_FIXED_LENGTH) return false;
    unsigned type = read16(packet + at);
    size_t data_length = read16(packet + at + 8);
    at += RECORD_FIXED_LENGTH;
    if (length - at < data_length) return false;
    if (type == TYPE_TXT && data_length > 0 && (size_t)packet[at] < data_length) {
      size_t count = packet[at];
      for (size_t k = 0; k < count; k++) {
        uint8_t byte = packet[at + 1 + k];
        text[k] = isprint(byte) ? (char)byte : '?';
      }
      text[count] = 0;
      return true;
    }
    at += data_length;
  }
  return false;
}

static void finish(struct lookup *lookup) {
  struct run *run = lookup->run;
  run->counts[lookup->status]++;
  run->secure += lookup->secure;
  printf("%s %s %s %s\n", lookup->name, status_names[lookup->status], lookup->secure ? "secure" : "unchecked",
         lookup->text);
  lookup->next_free = run->free_slots;
  run->free_slots = lookup;
  run->in_flight--;
}

// An answer of libunbound's: a packet as if from the wire. The worse of the two answers is the status of the name.
static void answered(void *argument, int rcode, void *packet, int length, int security, char *why, int rate_limited) {
  (void)why;
  (void)rate_limited;
  struct lookup *lookup = argument;
  if (security == SECURITY_BOGUS) {
    lookup->status = STATUS_BOGUS;
  } else if (rcode == RCODE_NO_NAME) {
    if (lookup->status < STATUS_NO_NAME) lookup->status = STATUS_NO_NAME;
  } else if (rcode != 0) {
    lookup->status = STATUS_FAILURE;
  } else if (lookup->status == STATUS_NO_DATA && length > 0 && first_text(packet, (size_t)length, lookup->text)) {
    lookup->status = STATUS_FOUND;
  }
  lookup->secure = lookup->secure && security == SECURITY_SECURE;
  if (--lookup->open_questions == 0) finish(lookup);
}

// Reads names until every slot is in use. An answer can come before `ub_resolve_event` returns: `open_questions` is
// set before the first question for that.
static void fill(struct run *run) {
  static char line[NAME_LIMIT + 2];
  static const int types[QUESTIONS] = {TYPE_TXT, TYPE_MIMI};
  while (run->free_slots != NULL && !run->input_ended) {
    if (fgets(line, sizeof line, stdin) == NULL) {
      run->input_ended = true;
      return;
    }
    size_t length = strcspn(line, "\r\n");
    if (length == 0) continue;
    if (length >= NAME_LIMIT) fail("input", "a name is too long");
    line[length] = 0;
    struct lookup *lookup = run->free_slots;
    run->free_slots = lookup->next_free;
    memcpy(lookup->name, line, length + 1);
    lookup->open_questions = QUESTIONS;
    lookup->status = STATUS_NO_DATA;
    lookup->secure = true;
    lookup->text[0] = 0;
    run->in_flight++;
    for (int i = 0; i < QUESTIONS; i++) {
      check(ub_resolve_event(run->context, lookup->name, types[i], CLASS_IN, lookup, answered, NULL), "asking");
    }
  }
}

// The settings are mimi's; the reasons for them stand there.
static struct ub_ctx *make_context(struct event_base *base, const char *server, const char *anchor) {
  static const char *const options[][2] = {
      {"outgoing-range:", "256"},       {"outgoing-num-tcp:", "64"},    {"infra-host-ttl:", "10"},
      {"infra-cache-max-rtt:", "4000"}, {"outbound-msg-retry:", "3"},   {"msg-cache-size:", "2m"},
      {"rrset-cache-size:", "4m"},
  };
  struct ub_ctx *context = ub_ctx_create_event(base);
  if (context == NULL) fail("ub_ctx_create_event", "no context");
  check(ub_ctx_debugout(context, NULL), "debugout");
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
    check(ub_ctx_set_option(context, options[i][0], options[i][1]), options[i][0]);
  }
  check(ub_ctx_set_fwd(context, server), server);
  if (anchor != NULL) check(ub_ctx_add_ta_file(context, anchor), anchor);
  return context;
}

static void usage(void) {
  fprintf(stderr, "usage: UnboundPeer [-n NAMES-IN-FLIGHT] [-a TRUST-ANCHOR-FILE] ADDRESS@PORT < names\n");
  exit(64);
}

int main(int argc, char **argv) {
  unsigned long slots = DEFAULT_IN_FLIGHT;
  const char *anchor = NULL;
  for (int option; (option = getopt(argc, argv, "n:a:")) != -1;) {
    char *end = NULL;
    switch (option) {
    case 'n':
      slots = strtoul(optarg, &end, 10);
      if (*optarg == 0 || *end != 0 || slots == 0 || slots > MAXIMUM_IN_FLIGHT) usage();
      break;
    case 'a': anchor = optarg; break;
    default: usage();
    }
  }
  if (optind + 1 != argc) usage();

  struct run run = {.base = event_base_new()};
  if (run.base == NULL) fail("event_base_new", strerror(errno));
  run.context = make_context(run.base, argv[optind], anchor);
  struct lookup *lookups = calloc(slots, sizeof *lookups);
  if (lookups == NULL) fail("memory", strerror(errno));
  for (size_t i = 0; i < slots; i++) {
    lookups[i].run = &run;
    lookups[i].next_free = run.free_slots;
    run.free_slots = &lookups[i];
  }

  for (fill(&run); run.in_flight > 0; fill(&run)) {
    if (event_base_loop(run.base, EVLOOP_ONCE) != 0) fail("event loop", "nothing is left to wait for");
  }

  if (fflush(stdout) != 0) fail("standard output", strerror(errno));
  for (int i = 0; i < STATUS_COUNT; i++) fprintf(stderr, "%s %lu, ", status_names[i], run.counts[i]);
  fprintf(stderr, "secure %lu\n", run.secure);
  ub_ctx_delete(run.context);
  event_base_free(run.base);
  free(lookups);
  return run.counts[STATUS_BOGUS] + run.counts[STATUS_FAILURE] == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
