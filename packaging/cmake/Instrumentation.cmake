# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Each of some hundred tests links all layers: lld does that in a fraction of the time.
find_program(LLD_PROGRAM ld.lld)
if(LLD_PROGRAM)
    add_link_options(-fuse-ld=lld)
endif()
if(PIKESTAFF_SANITIZE)
    # Lines of a stack trace are enough there: -g1.
    add_compile_options(-fsanitize=${PIKESTAFF_SANITIZE} -fno-omit-frame-pointer
                        -fno-sanitize-recover=all -g1)
    add_link_options(-fsanitize=${PIKESTAFF_SANITIZE})
endif()
if(PIKESTAFF_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()
