# Warning sets of the project's own code. System headers (LLVM's too) are exempt.
set(LT_COMMON_WARNINGS -Wall -Wextra -Wshadow -Wundef -Wpointer-arith -Wwrite-strings -Wvla)
if(LT_WERROR)
  list(APPEND LT_COMMON_WARNINGS -Werror)
endif()
set(LT_C_WARNINGS ${LT_COMMON_WARNINGS} -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
set(LT_CXX_WARNINGS ${LT_COMMON_WARNINGS} -Wnon-virtual-dtor -Woverloaded-virtual)
