#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: Pikestaff contributors
# Does the console answer through the noVNC proxy? Opens it as a browser does and reads the greeting
# of the screen ("RFB 003.008"), which comes from the compute node. The address holds a token: it is
# not printed.
url=$(python3 "$PIKESTAFF_TOOLS/openstack-ask.py" console-url provider-instance) || exit 1
URL=$url python3 - <<'PROGRAM'
import base64, os, socket, sys, urllib.parse

url = urllib.parse.urlsplit(os.environ["URL"])
token = urllib.parse.parse_qs(url.query).get("token", [""])[0]
host, port = url.hostname, url.port or 80
if not token:
    sys.exit("the address of the console holds no token")
lines = ["GET /websockify?token=%s HTTP/1.1" % token, "Host: %s:%d" % (host, port),
         "Upgrade: websocket", "Connection: Upgrade", "Cookie: token=%s" % token,
         "Origin: http://%s:%d" % (host, port), "Sec-WebSocket-Version: 13",
         "Sec-WebSocket-Key: %s" % base64.b64encode(os.urandom(16)).decode(),
         "Sec-WebSocket-Protocol: binary"]
try:
    connection = socket.create_connection((host, port), 20)
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    answer = b""
    while b"RFB " not in answer and len(answer) < 8192:
        part = connection.recv(1024)
        if not part:
            break
        answer += part
except OSError as error:
    sys.exit("the proxy on %s:%d does not answer: %s" % (host, port, error))
first = answer.split(b"\r\n")[0].decode("utf-8", "replace")
if b" 101 " not in answer.split(b"\r\n")[0] + b" ":
    sys.exit("the proxy refuses: %s" % (first or "it closed the connection"))
if b"RFB " not in answer:
    sys.exit("the proxy answers, but no screen of the instance behind it")
print("the console greets with " + answer[answer.index(b"RFB "):][:11].decode())
PROGRAM
