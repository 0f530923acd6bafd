# A check without its page of documentation does not build.
#
# lt_require_pages(TARGET CHECKS_DEF) adds the target TARGET to every build; it fails unless each row `LT_CHECK(an_id, …)` of
# CHECKS_DEF has its page docs/checks/an-id.md.
function(lt_require_pages target checks_def)
  file(GLOB pages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/docs/checks ${PROJECT_SOURCE_DIR}/docs/checks/*.md)
  set(stamp ${PROJECT_BINARY_DIR}/${target}.stamp)
  # The pages are named in the command, so that one that goes away runs it again.
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -DCHECKS_DEF=${checks_def} "-DPAGES=${pages}" -P ${PROJECT_SOURCE_DIR}/cmake/require_pages.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${checks_def} ${PROJECT_SOURCE_DIR}/cmake/require_pages.cmake
    COMMENT "every check has its page"
    VERBATIM)
  add_custom_target(${target} ALL DEPENDS ${stamp})
endfunction()
