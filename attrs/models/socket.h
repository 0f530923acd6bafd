/* <sys/socket.h>, <netdb.h>, <arpa/inet.h>: POSIX.1-2017. */
LT_OWNED_BY("close when return >= 0") int socket(int domain, int type, int protocol); /* socket(2) */
int socketpair(int domain, int type, int protocol, LT_GIVES("close when return == 0") int sv[2]); /* socketpair(2) */
int bind(LT_LENT int sockfd, const struct sockaddr *addr, socklen_t addrlen); /* bind(2) */
int connect(LT_LENT int sockfd, const struct sockaddr *addr, socklen_t addrlen); /* connect(2) */
int listen(LT_LENT int sockfd, int backlog); /* listen(2) */
LT_SERVES LT_OWNED_BY("close when return >= 0") int accept(LT_LENT int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* accept(2) */
LT_SERVES LT_OWNED_BY("close when return >= 0") int accept4(LT_LENT int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags); /* accept(2) */
int getsockname(LT_LENT int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* getsockname(2) */
int getpeername(LT_LENT int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* getpeername(2) */
int setsockopt(LT_LENT int sockfd, int level, int optname, const void *optval, socklen_t optlen); /* getsockopt(2) */
int getsockopt(LT_LENT int sockfd, int level, int optname, void *optval, socklen_t *optlen); /* getsockopt(2) */
ssize_t send(LT_LENT int sockfd, const void *buf, size_t len, int flags); /* send(2) */
ssize_t sendto(LT_LENT int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen); /* send(2) */
ssize_t sendmsg(LT_LENT int sockfd, LT_FOLLOWS const struct msghdr *msg, int flags); /* send(2): msg and what it points to are used during the call */
ssize_t recv(LT_LENT int sockfd, void *buf, size_t len, int flags); /* recv(2) */
ssize_t recvfrom(LT_LENT int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen); /* recv(2) */
ssize_t recvmsg(LT_LENT int sockfd, LT_FOLLOWS struct msghdr *msg, int flags); /* recv(2) */
int shutdown(LT_LENT int sockfd, int how); /* shutdown(2) */
int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, LT_GIVES("freeaddrinfo when return == 0") struct addrinfo **res); /* getaddrinfo(3) */
void freeaddrinfo(LT_OWNED_BY("freeaddrinfo") struct addrinfo *res); /* getaddrinfo(3) */
LT_LIFETIME("static") const char *gai_strerror(int errcode); /* getaddrinfo(3) */
int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags); /* getnameinfo(3) */
LT_LIFETIME("static") struct hostent *gethostbyname(const char *name); /* gethostbyname(3) */
LT_BORROWED("dst") const char *inet_ntop(int af, const void *src, char *dst, socklen_t size); /* inet_ntop(3) */
int inet_pton(int af, const char *src, void *dst); /* inet_pton(3) */
int inet_aton(const char *cp, struct in_addr *inp); /* inet(3) */
LT_LIFETIME("static") char *inet_ntoa(struct in_addr in); /* inet(3) */
int sendmmsg(LT_LENT int sockfd, struct mmsghdr *msgvec, unsigned vlen, int flags); /* sendmmsg(2) */
int recvmmsg(LT_LENT int sockfd, struct mmsghdr *msgvec, unsigned vlen, int flags, struct timespec *timeout); /* recvmmsg(2): a descriptor in a control message is the caller's */
LT_LIFETIME("static") struct hostent *gethostbyaddr(const void *addr, socklen_t len, int type); /* gethostbyname(3) */
LT_LIFETIME("static") struct hostent *gethostbyname2(const char *name, int af); /* gethostbyname(3) */
int gethostbyname_r(const char *name, struct hostent *ret, char *buf, size_t buflen, struct hostent **result, int *h_errnop); /* gethostbyname(3) */
LT_LIFETIME("static") struct servent *getservbyname(const char *name, const char *proto); /* getservent(3) */
LT_LIFETIME("static") struct servent *getservbyport(int port, const char *proto); /* getservent(3) */
LT_LIFETIME("static") struct protoent *getprotobyname(const char *name); /* getprotoent(3) */
LT_LIFETIME("static") const char *hstrerror(int err); /* gethostbyname(3) */
in_addr_t inet_addr(const char *cp); /* inet(3) */
LT_PURE uint16_t htons(uint16_t hostshort); /* byteorder(3) */
LT_PURE uint16_t ntohs(uint16_t netshort); /* byteorder(3) */
LT_PURE uint32_t htonl(uint32_t hostlong); /* byteorder(3) */
LT_PURE uint32_t ntohl(uint32_t netlong); /* byteorder(3) */
int sockatmark(LT_LENT int sockfd); /* sockatmark(3) */
