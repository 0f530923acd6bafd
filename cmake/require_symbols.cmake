# cmake -DNM=PROGRAM -DPLUGIN=FILE -P require_symbols.cmake: fails if FILE needs a symbol of ours that nothing defines.
execute_process(COMMAND ${NM} --dynamic --undefined-only ${PLUGIN} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "U lt_[A-Za-z0-9_]+" ours "${symbols}")
if(ours)
  file(REMOVE ${PLUGIN})
  list(JOIN ours "\n  " lines)
  message(FATAL_ERROR "undefined symbols in ${PLUGIN}:\n  ${lines}")
endif()
