#include <lifetime.h>

struct message { int id; };
void send_message(LT_OWNED struct message *m);
int give(LT_OWNED struct message *m);

int give(LT_OWNED struct message *m) {
    send_message(m);
    return m->id;
}
