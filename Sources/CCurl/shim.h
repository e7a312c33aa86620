#ifndef MIMI_CCURL_H
#define MIMI_CCURL_H

/* The option macros of curl.h check types of calls that are not ours. */
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <string.h>

/* libcurl as it is opened at run time: nothing is linked with it, so that what needs no HTTPS does not load its thirty
   libraries. The functions are those of curl.h, by their names without `curl_`. */
struct mimi_curl {
  CURLcode (*global_init)(long);
  const char *(*easy_strerror)(CURLcode);
  curl_version_info_data *(*version_info)(CURLversion);
  CURL *(*easy_init)(void);
  void (*easy_reset)(CURL *);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  CURLM *(*multi_init)(void);
  CURLMcode (*multi_cleanup)(CURLM *);
  CURLMcode (*multi_setopt)(CURLM *, CURLMoption, ...);
  CURLMcode (*multi_add_handle)(CURLM *, CURL *);
  CURLMcode (*multi_remove_handle)(CURLM *, CURL *);
  CURLMcode (*multi_perform)(CURLM *, int *);
  CURLMcode (*multi_poll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
  CURLMcode (*multi_wakeup)(CURLM *);
  CURLMsg *(*multi_info_read)(CURLM *, int *);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
  /* OpenSSL's SSL_CTX_ctrl, of the library that libcurl itself is linked with; NULL where that is another one. */
  long (*ssl_ctrl)(void *, int, long, void *);
};

/* Opens a library and finds the functions. NULL where it went well, or else what is missing: text of the dynamic linker's,
   good until its next use. The library stays open. */
static inline const char *mimi_curl_open(struct mimi_curl *curl, const char *file) {
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) return dlerror();
#define MIMI_FIND(name)                                                        \
  *(void **)&curl->name = dlsym(library, "curl_" #name);                       \
  if (!curl->name) return dlerror();
  MIMI_FIND(global_init)
  MIMI_FIND(easy_strerror)
  MIMI_FIND(version_info)
  MIMI_FIND(easy_init)
  MIMI_FIND(easy_reset)
  MIMI_FIND(easy_cleanup)
  MIMI_FIND(easy_setopt)
  MIMI_FIND(easy_getinfo)
  MIMI_FIND(multi_init)
  MIMI_FIND(multi_cleanup)
  MIMI_FIND(multi_setopt)
  MIMI_FIND(multi_add_handle)
  MIMI_FIND(multi_remove_handle)
  MIMI_FIND(multi_perform)
  MIMI_FIND(multi_poll)
  MIMI_FIND(multi_wakeup)
  MIMI_FIND(multi_info_read)
  MIMI_FIND(slist_append)
  MIMI_FIND(slist_free_all)
#undef MIMI_FIND
  *(void **)&curl->ssl_ctrl = dlsym(library, "SSL_CTX_ctrl");
  return (const char *)0;
}

/* Macros that Swift cannot read. */
static const CURLversion mimi_curl_version_now = CURLVERSION_NOW;
static const long mimi_curl_global_all = CURL_GLOBAL_ALL;
static const int mimi_curl_feature_ssl = CURL_VERSION_SSL;
static const curl_socket_t mimi_curl_socket_bad = CURL_SOCKET_BAD;

/* Swift calls no function with variable arguments: one for each type of argument. */

static inline CURLcode mimi_curl_set_long(const struct mimi_curl *curl, CURL *easy, CURLoption option, long value) {
  return curl->easy_setopt(easy, option, value);
}

static inline CURLcode mimi_curl_set_pointer(const struct mimi_curl *curl, CURL *easy, CURLoption option,
                                             const void *value) {
  return curl->easy_setopt(easy, option, value);
}

typedef size_t (*mimi_curl_data_function)(char *, size_t, size_t, void *);

/* CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION */
static inline CURLcode mimi_curl_set_data_function(const struct mimi_curl *curl, CURL *easy, CURLoption option,
                                                   mimi_curl_data_function value) {
  return curl->easy_setopt(easy, option, value);
}

typedef curl_socket_t (*mimi_curl_socket_function)(void *, curlsocktype, struct curl_sockaddr *);

static inline CURLcode mimi_curl_set_socket_function(const struct mimi_curl *curl, CURL *easy,
                                                     mimi_curl_socket_function value) {
  return curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

/* Without SSL_MODE_AUTO_RETRY, OpenSSL comes back after each message of TLS's own. With it, it reads on as long as there
   are some: a server that sends nothing else would keep the thread, and the deadline of every transfer, for as long as it
   likes. */
static inline CURLcode mimi_curl_no_retry(CURL *easy, void *context, void *curl) {
  (void)easy;
  enum { clear_mode = 78, auto_retry = 4 }; /* SSL_CTRL_CLEAR_MODE and SSL_MODE_AUTO_RETRY of openssl/ssl.h */
  ((const struct mimi_curl *)curl)->ssl_ctrl(context, clear_mode, auto_retry, (void *)0);
  return CURLE_OK;
}

/* Where libcurl is not over OpenSSL, there is nothing to be set. */
static inline CURLcode mimi_curl_set_no_retry(const struct mimi_curl *curl, CURL *easy) {
  if (!curl->ssl_ctrl) return CURLE_OK;
  CURLcode code = curl->easy_setopt(easy, CURLOPT_SSL_CTX_DATA, curl);
  return code != CURLE_OK ? code : curl->easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, mimi_curl_no_retry);
}

static inline CURLMcode mimi_curl_set_multi_long(const struct mimi_curl *curl, CURLM *multi, CURLMoption option,
                                                 long value) {
  return curl->multi_setopt(multi, option, value);
}

/* -1 where libcurl does not know. */
static inline long mimi_curl_long(const struct mimi_curl *curl, CURL *easy, CURLINFO info) {
  long value = -1;
  return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

/* -1 where libcurl does not know. */
static inline curl_off_t mimi_curl_offset(const struct mimi_curl *curl, CURL *easy, CURLINFO info) {
  curl_off_t value = -1;
  return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

/* NULL where libcurl does not know; good as long as the handle is not used again. */
static inline const char *mimi_curl_string(const struct mimi_curl *curl, CURL *easy, CURLINFO info) {
  const char *value = (const char *)0;
  return curl->easy_getinfo(easy, info, &value) == CURLE_OK ? value : (const char *)0;
}

/* What the easy handle was given as CURLOPT_PRIVATE. */
static inline void *mimi_curl_private(const struct mimi_curl *curl, CURL *easy) {
  char *value = (char *)0;
  return curl->easy_getinfo(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : (void *)0;
}

static inline CURLcode mimi_curl_message_result(const CURLMsg *message) { return message->data.result; }

/* The octets of the address that libcurl wants to connect to: 4 or 16, or 0 for what is no IP address; and its port. */
static inline int mimi_curl_address(const struct curl_sockaddr *wanted, unsigned char octets[16],
                                    unsigned short *port) {
  if (wanted->family == AF_INET && wanted->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in name;
    memcpy(&name, &wanted->addr, sizeof name);
    memcpy(octets, &name.sin_addr, 4);
    *port = ntohs(name.sin_port);
    return 4;
  }
  if (wanted->family == AF_INET6 && wanted->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 name;
    memcpy(&name, &wanted->addr, sizeof name);
    memcpy(octets, &name.sin6_addr, 16);
    *port = ntohs(name.sin6_port);
    return 16;
  }
  return 0;
}

/* The C library's header shows it only under feature macros that Swift's import does not set. */
extern int memfd_create(const char *, unsigned int);

/* A file in memory that is closed in other programs; -1 where there is none. */
static inline int mimi_curl_memory_file(void) { return memfd_create("authorities", 1); }

#endif
