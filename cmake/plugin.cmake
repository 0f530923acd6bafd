# lt_add_plugin(NAME SOURCES…): the Clang plugin libNAME.so in the root of the build folder.
#
# The symbols of LLVM and Clang stay undefined and are resolved by the host that loads the plugin: linking libclang-cpp would
# bring a second copy of Clang's registries into the process.
# LLVM's version file accepts an exact minor only, so the major is compared here.
find_package(LLVM REQUIRED CONFIG HINTS /usr/lib/llvm-22)
if(NOT LLVM_VERSION_MAJOR EQUAL 22)
  message(FATAL_ERROR "the plugin needs LLVM 22, found ${LLVM_VERSION} in ${LLVM_DIR}: run scripts/setup or set LLVM_DIR")
endif()
find_path(LT_CLANG_INCLUDE clang/AST/ASTConsumer.h HINTS ${LLVM_INCLUDE_DIRS} NO_DEFAULT_PATH REQUIRED)
separate_arguments(LT_LLVM_DEFINITIONS NATIVE_COMMAND "${LLVM_DEFINITIONS}")

function(lt_add_plugin name)
  add_library(${name} MODULE ${ARGN})
  target_link_libraries(${name} PRIVATE lifetime_core)
  target_include_directories(${name} SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS} ${LT_CLANG_INCLUDE})
  target_compile_definitions(${name} PRIVATE ${LT_LLVM_DEFINITIONS} LT_CLANG_MAJOR=${LLVM_VERSION_MAJOR})
  target_compile_options(${name} PRIVATE ${LT_CXX_WARNINGS} -fno-exceptions -fno-rtti -fvisibility-inlines-hidden)
  target_link_options(${name} PRIVATE -static-libgcc -Wl,--gc-sections -Wl,--exclude-libs,ALL)
  set_target_properties(${name} PROPERTIES PREFIX lib SUFFIX .so)
  # Undefined symbols are resolved by the host, except those that only we could have defined.
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} -DPLUGIN=$<TARGET_FILE:${name}> -P ${PROJECT_SOURCE_DIR}/cmake/require_symbols.cmake
    VERBATIM)
  if(TARGET lifetime_pages)
    add_dependencies(${name} lifetime_pages)
  endif()
endfunction()
