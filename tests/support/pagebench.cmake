# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# What tests of pages share.
if(NOT TARGET page_bench)
    add_library(page_bench STATIC
        "${PROJECT_SOURCE_DIR}/tests/support/imaginedhosts.cpp"
        "${PROJECT_SOURCE_DIR}/tests/support/imaginedhosts.h"
        "${PROJECT_SOURCE_DIR}/tests/support/pagebench.cpp"
        "${PROJECT_SOURCE_DIR}/tests/support/pagebench.h")
    target_include_directories(page_bench PUBLIC "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(page_bench PUBLIC Pikestaff::ui Pikestaff::composition Qt6::Test
                          PRIVATE pikestaff_warnings)
endif()
