// Since C++23 all temporaries of a range-for's range live as long as its loop.
// RUN: %lt++ %s -std=c++20 -Wno-everything -Xclang -verify=before -Xclang -verify-ignore-unexpected=note
// RUN: %lt++ %s -std=c++23 -Wno-everything -Xclang -verify=since -Xclang -verify-ignore-unexpected=note
// since-no-diagnostics
#include <vector>

struct Order {
    std::vector<int> weights;
    const std::vector<int> &all() const { return weights; }
};
Order fetch(int);

int weigh(int id) {
    int sum = 0;
    for (int weight : fetch(id).all()) // before-error-re {{{{.*}}after the temporary it refers to died [lifetime-dangling]}}
        sum += weight;
    return sum;
}
