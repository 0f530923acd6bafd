// What the bridge knows of the C++ standard library and other ones, as tables (attrs/library.def), and of classes of
// the same shape.
//
//   shapes.cpp   what kind of thing a class is
//   library.cpp  what calls of members and free functions do
#ifndef LT_PLUGIN_LIBRARY_H
#define LT_PLUGIN_LIBRARY_H

#include "plugin/bridge.h"

namespace lifetime {

/// How the objects of a class behave. One bit each, so that a row of the table can speak of several.
enum Shape : uint32_t {
    NoShape = 0,
    Sequence = 1u << 0, // contiguous and growing
    Text = 1u << 1,     // a sequence of characters: its elements hold no pointers
    Deque = 1u << 2,    // growing at the ends does not move elements, but iterators dangle
    List = 1u << 3,     // nodes
    Keyed = 1u << 4,    // found by key
    Hashed = 1u << 5,   // keyed, and its iterators do not survive a rehash
    Adaptor = 1u << 6,  // queue, stack
    Fixed = 1u << 7,    // its elements are in the object itself: array, pair, tuple
    View = 1u << 8,     // its value is what it looks at: string_view, span, iterators
    Unique = 1u << 9,
    Shared = 1u << 10,
    Weak = 1u << 11,
    Optional = 1u << 12, // one content in itself: optional, variant, any
    Callable = 1u << 13, // its value is what it captured: function wrappers, bound calls, closures
    Thread = 1u << 14,   // runs a callable until joined
    Future = 1u << 15,   // the result of a callable that may still run
    Stream = 1u << 16,
    Guard = 1u << 17, // locks: movable holders of a mutex
    Plain = 1u << 18, // no pointer comes out of it
    Sharing = 1u << 19, // the base of what gives owners of itself
    Atomic = 1u << 21,  // one value, given and taken as a whole
    Signal = 1u << 20, // what threads wait for: no pointer comes out of it either
    Lockable = 1u << 22,
    AnyContainer = Sequence | Text | Deque | List | Keyed | Hashed | Adaptor,
};

struct LibraryClass {
    const char *name;
    uint32_t shape;
    uint32_t flags; // LT_IS_…
};

/// A member that a verb list knows (GROWTH.md 3.5: "insert-like, remove-like and a size/begin method").
enum Verb : unsigned { NoVerb = 0, InsertVerb = 1, RemoveVerb = 2, SizeVerb = 4 };
Verb verbOf(llvm::StringRef name);

/// Whether the library's function calls what it is given once at most: call_once.
bool libraryRunsOnce(const clang::FunctionDecl *function);

/// Whether the declaration is the C++ library's: in namespace std or one of its implementation's.
bool isOfLibrary(const clang::Decl *decl);

/// The table's row of a class of namespace std or of another library, or null.
const LibraryClass *findLibraryClass(const clang::CXXRecordDecl *record);

/// The shape of any class: the table's; Clang's gsl attributes; or one found by its methods (GROWTH.md 3.5).
/// Slow: see Types::shape.
uint32_t shapeOf(const clang::CXXRecordDecl *record);

/// Of a class that is a container by its members: its elements are in the object, in arrays of a fixed length.
bool isBoundedByStorage(const clang::CXXRecordDecl *record);

/// Whether the class carries gsl::Owner or gsl::Pointer, on itself or on its template.
bool isGslOwner(const clang::CXXRecordDecl *record);
bool isGslPointer(const clang::CXXRecordDecl *record);

/// Appends what the rules of the library say of a call of `function`; true when they know it.
bool libraryEffects(Bridge &bridge, const clang::FunctionDecl *function,
                    llvm::SmallVectorImpl<lt_effect> &effects);

/// Whether the call blocks until another thread has got somewhere.
bool libraryWaits(Bridge &bridge, const clang::FunctionDecl *function);

/// make_shared and its like: the constructor of the new object, when the number and classes of the arguments leave but one.
const clang::CXXConstructorDecl *constructorOf(const clang::FunctionDecl *function);

} // namespace lifetime

#endif
