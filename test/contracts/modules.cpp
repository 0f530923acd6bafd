// Contracts survive a module, with their places.
// REQUIRES: plugin
// RUN: rm -rf %t && mkdir %t && split-file %s %t
// RUN: %clangxx %plugin -std=c++20 --precompile -x c++-module %t/shapes.cppm -o %t/shapes.pcm
// RUN: not %lt++ -std=c++20 -fmodule-file=shapes=%t/shapes.pcm %t/use.cpp 2>&1 | FileCheck %s
// Header modules, built on the fly in the same process:
// RUN: not %lt++ -std=c++20 -fmodules -fmodules-cache-path=%t/cache -fmodule-map-file=%t/module.modulemap -I%t %t/header.cpp 2>&1 | FileCheck %s
// CHECK: error: overrider weakens result of 'name' from 'borrowed("static")' to 'borrowed("this")'
// CHECK: note: the overridden function says 'borrowed("static")'
// CHECK-NEXT: virtual const char *name() const = 0;

//--- shapes.cppm
export module shapes;
export struct Shape {
    virtual ~Shape() = default;
    [[lifetime::borrowed("static")]] virtual const char *name() const = 0;
};
//--- use.cpp
import shapes;
struct Square : Shape {
    [[lifetime::borrowed("this")]] const char *name() const override;
};
//--- shapes.h
struct Shape {
    virtual ~Shape() = default;
    [[lifetime::borrowed("static")]] virtual const char *name() const = 0;
};
//--- module.modulemap
module Shapes { header "shapes.h" }
//--- header.cpp
#include "shapes.h"
struct Square : Shape {
    [[lifetime::borrowed("this")]] const char *name() const override;
};
