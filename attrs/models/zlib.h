/* zlib 1.2 and 1.3: zlib.h. A stream's content is released by its End function; Init leaves nothing when it fails. */
int deflateInit_(LT_GIVES("deflateEnd when return == 0") z_stream *strm, int level, const char *version, int stream_size); /* zlib.h: deflateInit */
int deflateInit2_(LT_GIVES("deflateEnd when return == 0") z_stream *strm, int level, int method, int windowBits, int memLevel, int strategy, const char *version, int stream_size); /* zlib.h: deflateInit2 */
int deflate(z_stream *strm, int flush); /* zlib.h */
int deflateReset(z_stream *strm); /* zlib.h */
int deflateEnd(LT_GIVES("deflateEnd") z_stream *strm); /* zlib.h: released whatever it returns but Z_STREAM_ERROR */
int deflateCopy(LT_GIVES("deflateEnd when return == 0") z_stream *dest, LT_LENT z_stream *source); /* zlib.h */
uLong deflateBound(LT_LENT z_stream *strm, uLong sourceLen); /* zlib.h */
int inflateInit_(LT_GIVES("inflateEnd when return == 0") z_stream *strm, const char *version, int stream_size); /* zlib.h: inflateInit */
int inflateInit2_(LT_GIVES("inflateEnd when return == 0") z_stream *strm, int windowBits, const char *version, int stream_size); /* zlib.h: inflateInit2 */
int inflate(z_stream *strm, int flush); /* zlib.h */
int inflateReset(z_stream *strm); /* zlib.h */
int inflateReset2(z_stream *strm, int windowBits); /* zlib.h */
int inflateEnd(LT_GIVES("inflateEnd") z_stream *strm); /* zlib.h */
int inflateCopy(LT_GIVES("inflateEnd when return == 0") z_stream *dest, LT_LENT z_stream *source); /* zlib.h */
int compress(Bytef *dest, uLongf *destLen, const Bytef *source, uLong sourceLen); /* zlib.h */
int compress2(Bytef *dest, uLongf *destLen, const Bytef *source, uLong sourceLen, int level); /* zlib.h */
uLong compressBound(uLong sourceLen); /* zlib.h */
int uncompress(Bytef *dest, uLongf *destLen, const Bytef *source, uLong sourceLen); /* zlib.h */
LT_PURE uLong crc32(uLong crc, const Bytef *buf, uInt len); /* zlib.h */
LT_PURE uLong adler32(uLong adler, const Bytef *buf, uInt len); /* zlib.h */
LT_OWNED_BY("gzclose") struct gzFile_s *gzopen(const char *path, const char *mode); /* zlib.h */
LT_OWNED_BY("gzclose") struct gzFile_s *gzopen64(const char *path, const char *mode); /* zlib.h */
LT_OWNED_BY("gzclose") struct gzFile_s *gzdopen(LT_OWNED_BY("close when return != null") int fd, const char *mode); /* zlib.h: gzclose closes fd */
int gzclose(LT_OWNED_BY("gzclose") struct gzFile_s *file); /* zlib.h */
int gzclose_r(LT_OWNED_BY("gzclose | gzclose_r") struct gzFile_s *file); /* zlib.h */
int gzclose_w(LT_OWNED_BY("gzclose | gzclose_w") struct gzFile_s *file); /* zlib.h */
int gzread(struct gzFile_s *file, void *buf, unsigned len); /* zlib.h */
int gzwrite(struct gzFile_s *file, const void *buf, unsigned len); /* zlib.h */
int gzprintf(struct gzFile_s *file, const char *format, ...); /* zlib.h */
int gzputs(struct gzFile_s *file, const char *s); /* zlib.h */
LT_BORROWED("buf") char *gzgets(struct gzFile_s *file, char *buf, int len); /* zlib.h: buf or null */
int gzgetc(struct gzFile_s *file); /* zlib.h */
int gzeof(struct gzFile_s *file); /* zlib.h */
int gzflush(struct gzFile_s *file, int flush); /* zlib.h */
LT_BORROWED("file") const char *gzerror(struct gzFile_s *file, int *errnum); /* zlib.h: until the next call or gzclose */
LT_LIFETIME("static") const char *zlibVersion(void); /* zlib.h */
LT_LIFETIME("static") const char *zError(int err); /* zlib.h */
