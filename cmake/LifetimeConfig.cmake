# find_package(Lifetime), then lifetime_check(TARGET…): compile the targets with the plugin loaded.
get_filename_component(_lifetime_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(Lifetime_PLUGIN "${_lifetime_prefix}/lib/liblifetime.so")
set(Lifetime_INCLUDE_DIR "${_lifetime_prefix}/include")

# The contracts of lifetime.h for all compilers, the checks where the compiler is the Clang the plugin was built for.
# The plugin stands in no depfile: OBJECT_DEPENDS makes a new plugin recompile what it checks.
function(lifetime_check)
  foreach(target IN LISTS ARGN)
    target_include_directories(${target} PRIVATE "${Lifetime_INCLUDE_DIR}")
    foreach(language C CXX)
      if(CMAKE_${language}_COMPILER_ID STREQUAL "Clang" AND CMAKE_${language}_COMPILER_VERSION VERSION_GREATER_EQUAL 22
         AND CMAKE_${language}_COMPILER_VERSION VERSION_LESS 23)
        target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:${language}>:-fplugin=${Lifetime_PLUGIN}>")
      endif()
    endforeach()
    get_target_property(sources ${target} SOURCES)
    set_property(SOURCE ${sources} TARGET_DIRECTORY ${target} APPEND PROPERTY OBJECT_DEPENDS "${Lifetime_PLUGIN}")
  endforeach()
endfunction()
