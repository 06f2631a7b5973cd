# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
add_library(pikestaff_warnings INTERFACE)
target_compile_options(pikestaff_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
    -Woverloaded-virtual -Wold-style-cast -Wcast-align -Wformat=2 -Wimplicit-fallthrough
    -Wnull-dereference -Wundef)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(pikestaff_warnings INTERFACE -fpch-preprocess) # lets ccache see it
endif()
if(PIKESTAFF_WERROR)
    target_compile_options(pikestaff_warnings INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports these falsely through inlined Qt and std::optional code when it optimises.
    target_compile_options(pikestaff_warnings INTERFACE -Wno-null-dereference
                           -Wno-uninitialized)
endif()
target_compile_definitions(pikestaff_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_WARN_DEPRECATED_UP_TO=0x060400)
