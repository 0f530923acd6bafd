# Warning sets of the project's own code. System headers (LLVM's too) are exempt.
set(LT_COMMON_WARNINGS -Wall -Wextra -Wundef -Wpointer-arith -Wwrite-strings -Wvla)
if(LT_WERROR)
  list(APPEND LT_COMMON_WARNINGS -Werror)
endif()

# In C++ a local named like a field is no mistake; gcc's plain -Wshadow takes offence at a parameter named like a function.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  set(LT_SHADOW -Wshadow=local)
else()
  set(LT_SHADOW -Wshadow)
endif()
set(LT_C_WARNINGS ${LT_COMMON_WARNINGS} ${LT_SHADOW} -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
set(LT_CXX_WARNINGS ${LT_COMMON_WARNINGS} -Wnon-virtual-dtor -Woverloaded-virtual)
