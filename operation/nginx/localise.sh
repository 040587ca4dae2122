#!/usr/bin/env bash
# Prints samtykke.conf as a whole configuration of nginx for processes on ports of this machine.
# Usage: localise.sh <port of the proxy> <how many command sides> <their ports> <ports of the query sides>
set -euo pipefail

listen=$1 commands=$2
shift 2
command_ports=("${@:1:commands}")
query_ports=("${@:commands+1}")
servers() {
    printf '    server 127.0.0.1:%s;\\n' "$@"
}
cat <<'MAIN'
daemon off;
pid nginx.pid;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
MAIN
sed -e "s/listen 8080;/listen 127.0.0.1:$listen;/" \
    -e "s/^ *server command-side-1:8080;/$(servers "${command_ports[@]}")/; /^ *server command-side-2:8080;/d" \
    -e "s/^ *server query-side-1:8080;/$(servers "${query_ports[@]}")/; /^ *server query-side-2:8080;/d" \
    -e '/# The issuer/,/^    }/d' \
    "$(dirname "$0")/samtykke.conf"
echo '}'
