/* OpenSSL 1.1 and 3: openssl/…, docs.openssl.org. _new and _dup make an object with one reference, _free drops one, _up_ref adds
 * one; get0 borrows, get1 gives, set0 and add0 take on success, set1 and add1 copy or add a reference. OPENSSL_malloc
 * and OPENSSL_free are macros of CRYPTO_malloc and CRYPTO_free.
 *
 * An object that is only taken on success, by functions whose result few test, is LT_ESCAPE otherwise. What cannot be
 * said: SSL_set_bio, which may be given the same BIO twice, BN_hex2bn and d2i_… with a place that may hold an object,
 * the contents of STACK_OF, and what the …_ctrl functions do with their pointer: nothing is known of these. */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new(const BIO_METHOD *type); /* openssl/bio.h */
int BIO_free(LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *a); /* openssl/bio.h */
void BIO_free_all(LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *a); /* openssl/bio.h */
void BIO_vfree(LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *a); /* openssl/bio.h */
LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *BN_new(void); /* openssl/bn.h */
void BN_free(LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *a); /* openssl/bn.h */
void BN_clear_free(LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *a); /* openssl/bn.h */
LT_OWNED_BY("BN_CTX_free") BN_CTX *BN_CTX_new(void); /* openssl/bn.h */
void BN_CTX_free(LT_OWNED_BY("BN_CTX_free") BN_CTX *a); /* openssl/bn.h */
LT_OWNED_BY("BN_MONT_CTX_free") BN_MONT_CTX *BN_MONT_CTX_new(void); /* openssl/bn.h */
void BN_MONT_CTX_free(LT_OWNED_BY("BN_MONT_CTX_free") BN_MONT_CTX *a); /* openssl/bn.h */
LT_OWNED_BY("X509_free") X509 *X509_new(void); /* openssl/x509.h */
void X509_free(LT_OWNED_BY("X509_free") X509 *a); /* openssl/x509.h */
LT_OWNED_BY("X509_CRL_free") X509_CRL *X509_CRL_new(void); /* openssl/x509.h */
void X509_CRL_free(LT_OWNED_BY("X509_CRL_free") X509_CRL *a); /* openssl/x509.h */
LT_OWNED_BY("X509_REQ_free") X509_REQ *X509_REQ_new(void); /* openssl/x509.h */
void X509_REQ_free(LT_OWNED_BY("X509_REQ_free") X509_REQ *a); /* openssl/x509.h */
LT_OWNED_BY("X509_NAME_free") X509_NAME *X509_NAME_new(void); /* openssl/x509.h */
void X509_NAME_free(LT_OWNED_BY("X509_NAME_free") X509_NAME *a); /* openssl/x509.h */
LT_OWNED_BY("X509_STORE_free") X509_STORE *X509_STORE_new(void); /* openssl/x509_vfy.h */
void X509_STORE_free(LT_OWNED_BY("X509_STORE_free") X509_STORE *a); /* openssl/x509_vfy.h */
LT_OWNED_BY("X509_STORE_CTX_free") X509_STORE_CTX *X509_STORE_CTX_new(void); /* openssl/x509_vfy.h */
void X509_STORE_CTX_free(LT_OWNED_BY("X509_STORE_CTX_free") X509_STORE_CTX *a); /* openssl/x509_vfy.h */
LT_OWNED_BY("X509_EXTENSION_free") X509_EXTENSION *X509_EXTENSION_new(void); /* openssl/x509.h */
void X509_EXTENSION_free(LT_OWNED_BY("X509_EXTENSION_free") X509_EXTENSION *a); /* openssl/x509.h */
LT_OWNED_BY("X509_ALGOR_free") X509_ALGOR *X509_ALGOR_new(void); /* openssl/x509.h */
void X509_ALGOR_free(LT_OWNED_BY("X509_ALGOR_free") X509_ALGOR *a); /* openssl/x509.h */
LT_OWNED_BY("X509_REVOKED_free") X509_REVOKED *X509_REVOKED_new(void); /* openssl/x509.h */
void X509_REVOKED_free(LT_OWNED_BY("X509_REVOKED_free") X509_REVOKED *a); /* openssl/x509.h */
LT_OWNED_BY("X509_VERIFY_PARAM_free") X509_VERIFY_PARAM *X509_VERIFY_PARAM_new(void); /* openssl/x509_vfy.h */
void X509_VERIFY_PARAM_free(LT_OWNED_BY("X509_VERIFY_PARAM_free") X509_VERIFY_PARAM *a); /* openssl/x509_vfy.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *EVP_PKEY_new(void); /* openssl/evp.h */
void EVP_PKEY_free(LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *a); /* openssl/evp.h */
LT_OWNED_BY("EVP_MD_CTX_free") EVP_MD_CTX *EVP_MD_CTX_new(void); /* openssl/evp.h */
void EVP_MD_CTX_free(LT_OWNED_BY("EVP_MD_CTX_free") EVP_MD_CTX *a); /* openssl/evp.h */
LT_OWNED_BY("EVP_CIPHER_CTX_free") EVP_CIPHER_CTX *EVP_CIPHER_CTX_new(void); /* openssl/evp.h */
void EVP_CIPHER_CTX_free(LT_OWNED_BY("EVP_CIPHER_CTX_free") EVP_CIPHER_CTX *a); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *EVP_PKEY_CTX_new(LT_LENT EVP_PKEY *pkey, ENGINE *e); /* openssl/evp.h */
void EVP_PKEY_CTX_free(LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *a); /* openssl/evp.h */
LT_OWNED_BY("EVP_ENCODE_CTX_free") EVP_ENCODE_CTX *EVP_ENCODE_CTX_new(void); /* openssl/evp.h */
void EVP_ENCODE_CTX_free(LT_OWNED_BY("EVP_ENCODE_CTX_free") EVP_ENCODE_CTX *a); /* openssl/evp.h */
LT_OWNED_BY("HMAC_CTX_free") HMAC_CTX *HMAC_CTX_new(void); /* openssl/hmac.h */
void HMAC_CTX_free(LT_OWNED_BY("HMAC_CTX_free") HMAC_CTX *a); /* openssl/hmac.h */
LT_OWNED_BY("RSA_free") RSA *RSA_new(void); /* openssl/rsa.h */
void RSA_free(LT_OWNED_BY("RSA_free") RSA *a); /* openssl/rsa.h */
LT_OWNED_BY("DSA_free") DSA *DSA_new(void); /* openssl/dsa.h */
void DSA_free(LT_OWNED_BY("DSA_free") DSA *a); /* openssl/dsa.h */
LT_OWNED_BY("DH_free") DH *DH_new(void); /* openssl/dh.h */
void DH_free(LT_OWNED_BY("DH_free") DH *a); /* openssl/dh.h */
LT_OWNED_BY("EC_KEY_free") EC_KEY *EC_KEY_new(void); /* openssl/ec.h */
void EC_KEY_free(LT_OWNED_BY("EC_KEY_free") EC_KEY *a); /* openssl/ec.h */
void EC_GROUP_free(LT_OWNED_BY("EC_GROUP_free | EC_GROUP_clear_free") EC_GROUP *a); /* openssl/ec.h */
void EC_GROUP_clear_free(LT_OWNED_BY("EC_GROUP_free | EC_GROUP_clear_free") EC_GROUP *a); /* openssl/ec.h */
LT_OWNED_BY("EC_POINT_free | EC_POINT_clear_free") EC_POINT *EC_POINT_new(const EC_GROUP *group); /* openssl/ec.h */
void EC_POINT_free(LT_OWNED_BY("EC_POINT_free | EC_POINT_clear_free") EC_POINT *a); /* openssl/ec.h */
void EC_POINT_clear_free(LT_OWNED_BY("EC_POINT_free | EC_POINT_clear_free") EC_POINT *a); /* openssl/ec.h */
LT_OWNED_BY("ECDSA_SIG_free") ECDSA_SIG *ECDSA_SIG_new(void); /* openssl/ec.h */
void ECDSA_SIG_free(LT_OWNED_BY("ECDSA_SIG_free") ECDSA_SIG *a); /* openssl/ec.h */
LT_OWNED_BY("SSL_free") SSL *SSL_new(LT_LENT SSL_CTX *ctx); /* openssl/ssl.h */
void SSL_free(LT_OWNED_BY("SSL_free") SSL *ssl); /* openssl/ssl.h */
LT_OWNED_BY("SSL_CTX_free") SSL_CTX *SSL_CTX_new(const SSL_METHOD *meth); /* openssl/ssl.h */
void SSL_CTX_free(LT_OWNED_BY("SSL_CTX_free") SSL_CTX *a); /* openssl/ssl.h */
LT_OWNED_BY("SSL_SESSION_free") SSL_SESSION *SSL_SESSION_new(void); /* openssl/ssl.h */
void SSL_SESSION_free(LT_OWNED_BY("SSL_SESSION_free") SSL_SESSION *a); /* openssl/ssl.h */
LT_OWNED_BY("ASN1_STRING_free") ASN1_STRING *ASN1_STRING_new(void); /* openssl/asn1.h */
void ASN1_STRING_free(LT_OWNED_BY("ASN1_STRING_free") ASN1_STRING *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_INTEGER_free") ASN1_INTEGER *ASN1_INTEGER_new(void); /* openssl/asn1.h */
void ASN1_INTEGER_free(LT_OWNED_BY("ASN1_INTEGER_free") ASN1_INTEGER *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_OCTET_STRING_free") ASN1_OCTET_STRING *ASN1_OCTET_STRING_new(void); /* openssl/asn1.h */
void ASN1_OCTET_STRING_free(LT_OWNED_BY("ASN1_OCTET_STRING_free") ASN1_OCTET_STRING *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_OBJECT_free") ASN1_OBJECT *ASN1_OBJECT_new(void); /* openssl/asn1.h */
void ASN1_OBJECT_free(LT_OWNED_BY("ASN1_OBJECT_free") ASN1_OBJECT *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_TIME_free") ASN1_TIME *ASN1_TIME_new(void); /* openssl/asn1.h */
void ASN1_TIME_free(LT_OWNED_BY("ASN1_TIME_free") ASN1_TIME *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_BIT_STRING_free") ASN1_BIT_STRING *ASN1_BIT_STRING_new(void); /* openssl/asn1.h */
void ASN1_BIT_STRING_free(LT_OWNED_BY("ASN1_BIT_STRING_free") ASN1_BIT_STRING *a); /* openssl/asn1.h */
LT_OWNED_BY("PKCS12_free") PKCS12 *PKCS12_new(void); /* openssl/pkcs12.h */
void PKCS12_free(LT_OWNED_BY("PKCS12_free") PKCS12 *a); /* openssl/pkcs12.h */
LT_OWNED_BY("PKCS7_free") PKCS7 *PKCS7_new(void); /* openssl/pkcs7.h */
void PKCS7_free(LT_OWNED_BY("PKCS7_free") PKCS7 *a); /* openssl/pkcs7.h */
LT_OWNED_BY("CMS_ContentInfo_free") CMS_ContentInfo *CMS_ContentInfo_new(void); /* openssl/cms.h */
void CMS_ContentInfo_free(LT_OWNED_BY("CMS_ContentInfo_free") CMS_ContentInfo *a); /* openssl/cms.h */
LT_OWNED_BY("GENERAL_NAME_free") GENERAL_NAME *GENERAL_NAME_new(void); /* openssl/x509v3.h */
void GENERAL_NAME_free(LT_OWNED_BY("GENERAL_NAME_free") GENERAL_NAME *a); /* openssl/x509v3.h */
LT_OWNED_BY("GENERAL_NAMES_free") GENERAL_NAMES *GENERAL_NAMES_new(void); /* openssl/x509v3.h */
void GENERAL_NAMES_free(LT_OWNED_BY("GENERAL_NAMES_free") GENERAL_NAMES *a); /* openssl/x509v3.h */
LT_OWNED_BY("OCSP_REQUEST_free") OCSP_REQUEST *OCSP_REQUEST_new(void); /* openssl/ocsp.h */
void OCSP_REQUEST_free(LT_OWNED_BY("OCSP_REQUEST_free") OCSP_REQUEST *a); /* openssl/ocsp.h */
LT_OWNED_BY("OCSP_RESPONSE_free") OCSP_RESPONSE *OCSP_RESPONSE_new(void); /* openssl/ocsp.h */
void OCSP_RESPONSE_free(LT_OWNED_BY("OCSP_RESPONSE_free") OCSP_RESPONSE *a); /* openssl/ocsp.h */
LT_OWNED_BY("OCSP_BASICRESP_free") OCSP_BASICRESP *OCSP_BASICRESP_new(void); /* openssl/ocsp.h */
void OCSP_BASICRESP_free(LT_OWNED_BY("OCSP_BASICRESP_free") OCSP_BASICRESP *a); /* openssl/ocsp.h */
LT_OWNED_BY("BUF_MEM_free") BUF_MEM *BUF_MEM_new(void); /* openssl/buffer.h */
void BUF_MEM_free(LT_OWNED_BY("BUF_MEM_free") BUF_MEM *a); /* openssl/buffer.h */
LT_OWNED_BY("PKCS8_PRIV_KEY_INFO_free") PKCS8_PRIV_KEY_INFO *PKCS8_PRIV_KEY_INFO_new(void); /* openssl/x509.h */
void PKCS8_PRIV_KEY_INFO_free(LT_OWNED_BY("PKCS8_PRIV_KEY_INFO_free") PKCS8_PRIV_KEY_INFO *a); /* openssl/x509.h */
LT_OWNED_BY("OSSL_PARAM_BLD_free") OSSL_PARAM_BLD *OSSL_PARAM_BLD_new(void); /* openssl/param_build.h */
void OSSL_PARAM_BLD_free(LT_OWNED_BY("OSSL_PARAM_BLD_free") OSSL_PARAM_BLD *a); /* openssl/param_build.h */
LT_OWNED_BY("OSSL_LIB_CTX_free") OSSL_LIB_CTX *OSSL_LIB_CTX_new(void); /* openssl/crypto.h */
void OSSL_LIB_CTX_free(LT_OWNED_BY("OSSL_LIB_CTX_free") OSSL_LIB_CTX *a); /* openssl/crypto.h */
LT_OWNED_BY("UI_free") UI *UI_new(void); /* openssl/ui.h */
void UI_free(LT_OWNED_BY("UI_free") UI *a); /* openssl/ui.h */
int BIO_up_ref(LT_RETAIN BIO *a); /* openssl/bio.h */
int X509_up_ref(LT_RETAIN X509 *a); /* openssl/x509.h */
int X509_CRL_up_ref(LT_RETAIN X509_CRL *a); /* openssl/x509.h */
int X509_STORE_up_ref(LT_RETAIN X509_STORE *a); /* openssl/x509_vfy.h */
int EVP_PKEY_up_ref(LT_RETAIN EVP_PKEY *a); /* openssl/evp.h */
int RSA_up_ref(LT_RETAIN RSA *a); /* openssl/rsa.h */
int DSA_up_ref(LT_RETAIN DSA *a); /* openssl/dsa.h */
int DH_up_ref(LT_RETAIN DH *a); /* openssl/dh.h */
int EC_KEY_up_ref(LT_RETAIN EC_KEY *a); /* openssl/ec.h */
int SSL_up_ref(LT_RETAIN SSL *a); /* openssl/ssl.h */
int SSL_CTX_up_ref(LT_RETAIN SSL_CTX *a); /* openssl/ssl.h */
int SSL_SESSION_up_ref(LT_RETAIN SSL_SESSION *a); /* openssl/ssl.h */
LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *BN_dup(const BIGNUM *a); /* openssl/bn.h */
LT_OWNED_BY("X509_free") X509 *X509_dup(const X509 *a); /* openssl/x509.h */
LT_OWNED_BY("X509_CRL_free") X509_CRL *X509_CRL_dup(const X509_CRL *a); /* openssl/x509.h */
LT_OWNED_BY("X509_REQ_free") X509_REQ *X509_REQ_dup(const X509_REQ *a); /* openssl/x509.h */
LT_OWNED_BY("X509_NAME_free") X509_NAME *X509_NAME_dup(const X509_NAME *a); /* openssl/x509.h */
LT_OWNED_BY("X509_EXTENSION_free") X509_EXTENSION *X509_EXTENSION_dup(const X509_EXTENSION *a); /* openssl/x509.h */
LT_OWNED_BY("SSL_free") SSL *SSL_dup(LT_LENT SSL *a); /* openssl/ssl.h */
LT_OWNED_BY("SSL_SESSION_free") SSL_SESSION *SSL_SESSION_dup(const SSL_SESSION *a); /* openssl/ssl.h */
LT_OWNED_BY("EC_KEY_free") EC_KEY *EC_KEY_dup(const EC_KEY *a); /* openssl/ec.h */
LT_OWNED_BY("EC_GROUP_free | EC_GROUP_clear_free") EC_GROUP *EC_GROUP_dup(const EC_GROUP *a); /* openssl/ec.h */
LT_OWNED_BY("ASN1_STRING_free") ASN1_STRING *ASN1_STRING_dup(const ASN1_STRING *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_INTEGER_free") ASN1_INTEGER *ASN1_INTEGER_dup(const ASN1_INTEGER *a); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_OCTET_STRING_free") ASN1_OCTET_STRING *ASN1_OCTET_STRING_dup(const ASN1_OCTET_STRING *a); /* openssl/asn1.h */
LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *EVP_PKEY_CTX_dup(const EVP_PKEY_CTX *a); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *EVP_PKEY_dup(LT_LENT EVP_PKEY *a); /* openssl/evp.h */
LT_OWNED_BY("EC_POINT_free | EC_POINT_clear_free") EC_POINT *EC_POINT_dup(const EC_POINT *src, const EC_GROUP *group); /* openssl/ec.h */
LT_OWNED_BY("EC_GROUP_free | EC_GROUP_clear_free") EC_GROUP *EC_GROUP_new_by_curve_name(int nid); /* openssl/ec.h */
LT_OWNED_BY("CRYPTO_free") void *CRYPTO_malloc(size_t num, const char *file, int line); /* openssl/crypto.h: OPENSSL_malloc */
LT_OWNED_BY("CRYPTO_free") void *CRYPTO_zalloc(size_t num, const char *file, int line); /* openssl/crypto.h: OPENSSL_zalloc */
LT_OWNED_BY("CRYPTO_free") void *CRYPTO_realloc(LT_OWNED_BY("CRYPTO_free | CRYPTO_realloc when return != null") void *addr, size_t num, const char *file, int line); /* openssl/crypto.h: OPENSSL_realloc */
LT_OWNED_BY("CRYPTO_free") void *CRYPTO_memdup(const void *str, size_t siz, const char *file, int line); /* openssl/crypto.h: OPENSSL_memdup */
LT_OWNED_BY("CRYPTO_free") char *CRYPTO_strdup(const char *str, const char *file, int line); /* openssl/crypto.h: OPENSSL_strdup */
LT_OWNED_BY("CRYPTO_free") char *CRYPTO_strndup(const char *str, size_t s, const char *file, int line); /* openssl/crypto.h: OPENSSL_strndup */
void CRYPTO_free(LT_OWNED_BY("CRYPTO_free") void *ptr, const char *file, int line); /* openssl/crypto.h: OPENSSL_free */
void CRYPTO_clear_free(LT_OWNED_BY("CRYPTO_free | CRYPTO_clear_free") void *ptr, size_t num, const char *file, int line); /* openssl/crypto.h */
void OPENSSL_cleanse(void *ptr, size_t len); /* openssl/crypto.h */
LT_PURE int CRYPTO_memcmp(const void *in_a, const void *in_b, size_t len); /* openssl/crypto.h */
LT_OWNED_BY("CRYPTO_free") unsigned char *OPENSSL_hexstr2buf(const char *str, long *buflen); /* openssl/crypto.h */
LT_OWNED_BY("CRYPTO_free") char *OPENSSL_buf2hexstr(const unsigned char *buf, long buflen); /* openssl/crypto.h */
unsigned long ERR_get_error(void); /* openssl/err.h */
unsigned long ERR_peek_error(void); /* openssl/err.h */
void ERR_clear_error(void); /* openssl/err.h */
void ERR_error_string_n(unsigned long e, char *buf, size_t len); /* openssl/err.h */
LT_IF("buf == null") LT_LIFETIME("static") char *ERR_error_string(unsigned long e, char *buf); /* openssl/err.h */
LT_BORROWED("buf") char *ERR_error_string(unsigned long e, char *buf); /* openssl/err.h */
LT_LIFETIME("static") const char *ERR_reason_error_string(unsigned long e); /* openssl/err.h */
void ERR_print_errors_fp(FILE *fp); /* openssl/err.h */
void ERR_print_errors(BIO *bp); /* openssl/err.h */
int RAND_bytes(unsigned char *buf, int num); /* openssl/rand.h */
LT_LIFETIME("static") const BIO_METHOD *BIO_s_mem(void); /* openssl/bio.h */
LT_LIFETIME("static") const BIO_METHOD *BIO_s_file(void); /* openssl/bio.h */
LT_LIFETIME("static") const BIO_METHOD *BIO_s_socket(void); /* openssl/bio.h */
LT_LIFETIME("static") const BIO_METHOD *BIO_f_base64(void); /* openssl/evp.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_file(const char *filename, const char *mode); /* openssl/bio.h */
LT_IF("close_flag == 1") LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_fp(LT_OWNED_BY("fclose when return != null") FILE *stream, int close_flag); /* openssl/bio.h: BIO_CLOSE */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_fp(FILE *stream, int close_flag); /* openssl/bio.h */
LT_IF("close_flag == 1") LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_socket(LT_OWNED_BY("close when return != null") int sock, int close_flag); /* openssl/bio.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_socket(int sock, int close_flag); /* openssl/bio.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_mem_buf(LT_BORROWED("return") const void *buf, int len); /* openssl/bio.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_connect(const char *host_port); /* openssl/bio.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_accept(const char *host_port); /* openssl/bio.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_ssl(LT_LENT SSL_CTX *ctx, int client); /* openssl/ssl.h */
LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *BIO_new_ssl_connect(LT_LENT SSL_CTX *ctx); /* openssl/ssl.h */
BIO *BIO_push(LT_ESCAPE BIO *b, LT_ESCAPE BIO *append); /* openssl/bio.h: a chain, released together by BIO_free_all */
BIO *BIO_pop(LT_ESCAPE BIO *b); /* openssl/bio.h */
int BIO_read(BIO *b, void *data, int dlen); /* openssl/bio.h */
int BIO_write(BIO *b, const void *data, int dlen); /* openssl/bio.h */
int BIO_puts(BIO *bp, const char *buf); /* openssl/bio.h */
int BIO_gets(BIO *bp, char *buf, int size); /* openssl/bio.h */
int BIO_printf(BIO *bio, const char *format, ...); /* openssl/bio.h */
long BIO_ctrl(LT_LENT BIO *bp, int cmd, long larg, LT_ESCAPE void *parg); /* openssl/bio.h: BIO_get_mem_data and many more */
void BIO_set_data(BIO *a, LT_ESCAPE void *ptr); /* openssl/bio.h */
LT_LIFETIME("static") const BIGNUM *BN_value_one(void); /* openssl/bn.h */
LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *BN_secure_new(void); /* openssl/bn.h */
LT_OWNED_BY("BN_CTX_free") BN_CTX *BN_CTX_secure_new(void); /* openssl/bn.h */
LT_BORROWED("ctx") BIGNUM *BN_CTX_get(BN_CTX *ctx); /* openssl/bn.h: until BN_CTX_end */
void BN_CTX_start(BN_CTX *ctx); /* openssl/bn.h */
void BN_CTX_end(BN_CTX *ctx); /* openssl/bn.h */
LT_IF("ret == null") LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *BN_bin2bn(const unsigned char *s, int len, BIGNUM *ret); /* openssl/bn.h */
LT_BORROWED("ret") BIGNUM *BN_bin2bn(const unsigned char *s, int len, BIGNUM *ret); /* openssl/bn.h: ret or null */
int BN_bn2bin(const BIGNUM *a, unsigned char *to); /* openssl/bn.h */
LT_OWNED_BY("CRYPTO_free") char *BN_bn2hex(const BIGNUM *a); /* openssl/bn.h */
LT_OWNED_BY("CRYPTO_free") char *BN_bn2dec(const BIGNUM *a); /* openssl/bn.h */
int BN_hex2bn(LT_ESCAPE BIGNUM **a, const char *str); /* openssl/bn.h: makes *a when it is null */
int BN_dec2bn(LT_ESCAPE BIGNUM **a, const char *str); /* openssl/bn.h */
int BN_num_bits(const BIGNUM *a); /* openssl/bn.h */
int BN_cmp(const BIGNUM *a, const BIGNUM *b); /* openssl/bn.h */
int BN_set_word(BIGNUM *a, BN_ULONG w); /* openssl/bn.h */
int BN_add(BIGNUM *r, const BIGNUM *a, const BIGNUM *b); /* openssl/bn.h */
int BN_sub(BIGNUM *r, const BIGNUM *a, const BIGNUM *b); /* openssl/bn.h */
int BN_mul(BIGNUM *r, const BIGNUM *a, const BIGNUM *b, BN_CTX *ctx); /* openssl/bn.h */
int BN_mod_exp(BIGNUM *r, const BIGNUM *a, const BIGNUM *p, const BIGNUM *m, BN_CTX *ctx); /* openssl/bn.h */
BIGNUM *BN_copy(BIGNUM *a, const BIGNUM *b); /* openssl/bn.h */
int EVP_DigestInit_ex(EVP_MD_CTX *ctx, const EVP_MD *type, ENGINE *impl); /* openssl/evp.h */
int EVP_DigestUpdate(EVP_MD_CTX *ctx, const void *d, size_t cnt); /* openssl/evp.h */
int EVP_DigestFinal_ex(EVP_MD_CTX *ctx, unsigned char *md, unsigned *s); /* openssl/evp.h */
int EVP_Digest(const void *data, size_t count, unsigned char *md, unsigned *size, const EVP_MD *type, ENGINE *impl); /* openssl/evp.h */
int EVP_MD_CTX_reset(EVP_MD_CTX *ctx); /* openssl/evp.h */
int EVP_EncryptInit_ex(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *cipher, ENGINE *impl, const unsigned char *key, const unsigned char *iv); /* openssl/evp.h */
int EVP_EncryptUpdate(EVP_CIPHER_CTX *ctx, unsigned char *out, int *outl, const unsigned char *in, int inl); /* openssl/evp.h */
int EVP_EncryptFinal_ex(EVP_CIPHER_CTX *ctx, unsigned char *out, int *outl); /* openssl/evp.h */
int EVP_DecryptInit_ex(EVP_CIPHER_CTX *ctx, const EVP_CIPHER *cipher, ENGINE *impl, const unsigned char *key, const unsigned char *iv); /* openssl/evp.h */
int EVP_DecryptUpdate(EVP_CIPHER_CTX *ctx, unsigned char *out, int *outl, const unsigned char *in, int inl); /* openssl/evp.h */
int EVP_DecryptFinal_ex(EVP_CIPHER_CTX *ctx, unsigned char *outm, int *outl); /* openssl/evp.h */
int EVP_CIPHER_CTX_reset(EVP_CIPHER_CTX *c); /* openssl/evp.h */
int EVP_DigestSignInit(EVP_MD_CTX *ctx, EVP_PKEY_CTX **pctx, const EVP_MD *type, ENGINE *e, LT_LENT EVP_PKEY *pkey); /* openssl/evp.h: *pctx is the context's */
int EVP_DigestVerifyInit(EVP_MD_CTX *ctx, EVP_PKEY_CTX **pctx, const EVP_MD *type, ENGINE *e, LT_LENT EVP_PKEY *pkey); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_MD *EVP_sha1(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_MD *EVP_sha256(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_MD *EVP_sha512(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_MD *EVP_md5(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_CIPHER *EVP_aes_128_cbc(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_CIPHER *EVP_aes_256_cbc(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_CIPHER *EVP_aes_256_gcm(void); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_MD *EVP_get_digestbyname(const char *name); /* openssl/evp.h */
LT_LIFETIME("static") const EVP_CIPHER *EVP_get_cipherbyname(const char *name); /* openssl/evp.h */
LT_OWNED_BY("EVP_MD_free") EVP_MD *EVP_MD_fetch(OSSL_LIB_CTX *ctx, const char *algorithm, const char *properties); /* openssl/evp.h */
void EVP_MD_free(LT_OWNED_BY("EVP_MD_free") EVP_MD *md); /* openssl/evp.h */
LT_OWNED_BY("EVP_CIPHER_free") EVP_CIPHER *EVP_CIPHER_fetch(OSSL_LIB_CTX *ctx, const char *algorithm, const char *properties); /* openssl/evp.h */
void EVP_CIPHER_free(LT_OWNED_BY("EVP_CIPHER_free") EVP_CIPHER *cipher); /* openssl/evp.h */
LT_OWNED_BY("EVP_MAC_free") EVP_MAC *EVP_MAC_fetch(OSSL_LIB_CTX *libctx, const char *algorithm, const char *properties); /* openssl/evp.h */
void EVP_MAC_free(LT_OWNED_BY("EVP_MAC_free") EVP_MAC *mac); /* openssl/evp.h */
LT_OWNED_BY("EVP_MAC_CTX_free") EVP_MAC_CTX *EVP_MAC_CTX_new(LT_LENT EVP_MAC *mac); /* openssl/evp.h */
void EVP_MAC_CTX_free(LT_OWNED_BY("EVP_MAC_CTX_free") EVP_MAC_CTX *ctx); /* openssl/evp.h */
LT_OWNED_BY("EVP_KDF_free") EVP_KDF *EVP_KDF_fetch(OSSL_LIB_CTX *libctx, const char *algorithm, const char *properties); /* openssl/evp.h */
void EVP_KDF_free(LT_OWNED_BY("EVP_KDF_free") EVP_KDF *kdf); /* openssl/evp.h */
LT_OWNED_BY("EVP_KDF_CTX_free") EVP_KDF_CTX *EVP_KDF_CTX_new(LT_LENT EVP_KDF *kdf); /* openssl/evp.h */
void EVP_KDF_CTX_free(LT_OWNED_BY("EVP_KDF_CTX_free") EVP_KDF_CTX *ctx); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *EVP_PKEY_CTX_new_id(int id, ENGINE *e); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *EVP_PKEY_CTX_new_from_name(OSSL_LIB_CTX *libctx, const char *name, const char *propquery); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_CTX_free") EVP_PKEY_CTX *EVP_PKEY_CTX_new_from_pkey(OSSL_LIB_CTX *libctx, LT_LENT EVP_PKEY *pkey, const char *propquery); /* openssl/evp.h */
int EVP_PKEY_keygen_init(EVP_PKEY_CTX *ctx); /* openssl/evp.h */
int EVP_PKEY_keygen(EVP_PKEY_CTX *ctx, LT_ESCAPE EVP_PKEY **ppkey); /* openssl/evp.h: makes *ppkey when it is null */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *EVP_PKEY_new_mac_key(int type, ENGINE *e, const unsigned char *key, int keylen); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *EVP_PKEY_new_raw_private_key(int type, ENGINE *e, const unsigned char *priv, size_t len); /* openssl/evp.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *EVP_PKEY_new_raw_public_key(int type, ENGINE *e, const unsigned char *pub, size_t len); /* openssl/evp.h */
int EVP_PKEY_assign(LT_LENT EVP_PKEY *pkey, int type, LT_OWNED_BY("RSA_free | DSA_free | DH_free | EC_KEY_free when return == 1") LT_ESCAPE void *key); /* openssl/evp.h: EVP_PKEY_assign_RSA … */
int EVP_PKEY_set1_RSA(LT_LENT EVP_PKEY *pkey, LT_LENT RSA *key); /* openssl/evp.h */
int EVP_PKEY_set1_EC_KEY(LT_LENT EVP_PKEY *pkey, LT_LENT EC_KEY *key); /* openssl/evp.h */
LT_BORROWED("pkey") const RSA *EVP_PKEY_get0_RSA(const EVP_PKEY *pkey); /* openssl/evp.h */
LT_BORROWED("pkey") const EC_KEY *EVP_PKEY_get0_EC_KEY(const EVP_PKEY *pkey); /* openssl/evp.h */
LT_OWNED_BY("RSA_free") RSA *EVP_PKEY_get1_RSA(LT_LENT EVP_PKEY *pkey); /* openssl/evp.h */
LT_OWNED_BY("DSA_free") DSA *EVP_PKEY_get1_DSA(LT_LENT EVP_PKEY *pkey); /* openssl/evp.h */
LT_OWNED_BY("DH_free") DH *EVP_PKEY_get1_DH(LT_LENT EVP_PKEY *pkey); /* openssl/evp.h */
LT_OWNED_BY("EC_KEY_free") EC_KEY *EVP_PKEY_get1_EC_KEY(LT_LENT EVP_PKEY *pkey); /* openssl/evp.h */
int RSA_set0_key(RSA *r, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *n, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *e, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *d); /* openssl/rsa.h */
int RSA_set0_factors(RSA *r, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *p, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *q); /* openssl/rsa.h */
int DH_set0_pqg(DH *dh, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *p, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *q, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *g); /* openssl/dh.h */
int ECDSA_SIG_set0(ECDSA_SIG *sig, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *r, LT_OWNED_BY("BN_free | BN_clear_free when return == 1") LT_ESCAPE BIGNUM *s); /* openssl/ec.h */
LT_BORROWED("r") const BIGNUM *RSA_get0_n(const RSA *r); /* openssl/rsa.h */
LT_BORROWED("r") const BIGNUM *RSA_get0_e(const RSA *r); /* openssl/rsa.h */
LT_OWNED_BY("EC_KEY_free") EC_KEY *EC_KEY_new_by_curve_name(int nid); /* openssl/ec.h */
LT_BORROWED("key") const EC_GROUP *EC_KEY_get0_group(const EC_KEY *key); /* openssl/ec.h */
LT_BORROWED("key") const EC_POINT *EC_KEY_get0_public_key(const EC_KEY *key); /* openssl/ec.h */
int EC_KEY_generate_key(EC_KEY *key); /* openssl/ec.h */
LT_BORROWED("a") X509_NAME *X509_get_subject_name(const X509 *a); /* openssl/x509.h */
LT_BORROWED("a") X509_NAME *X509_get_issuer_name(const X509 *a); /* openssl/x509.h */
LT_BORROWED("x") ASN1_INTEGER *X509_get_serialNumber(X509 *x); /* openssl/x509.h */
LT_BORROWED("x") const ASN1_TIME *X509_get0_notBefore(const X509 *x); /* openssl/x509.h */
LT_BORROWED("x") const ASN1_TIME *X509_get0_notAfter(const X509 *x); /* openssl/x509.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *X509_get_pubkey(LT_LENT X509 *x); /* openssl/x509.h */
LT_BORROWED("x") EVP_PKEY *X509_get0_pubkey(const X509 *x); /* openssl/x509.h */
LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *X509_REQ_get_pubkey(LT_LENT X509_REQ *req); /* openssl/x509.h */
int X509_set_pubkey(X509 *x, LT_LENT EVP_PKEY *pkey); /* openssl/x509.h */
int X509_set_issuer_name(X509 *x, const X509_NAME *name); /* openssl/x509.h: copied */
int X509_set_subject_name(X509 *x, const X509_NAME *name); /* openssl/x509.h: copied */
int X509_sign(X509 *x, LT_LENT EVP_PKEY *pkey, const EVP_MD *md); /* openssl/x509.h */
int X509_verify(LT_LENT X509 *a, LT_LENT EVP_PKEY *r); /* openssl/x509.h */
int X509_add_ext(X509 *x, LT_LENT X509_EXTENSION *ex, int loc); /* openssl/x509.h: copied */
int X509_check_host(LT_LENT X509 *x, const char *chk, size_t chklen, unsigned flags, LT_GIVES("CRYPTO_free when return == 1") char **peername); /* openssl/x509v3.h */
LT_IF("buf == null") LT_OWNED_BY("CRYPTO_free") char *X509_NAME_oneline(const X509_NAME *a, char *buf, int size); /* openssl/x509.h */
LT_BORROWED("buf") char *X509_NAME_oneline(const X509_NAME *a, char *buf, int size); /* openssl/x509.h: buf or null */
LT_BORROWED("name") X509_NAME_ENTRY *X509_NAME_get_entry(const X509_NAME *name, int loc); /* openssl/x509.h */
LT_BORROWED("ne") ASN1_STRING *X509_NAME_ENTRY_get_data(const X509_NAME_ENTRY *ne); /* openssl/x509.h */
int X509_NAME_add_entry_by_txt(X509_NAME *name, const char *field, int type, const unsigned char *bytes, int len, int loc, int set); /* openssl/x509.h */
int X509_NAME_get_text_by_NID(const X509_NAME *name, int nid, char *buf, int len); /* openssl/x509.h */
LT_LIFETIME("static") const char *X509_verify_cert_error_string(long n); /* openssl/x509.h */
int X509_STORE_add_cert(X509_STORE *store, LT_LENT X509 *x); /* openssl/x509_vfy.h: adds a reference of its own */
int X509_STORE_add_crl(X509_STORE *store, LT_LENT X509_CRL *x); /* openssl/x509_vfy.h */
int X509_STORE_CTX_init(X509_STORE_CTX *ctx, LT_LENT X509_STORE *store, LT_LENT X509 *target, LT_LENT struct stack_st_X509 *untrusted); /* openssl/x509_vfy.h: all stay the caller's */
LT_BORROWED("ctx") X509 *X509_STORE_CTX_get_current_cert(const X509_STORE_CTX *ctx); /* openssl/x509_vfy.h */
int X509_STORE_CTX_get_error(const X509_STORE_CTX *ctx); /* openssl/x509_vfy.h */
int X509_verify_cert(X509_STORE_CTX *ctx); /* openssl/x509_vfy.h */
LT_BORROWED("x") const unsigned char *ASN1_STRING_get0_data(const ASN1_STRING *x); /* openssl/asn1.h */
int ASN1_STRING_length(const ASN1_STRING *x); /* openssl/asn1.h */
int ASN1_STRING_to_UTF8(LT_GIVES("CRYPTO_free when return >= 0") unsigned char **out, const ASN1_STRING *in); /* openssl/asn1.h */
int ASN1_STRING_set(ASN1_STRING *str, const void *data, int len); /* openssl/asn1.h: copied */
void ASN1_STRING_set0(ASN1_STRING *str, LT_OWNED_BY("CRYPTO_free") void *data, int len); /* openssl/asn1.h */
LT_IF("bn == null") LT_OWNED_BY("BN_free | BN_clear_free") BIGNUM *ASN1_INTEGER_to_BN(const ASN1_INTEGER *ai, BIGNUM *bn); /* openssl/asn1.h */
BIGNUM *ASN1_INTEGER_to_BN(const ASN1_INTEGER *ai, LT_ESCAPE BIGNUM *bn); /* openssl/asn1.h */
LT_OWNED_BY("ASN1_OBJECT_free") ASN1_OBJECT *OBJ_txt2obj(const char *s, int no_name); /* openssl/objects.h */
LT_LIFETIME("static") ASN1_OBJECT *OBJ_nid2obj(int n); /* openssl/objects.h */
LT_LIFETIME("static") const char *OBJ_nid2sn(int n); /* openssl/objects.h */
LT_LIFETIME("static") const char *OBJ_nid2ln(int n); /* openssl/objects.h */
int OBJ_obj2nid(const ASN1_OBJECT *o); /* openssl/objects.h */
LT_LIFETIME("static") const SSL_METHOD *TLS_method(void); /* openssl/ssl.h */
LT_LIFETIME("static") const SSL_METHOD *TLS_client_method(void); /* openssl/ssl.h */
LT_LIFETIME("static") const SSL_METHOD *TLS_server_method(void); /* openssl/ssl.h */
long SSL_CTX_ctrl(LT_LENT SSL_CTX *ctx, int cmd, long larg, LT_ESCAPE void *parg); /* openssl/ssl.h: SSL_CTX_add_extra_chain_cert … */
long SSL_ctrl(LT_LENT SSL *ssl, int cmd, long larg, LT_ESCAPE void *parg); /* openssl/ssl.h */
int SSL_CTX_use_certificate(SSL_CTX *ctx, LT_LENT X509 *x); /* openssl/ssl.h: adds a reference of its own */
int SSL_CTX_use_PrivateKey(SSL_CTX *ctx, LT_LENT EVP_PKEY *pkey); /* openssl/ssl.h */
int SSL_CTX_use_certificate_file(SSL_CTX *ctx, const char *file, int type); /* openssl/ssl.h */
int SSL_CTX_use_certificate_chain_file(SSL_CTX *ctx, const char *file); /* openssl/ssl.h */
int SSL_CTX_use_PrivateKey_file(SSL_CTX *ctx, const char *file, int type); /* openssl/ssl.h */
int SSL_CTX_check_private_key(const SSL_CTX *ctx); /* openssl/ssl.h */
int SSL_CTX_load_verify_locations(SSL_CTX *ctx, const char *CAfile, const char *CApath); /* openssl/ssl.h */
int SSL_CTX_set_default_verify_paths(SSL_CTX *ctx); /* openssl/ssl.h */
int SSL_CTX_set_cipher_list(SSL_CTX *ctx, const char *str); /* openssl/ssl.h */
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, SSL_verify_cb callback); /* openssl/ssl.h */
void SSL_CTX_set_cert_store(SSL_CTX *ctx, LT_OWNED_BY("X509_STORE_free") X509_STORE *store); /* openssl/ssl.h: takes */
void SSL_CTX_set1_cert_store(SSL_CTX *ctx, LT_LENT X509_STORE *store); /* openssl/ssl.h */
LT_BORROWED("ctx") X509_STORE *SSL_CTX_get_cert_store(const SSL_CTX *ctx); /* openssl/ssl.h */
LT_BORROWED("ctx") X509 *SSL_CTX_get0_certificate(const SSL_CTX *ctx); /* openssl/ssl.h */
void SSL_CTX_set_client_CA_list(SSL_CTX *ctx, LT_ESCAPE struct stack_st_X509_NAME *name_list); /* openssl/ssl.h: takes */
int SSL_set_fd(SSL *s, int fd); /* openssl/ssl.h: fd stays the caller's */
void SSL_set_bio(LT_LENT SSL *s, LT_ESCAPE BIO *rbio, LT_ESCAPE BIO *wbio); /* openssl/ssl.h: takes one or both */
void SSL_set0_rbio(LT_LENT SSL *s, LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *rbio); /* openssl/ssl.h */
void SSL_set0_wbio(LT_LENT SSL *s, LT_OWNED_BY("BIO_free | BIO_free_all | BIO_vfree") BIO *wbio); /* openssl/ssl.h */
LT_BORROWED("s") BIO *SSL_get_rbio(const SSL *s); /* openssl/ssl.h */
LT_BORROWED("s") BIO *SSL_get_wbio(const SSL *s); /* openssl/ssl.h */
int SSL_connect(SSL *ssl); /* openssl/ssl.h */
int SSL_accept(SSL *ssl); /* openssl/ssl.h */
int SSL_do_handshake(SSL *s); /* openssl/ssl.h */
int SSL_read(SSL *ssl, void *buf, int num); /* openssl/ssl.h */
int SSL_write(SSL *ssl, const void *buf, int num); /* openssl/ssl.h */
int SSL_peek(SSL *ssl, void *buf, int num); /* openssl/ssl.h */
int SSL_pending(const SSL *s); /* openssl/ssl.h */
int SSL_shutdown(SSL *s); /* openssl/ssl.h */
int SSL_get_error(const SSL *s, int ret_code); /* openssl/ssl.h */
void SSL_set_connect_state(SSL *s); /* openssl/ssl.h */
void SSL_set_accept_state(SSL *s); /* openssl/ssl.h */
long SSL_get_verify_result(const SSL *ssl); /* openssl/ssl.h */
LT_BORROWED("s") const char *SSL_get_version(const SSL *s); /* openssl/ssl.h */
LT_BORROWED("ssl") SSL_CTX *SSL_get_SSL_CTX(const SSL *ssl); /* openssl/ssl.h */
LT_OWNED_BY("X509_free") X509 *SSL_get1_peer_certificate(const SSL *s); /* openssl/ssl.h */
LT_OWNED_BY("X509_free") X509 *SSL_get_peer_certificate(const SSL *s); /* openssl/ssl.h: 1.1 */
LT_BORROWED("s") X509 *SSL_get0_peer_certificate(const SSL *s); /* openssl/ssl.h */
LT_BORROWED("s") X509 *SSL_get_certificate(const SSL *s); /* openssl/ssl.h */
LT_BORROWED("s") struct stack_st_X509 *SSL_get_peer_cert_chain(const SSL *s); /* openssl/ssl.h */
LT_BORROWED("ssl") SSL_SESSION *SSL_get_session(const SSL *ssl); /* openssl/ssl.h: SSL_get0_session */
LT_OWNED_BY("SSL_SESSION_free") SSL_SESSION *SSL_get1_session(LT_LENT SSL *ssl); /* openssl/ssl.h */
int SSL_set_session(SSL *to, LT_LENT SSL_SESSION *session); /* openssl/ssl.h: adds a reference of its own */
int SSL_set_ex_data(SSL *ssl, int idx, LT_ESCAPE void *data); /* openssl/ssl.h */
void *SSL_get_ex_data(const SSL *ssl, int idx); /* openssl/ssl.h */
int SSL_CTX_set_ex_data(SSL_CTX *ssl, int idx, LT_ESCAPE void *data); /* openssl/ssl.h */
void SSL_CTX_set_default_passwd_cb_userdata(SSL_CTX *ctx, LT_ESCAPE void *u); /* openssl/ssl.h */
int PKCS12_parse(LT_LENT PKCS12 *p12, const char *pass, LT_GIVES("EVP_PKEY_free when return == 1") EVP_PKEY **pkey, LT_GIVES("X509_free when return == 1") X509 **cert, LT_ESCAPE struct stack_st_X509 **ca); /* openssl/pkcs12.h */
LT_OWNED_BY("PKCS12_free") PKCS12 *PKCS12_create(const char *pass, const char *name, LT_LENT EVP_PKEY *pkey, LT_LENT X509 *cert, LT_LENT struct stack_st_X509 *ca, int nid_key, int nid_cert, int iter, int mac_iter, int keytype); /* openssl/pkcs12.h */
LT_IF("x == null") LT_OWNED_BY("X509_free") X509 *PEM_read_bio_X509(BIO *bp, X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509 *PEM_read_bio_X509(BIO *bp, LT_ESCAPE X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_free") X509 *PEM_read_X509(FILE *fp, X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509 *PEM_read_X509(FILE *fp, LT_ESCAPE X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_CRL_free") X509_CRL *PEM_read_bio_X509_CRL(BIO *bp, X509_CRL **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509_CRL *PEM_read_bio_X509_CRL(BIO *bp, LT_ESCAPE X509_CRL **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_CRL_free") X509_CRL *PEM_read_X509_CRL(FILE *fp, X509_CRL **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509_CRL *PEM_read_X509_CRL(FILE *fp, LT_ESCAPE X509_CRL **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_REQ_free") X509_REQ *PEM_read_bio_X509_REQ(BIO *bp, X509_REQ **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509_REQ *PEM_read_bio_X509_REQ(BIO *bp, LT_ESCAPE X509_REQ **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_REQ_free") X509_REQ *PEM_read_X509_REQ(FILE *fp, X509_REQ **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509_REQ *PEM_read_X509_REQ(FILE *fp, LT_ESCAPE X509_REQ **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *PEM_read_bio_PrivateKey(BIO *bp, EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EVP_PKEY *PEM_read_bio_PrivateKey(BIO *bp, LT_ESCAPE EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *PEM_read_PrivateKey(FILE *fp, EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EVP_PKEY *PEM_read_PrivateKey(FILE *fp, LT_ESCAPE EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *PEM_read_bio_PUBKEY(BIO *bp, EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EVP_PKEY *PEM_read_bio_PUBKEY(BIO *bp, LT_ESCAPE EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *PEM_read_PUBKEY(FILE *fp, EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EVP_PKEY *PEM_read_PUBKEY(FILE *fp, LT_ESCAPE EVP_PKEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_bio_RSAPrivateKey(BIO *bp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_bio_RSAPrivateKey(BIO *bp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_RSAPrivateKey(FILE *fp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_RSAPrivateKey(FILE *fp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_bio_RSA_PUBKEY(BIO *bp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_bio_RSA_PUBKEY(BIO *bp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_RSA_PUBKEY(FILE *fp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_RSA_PUBKEY(FILE *fp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_bio_RSAPublicKey(BIO *bp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_bio_RSAPublicKey(BIO *bp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("RSA_free") RSA *PEM_read_RSAPublicKey(FILE *fp, RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
RSA *PEM_read_RSAPublicKey(FILE *fp, LT_ESCAPE RSA **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EC_KEY_free") EC_KEY *PEM_read_bio_ECPrivateKey(BIO *bp, EC_KEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EC_KEY *PEM_read_bio_ECPrivateKey(BIO *bp, LT_ESCAPE EC_KEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("EC_KEY_free") EC_KEY *PEM_read_ECPrivateKey(FILE *fp, EC_KEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
EC_KEY *PEM_read_ECPrivateKey(FILE *fp, LT_ESCAPE EC_KEY **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("DH_free") DH *PEM_read_bio_DHparams(BIO *bp, DH **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
DH *PEM_read_bio_DHparams(BIO *bp, LT_ESCAPE DH **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("DH_free") DH *PEM_read_DHparams(FILE *fp, DH **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
DH *PEM_read_DHparams(FILE *fp, LT_ESCAPE DH **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("PKCS7_free") PKCS7 *PEM_read_bio_PKCS7(BIO *bp, PKCS7 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
PKCS7 *PEM_read_bio_PKCS7(BIO *bp, LT_ESCAPE PKCS7 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("PKCS7_free") PKCS7 *PEM_read_PKCS7(FILE *fp, PKCS7 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
PKCS7 *PEM_read_PKCS7(FILE *fp, LT_ESCAPE PKCS7 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_free") X509 *PEM_read_bio_X509_AUX(BIO *bp, X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509 *PEM_read_bio_X509_AUX(BIO *bp, LT_ESCAPE X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("x == null") LT_OWNED_BY("X509_free") X509 *PEM_read_X509_AUX(FILE *fp, X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h */
X509 *PEM_read_X509_AUX(FILE *fp, LT_ESCAPE X509 **x, pem_password_cb *cb, void *u); /* openssl/pem.h: *x is used again */
LT_IF("a == null") LT_OWNED_BY("X509_free") X509 *d2i_X509(X509 **a, const unsigned char **in, long len); /* openssl/x509.h: *in moves on */
X509 *d2i_X509(LT_ESCAPE X509 **a, const unsigned char **in, long len); /* openssl/x509.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("X509_CRL_free") X509_CRL *d2i_X509_CRL(X509_CRL **a, const unsigned char **in, long len); /* openssl/x509.h: *in moves on */
X509_CRL *d2i_X509_CRL(LT_ESCAPE X509_CRL **a, const unsigned char **in, long len); /* openssl/x509.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("X509_REQ_free") X509_REQ *d2i_X509_REQ(X509_REQ **a, const unsigned char **in, long len); /* openssl/x509.h: *in moves on */
X509_REQ *d2i_X509_REQ(LT_ESCAPE X509_REQ **a, const unsigned char **in, long len); /* openssl/x509.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *d2i_PUBKEY(EVP_PKEY **a, const unsigned char **in, long len); /* openssl/x509.h: *in moves on */
EVP_PKEY *d2i_PUBKEY(LT_ESCAPE EVP_PKEY **a, const unsigned char **in, long len); /* openssl/x509.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *d2i_AutoPrivateKey(EVP_PKEY **a, const unsigned char **in, long len); /* openssl/evp.h: *in moves on */
EVP_PKEY *d2i_AutoPrivateKey(LT_ESCAPE EVP_PKEY **a, const unsigned char **in, long len); /* openssl/evp.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("RSA_free") RSA *d2i_RSAPrivateKey(RSA **a, const unsigned char **in, long len); /* openssl/rsa.h: *in moves on */
RSA *d2i_RSAPrivateKey(LT_ESCAPE RSA **a, const unsigned char **in, long len); /* openssl/rsa.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("RSA_free") RSA *d2i_RSAPublicKey(RSA **a, const unsigned char **in, long len); /* openssl/rsa.h: *in moves on */
RSA *d2i_RSAPublicKey(LT_ESCAPE RSA **a, const unsigned char **in, long len); /* openssl/rsa.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("EC_KEY_free") EC_KEY *d2i_ECPrivateKey(EC_KEY **a, const unsigned char **in, long len); /* openssl/ec.h: *in moves on */
EC_KEY *d2i_ECPrivateKey(LT_ESCAPE EC_KEY **a, const unsigned char **in, long len); /* openssl/ec.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("SSL_SESSION_free") SSL_SESSION *d2i_SSL_SESSION(SSL_SESSION **a, const unsigned char **in, long len); /* openssl/ssl.h: *in moves on */
SSL_SESSION *d2i_SSL_SESSION(LT_ESCAPE SSL_SESSION **a, const unsigned char **in, long len); /* openssl/ssl.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("PKCS12_free") PKCS12 *d2i_PKCS12(PKCS12 **a, const unsigned char **in, long len); /* openssl/pkcs12.h: *in moves on */
PKCS12 *d2i_PKCS12(LT_ESCAPE PKCS12 **a, const unsigned char **in, long len); /* openssl/pkcs12.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("PKCS7_free") PKCS7 *d2i_PKCS7(PKCS7 **a, const unsigned char **in, long len); /* openssl/pkcs7.h: *in moves on */
PKCS7 *d2i_PKCS7(LT_ESCAPE PKCS7 **a, const unsigned char **in, long len); /* openssl/pkcs7.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("OCSP_RESPONSE_free") OCSP_RESPONSE *d2i_OCSP_RESPONSE(OCSP_RESPONSE **a, const unsigned char **in, long len); /* openssl/ocsp.h: *in moves on */
OCSP_RESPONSE *d2i_OCSP_RESPONSE(LT_ESCAPE OCSP_RESPONSE **a, const unsigned char **in, long len); /* openssl/ocsp.h: *a is used again */
LT_IF("a == null") LT_OWNED_BY("X509_free") X509 *d2i_X509_bio(BIO *bp, X509 **a); /* openssl/x509.h */
X509 *d2i_X509_bio(BIO *bp, LT_ESCAPE X509 **a); /* openssl/x509.h */
LT_IF("a == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *d2i_PrivateKey_bio(BIO *bp, EVP_PKEY **a); /* openssl/x509.h */
EVP_PKEY *d2i_PrivateKey_bio(BIO *bp, LT_ESCAPE EVP_PKEY **a); /* openssl/x509.h */
LT_IF("a == null") LT_OWNED_BY("EVP_PKEY_free") EVP_PKEY *d2i_PUBKEY_bio(BIO *bp, EVP_PKEY **a); /* openssl/x509.h */
EVP_PKEY *d2i_PUBKEY_bio(BIO *bp, LT_ESCAPE EVP_PKEY **a); /* openssl/x509.h */
LT_IF("a == null") LT_OWNED_BY("PKCS12_free") PKCS12 *d2i_PKCS12_bio(BIO *bp, PKCS12 **a); /* openssl/pkcs12.h */
PKCS12 *d2i_PKCS12_bio(BIO *bp, LT_ESCAPE PKCS12 **a); /* openssl/pkcs12.h */
int PEM_write_bio_X509(BIO *bp, const X509 *x); /* openssl/pem.h */
int PEM_write_bio_X509_CRL(BIO *bp, const X509_CRL *x); /* openssl/pem.h */
int PEM_write_bio_X509_REQ(BIO *bp, const X509_REQ *x); /* openssl/pem.h */
int PEM_write_bio_PUBKEY(BIO *bp, const EVP_PKEY *x); /* openssl/pem.h */
int OPENSSL_sk_push(LT_INSERTS("data") OPENSSL_STACK *st, LT_ESCAPE const void *data); /* openssl/stack.h: sk_TYPE_push */
int OPENSSL_sk_unshift(LT_INSERTS("data") OPENSSL_STACK *st, LT_ESCAPE const void *data); /* openssl/stack.h */
int OPENSSL_sk_insert(LT_INSERTS("data") OPENSSL_STACK *st, LT_ESCAPE const void *data, int where); /* openssl/stack.h */
void *OPENSSL_sk_pop(LT_REMOVES OPENSSL_STACK *st); /* openssl/stack.h */
void *OPENSSL_sk_shift(LT_REMOVES OPENSSL_STACK *st); /* openssl/stack.h */
void *OPENSSL_sk_delete(LT_REMOVES OPENSSL_STACK *st, int loc); /* openssl/stack.h */
void *OPENSSL_sk_delete_ptr(LT_REMOVES OPENSSL_STACK *st, const void *p); /* openssl/stack.h */
void OPENSSL_sk_zero(LT_EMPTIES OPENSSL_STACK *st); /* openssl/stack.h */
LT_COUNTS("st") int OPENSSL_sk_num(const OPENSSL_STACK *st); /* openssl/stack.h */
