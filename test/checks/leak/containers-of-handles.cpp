// A container of numbers may hold handles: who gets it may close them.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <fcntl.h>
#include <unistd.h>
#include <vector>

void close_all(std::vector<int> handles);

void handed_on_in_a_container_ok() {
    std::vector<int> handles;
    int fd = open("file", O_RDONLY);
    handles.push_back(fd);
    close_all(handles);
}

void handed_on_several_times_ok() {
    std::vector<int> handles;
    int fd = open("file", O_RDONLY);
    handles.insert(handles.end(), 1, fd);
    close_all(handles);
}

void only_looked_at_bad() {
    char byte;
    int fd = open("file", O_RDONLY);
    if (read(fd, &byte, 1) == 1)
        return; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
    close(fd);
}
