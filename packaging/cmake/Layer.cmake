# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Headers that most files include anyway, compiled once for all targets.
file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "")
add_library(pikestaff_precompiled OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
target_link_libraries(pikestaff_precompiled PRIVATE Qt6::Core tl::expected pikestaff_warnings)
target_precompile_headers(pikestaff_precompiled
    PRIVATE "${PROJECT_SOURCE_DIR}/app/base/precompiled.h")
set_target_properties(pikestaff_precompiled PROPERTIES AUTOMOC OFF)

# pikestaff_layer(NAME SOURCES files... LINKS targets... [PRIVATE_LINKS targets...] [MOC])
# One static library a layer, Pikestaff::NAME. Only the layers it may include are in LINKS.
function(pikestaff_layer name)
    cmake_parse_arguments(arg "MOC" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(pikestaff_${name} STATIC ${arg_SOURCES})
    add_library(Pikestaff::${name} ALIAS pikestaff_${name})
    set_target_properties(pikestaff_${name} PROPERTIES AUTOMOC ${arg_MOC})
    target_include_directories(pikestaff_${name} PUBLIC "${PROJECT_SOURCE_DIR}/app"
                                                        "${PROJECT_SOURCE_DIR}")
    target_link_libraries(pikestaff_${name} PUBLIC ${arg_LINKS}
                          PRIVATE pikestaff_warnings ${arg_PRIVATE_LINKS})
    target_precompile_headers(pikestaff_${name} REUSE_FROM pikestaff_precompiled)
endfunction()
