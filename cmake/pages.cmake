# A check without its page of documentation does not build.
#
# lt_require_pages(TARGET CHECKS_DEF) adds the target TARGET to every build; it fails unless each row `LT_CHECK(an_id, …)` of
# CHECKS_DEF has its page docs/checks/an-id.md.
function(lt_require_pages target checks_def)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${checks_def})
  file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/checks/*.md)
  set(stamp ${PROJECT_BINARY_DIR}/${target}.stamp)
  add_custom_command(
    OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -DCHECKS_DEF=${checks_def} -DPAGES=${PROJECT_SOURCE_DIR}/docs/checks
            -P ${PROJECT_SOURCE_DIR}/cmake/require_pages.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS ${checks_def} ${pages} ${PROJECT_SOURCE_DIR}/cmake/require_pages.cmake
    COMMENT "every check has its page"
    VERBATIM)
  add_custom_target(${target} ALL DEPENDS ${stamp})
endfunction()
