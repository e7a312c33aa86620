#ifndef MIMI_CNCURSES_H
#define MIMI_CNCURSES_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/* What Swift cannot import: macros with casts, functions with variable arguments, globals that change, and the
   terminal database's lower-case macros, which is why the parameters below have the names that they have. */

static const attr_t mimi_attribute_bold = A_BOLD;
static const attr_t mimi_attribute_dim = A_DIM;
static const attr_t mimi_attribute_underline = A_UNDERLINE;
static const attr_t mimi_attribute_reverse = A_REVERSE;
static const unsigned long mimi_request_window_size = TIOCGWINSZ;

static inline WINDOW *mimi_standard_window(void) { return stdscr; }
static inline WINDOW *mimi_current_window(void) { return curscr; }
static inline int mimi_color_count(void) { return COLORS; }
static inline int mimi_pair_count(void) { return COLOR_PAIRS; }

/* Whether the database knows the terminal, and how to place its cursor. Nothing is sent to the terminal. */
static inline bool mimi_terminal_has_screen(int output) {
  int problem = 0;
  if (setupterm((const char *)0, output, &problem) != OK) return false;
  const char *place = tigetstr("cup");
  bool known = place != (const char *)0 && place != (const char *)-1 && *place != 0;
  del_curterm(set_curterm((TERMINAL *)0));
  return known;
}

/* A string of the database; NULL where the terminal has none. */
static inline const char *mimi_capability(const char *name) {
  const char *string = tigetstr(name);
  return string == (const char *)-1 ? (const char *)0 : string;
}

/* How many colours the terminal has; 0 where the database does not know it. Nothing is sent to it. */
static inline int mimi_terminal_colors(int output) {
  int problem = 0;
  if (setupterm((const char *)0, output, &problem) != OK) return 0;
  int count = tigetnum("colors");
  del_curterm(set_curterm((TERMINAL *)0));
  return count > 0 ? count : 0;
}

/* Whether the database knows the terminal for one that is drawn in a window: it has a mouse and an alternate screen.
   Nothing is sent to the terminal. */
static inline bool mimi_terminal_is_windowed(int output) {
  int problem = 0;
  if (setupterm((const char *)0, output, &problem) != OK) return false;
  bool windowed = mimi_capability("kmous") != (const char *)0 && mimi_capability("smcup") != (const char *)0;
  del_curterm(set_curterm((TERMINAL *)0));
  return windowed;
}

/* With colours ncurses would set the palette back to the terminal's own ("oc"), when it begins and each time it comes
   back: what the user has made of it would be gone. It is never changed here, so that there is nothing to undo. */
static inline void mimi_keep_palette(void) {
  char *string = tigetstr("oc");
  if (string != (char *)0 && string != (char *)-1) *string = 0;
}

/* What places the cursor; valid until the next call. */
static inline const char *mimi_cursor_placing(int y, int x) {
  const char *place = mimi_capability("cup");
  return place ? tiparm(place, y, x) : (const char *)0;
}

/* The C library's header shows it only under feature macros that Swift's import does not set. */
extern int memfd_create(const char *, unsigned int);

/* A file in memory that is closed in other programs; -1 where there is none. */
static inline int mimi_memory_file(void) { return memfd_create("frame", 1); }

static inline SCREEN *mimi_new_terminal(FILE *output) { return newterm((const char *)0, output, stdin); }

/* One character with its marks (0 for none) as ncurses keeps it. */
static inline void mimi_set_cell(cchar_t *cell, wchar_t base, wchar_t first, wchar_t second, attr_t attributes,
                                 short pair) {
  wchar_t text[4] = {base, first, first ? second : 0, 0};
  setcchar(cell, text, attributes, pair, (const void *)0);
}

static inline bool mimi_locale_is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8' && name[5] == 0;
}

/* The same of the user's locale, whether the program has taken it or not. */
static inline bool mimi_users_locale_is_utf8(void) {
  locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
  if (locale == (locale_t)0) return false;
  bool known = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
  freelocale(locale);
  return known;
}

static inline int mimi_ask_terminal(int descriptor, unsigned long request, void *answer) {
  return ioctl(descriptor, request, answer);
}

#endif
