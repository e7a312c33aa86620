#ifndef MIMI_COPENSSL_H
#define MIMI_COPENSSL_H

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// What are macros or variadic in OpenSSL 3.0 does not reach Swift.

/// A new key on the curve P-256; NULL where there is no memory.
static inline EVP_PKEY *mimi_new_p256_key(void) { return EVP_EC_gen("P-256"); }

/// Adds an extension in the notation of x509v3_config(5); `issuer` and `subject` for identifiers of keys. 1: done.
static inline int mimi_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
  if (extension == NULL) return 0;
  int done = X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  return done;
}

static inline long mimi_memory_content(BIO *memory, char **start) { return BIO_get_mem_data(memory, start); }

/// No protocol above this one, and any below it, with ciphers that Debian's default level 2 refuses.
static inline void mimi_only_old_tls(SSL *connection) {
  SSL_set_security_level(connection, 0);
  SSL_set_min_proto_version(connection, TLS1_VERSION);
  SSL_set_max_proto_version(connection, TLS1_1_VERSION);
}

#endif
