# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# What the install guide sets in local_settings.py. It stands here because the files of this folder
# are read after that one.
OPENSTACK_HOST = "${controller.name}"
ALLOWED_HOSTS = [
    '${controller.name}',
    '${controller.address}',
    'localhost',
    '127.0.0.1',
] + '${dashboard_hosts}'.replace(',', ' ').split()

SESSION_ENGINE = 'django.contrib.sessions.backends.cache'

CACHES = {
    'default': {
         'BACKEND': 'django.core.cache.backends.memcached.PyMemcacheCache',
         'LOCATION': '${controller.name}:11211',
    }
}

OPENSTACK_KEYSTONE_URL = "http://%s:5000/v3" % OPENSTACK_HOST
OPENSTACK_KEYSTONE_MULTIDOMAIN_SUPPORT = True
OPENSTACK_API_VERSIONS = {
    "identity": 3,
    "image": 2,
    "volume": 3,
}
OPENSTACK_KEYSTONE_DEFAULT_DOMAIN = "Default"
# The role of this guide; "user" of the guide's text does not exist.
OPENSTACK_KEYSTONE_DEFAULT_ROLE = "myrole"
