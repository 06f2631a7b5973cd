# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# pikestaff_test(NAME SOURCES files... LINKS targets... [LABELS labels...] [TIMEOUT s])
# One Qt Test program tst_NAME. Labels choose what a sanitizer run takes: unit, ssh, tsan, lab.
function(pikestaff_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(tst_${name} ${arg_SOURCES})
    set_target_properties(tst_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY
                                                            "${CMAKE_BINARY_DIR}/tests")
    target_include_directories(tst_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(tst_${name} PRIVATE
        PIKESTAFF_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        PIKESTAFF_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(tst_${name} PRIVATE ${arg_LINKS} Qt6::Test pikestaff_warnings)
    target_precompile_headers(tst_${name} REUSE_FROM pikestaff_precompiled)
    add_test(NAME ${name} COMMAND tst_${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    # Starting a program is a fork in a process that has threads; the child only calls exec.
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;DBUS_SESSION_BUS_ADDRESS=disabled:;TSAN_OPTIONS=die_after_fork=0:suppressions=${PROJECT_SOURCE_DIR}/tests/tsan.supp")
endfunction()
