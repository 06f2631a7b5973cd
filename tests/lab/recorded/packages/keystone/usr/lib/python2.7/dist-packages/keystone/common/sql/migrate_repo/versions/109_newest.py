# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Stands for the newest of the migrations: the schema checks read its name or its revision.
