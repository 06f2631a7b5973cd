# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
if(PIKESTAFF_SANITIZE)
    add_compile_options(-fsanitize=${PIKESTAFF_SANITIZE} -fno-omit-frame-pointer
                        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PIKESTAFF_SANITIZE})
endif()
if(PIKESTAFF_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
