/* <sys/socket.h>, <netdb.h>, <arpa/inet.h>: POSIX.1-2017. */
int socket(int domain, int type, int protocol); /* socket(2) */
int socketpair(int domain, int type, int protocol, int sv[2]); /* socketpair(2) */
int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen); /* bind(2) */
int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen); /* connect(2) */
int listen(int sockfd, int backlog); /* listen(2) */
int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* accept(2) */
int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags); /* accept(2) */
int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* getsockname(2) */
int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen); /* getpeername(2) */
int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen); /* getsockopt(2) */
int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen); /* getsockopt(2) */
ssize_t send(int sockfd, const void *buf, size_t len, int flags); /* send(2) */
ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen); /* send(2) */
ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags); /* send(2): msg and what it points to are used during the call */
ssize_t recv(int sockfd, void *buf, size_t len, int flags); /* recv(2) */
ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen); /* recv(2) */
ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags); /* recv(2) */
int shutdown(int sockfd, int how); /* shutdown(2) */
int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, LT_OWNED_BY("freeaddrinfo when return == 0") struct addrinfo **res); /* getaddrinfo(3) */
void freeaddrinfo(LT_OWNED_BY("freeaddrinfo") struct addrinfo *res); /* getaddrinfo(3) */
LT_LIFETIME("static") const char *gai_strerror(int errcode); /* getaddrinfo(3) */
int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags); /* getnameinfo(3) */
LT_LIFETIME("static") struct hostent *gethostbyname(const char *name); /* gethostbyname(3) */
LT_SAME("dst") const char *inet_ntop(int af, const void *src, char *dst, socklen_t size); /* inet_ntop(3) */
int inet_pton(int af, const char *src, void *dst); /* inet_pton(3) */
int inet_aton(const char *cp, struct in_addr *inp); /* inet(3) */
LT_LIFETIME("static") char *inet_ntoa(struct in_addr in); /* inet(3) */
