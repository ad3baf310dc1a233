# What only the Emscripten build needs: its flags, utf8proc from Debian's source package, and the JSON headers alone.
add_compile_options(-fwasm-exceptions -msimd128)
add_link_options(-fwasm-exceptions)
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")

execute_process(COMMAND ${CMAKE_SOURCE_DIR}/wasm/fetch-utf8proc.sh ${CMAKE_BINARY_DIR}/deps COMMAND_ERROR_IS_FATAL ANY)
file(GLOB utf8proc_folder ${CMAKE_BINARY_DIR}/deps/utf8proc-*)
add_library(utf8proc STATIC ${utf8proc_folder}/utf8proc.c)
target_include_directories(utf8proc SYSTEM PUBLIC ${utf8proc_folder})
target_compile_definitions(utf8proc PUBLIC UTF8PROC_STATIC)

# /usr/include as a whole would bring in the C library of the host.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
file(CREATE_LINK /usr/include/nlohmann ${CMAKE_BINARY_DIR}/include/nlohmann SYMBOLIC)
add_library(nlohmann INTERFACE)
target_include_directories(nlohmann SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/include)
