#!/usr/bin/env bash
# Starts two of each side on this machine, and nginx before them when it is there, all on the loopback interface, with
# the environment variables that docker-compose.yml gives. Axon Server, MongoDB and the issuer run elsewhere. Ctrl-C
# stops everything.
#
# Usage: operation/run-distributed.sh <folder>   where logs, keys and the processes' files go
#
#   SAMTYKKE_AXON_SERVER_ADDRESS   such as localhost:8124
#   SAMTYKKE_MONGODB_URI           such as mongodb://localhost:27017
#   SAMTYKKE_ISSUER_URI            the OpenID Connect issuer
# optional:
#   SAMTYKKE_AXON_SERVER_TOKEN, SAMTYKKE_MONGODB_DATABASE, SAMTYKKE_PUBLIC_URL, any other setting of the product
#   PROXY_PORT       where nginx listens (8080); COMMAND_PORTS ("8081 8082"); QUERY_PORTS ("8083 8084")
#   COMMAND_JAR, QUERY_JAR, JAVA_OPTIONS
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:?name a folder for logs, keys and files}
export SAMTYKKE_EVENTS=${SAMTYKKE_EVENTS-axon-server}
if [ "$SAMTYKKE_EVENTS" = axon-server ]; then
    : "${SAMTYKKE_AXON_SERVER_ADDRESS:?set it to the address of Axon Server}"
else
    unset SAMTYKKE_EVENTS
fi
: "${SAMTYKKE_MONGODB_URI:?set it to the connection string of MongoDB}"
: "${SAMTYKKE_ISSUER_URI:?set it to the OpenID Connect issuer}"

command_jar=${COMMAND_JAR:-$root/command-service/target/samtykke-command-side.jar}
query_jar=${QUERY_JAR:-$root/query-service/target/samtykke-query-side.jar}
command_ports=(${COMMAND_PORTS:-8081 8082})
query_ports=(${QUERY_PORTS:-8083 8084})
proxy_port=${PROXY_PORT:-8080}
java_options=(${JAVA_OPTIONS:--Xmx512m})
export SAMTYKKE_PUBLIC_URL=${SAMTYKKE_PUBLIC_URL:-http://localhost:$proxy_port}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
for made in keys evidence-keys; do
    [ -d "$folder/$made" ] || mkdir -m 700 "$folder/$made"
done

pids=()
stop() {
    trap - INT TERM EXIT
    echo "Stopping"
    kill "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
}
trap 'stop; exit 130' INT TERM
trap stop EXIT

# start <name> <jar> <port> [more environment]
start() {
    local name=$1 jar=$2 port=$3
    shift 3
    [ -f "$jar" ] || { echo "$jar is missing: mvn -DskipTests package" >&2; exit 1; }
    mkdir -p "$folder/$name"
    env "SAMTYKKE_NODE_NAME=$name" "SERVER_PORT=$port" SERVER_ADDRESS=127.0.0.1 \
        SERVER_FORWARD_HEADERS_STRATEGY=native \
        "SAMTYKKE_DATA_DIR=$folder/$name" "SAMTYKKE_KEYS_FOLDER=$folder/keys" "$@" \
        java "${java_options[@]}" -jar "$jar" > "$folder/$name.log" 2>&1 &
    pids+=($!)
}

# The first of each side makes keys that the others share.
ready() {
    local name=$1 port=$2 pid=${pids[-1]}
    for _ in $(seq 180); do
        curl -fsS -o /dev/null "http://127.0.0.1:$port/actuator/health/readiness" 2>/dev/null && return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 1
    done
    echo "$name did not become ready, see $folder/$name.log" >&2
    exit 1
}

number=0
for port in "${command_ports[@]}"; do
    number=$((number + 1))
    start "command-side-$number" "$command_jar" "$port"
    ready "command-side-$number" "$port"
done
number=0
for port in "${query_ports[@]}"; do
    number=$((number + 1))
    start "query-side-$number" "$query_jar" "$port" \
        SAMTYKKE_EVIDENCE_STORE=mongodb "SAMTYKKE_EVIDENCE_KEYS_FOLDER=$folder/evidence-keys"
    ready "query-side-$number" "$port"
done

if nginx=$(PATH=$PATH:/usr/sbin command -v nginx); then
    mkdir -p "$folder/nginx"
    "$root/operation/nginx/localise.sh" "$proxy_port" "${#command_ports[@]}" "${command_ports[@]}" "${query_ports[@]}" \
        > "$folder/nginx/nginx.conf"
    "$nginx" -p "$folder/nginx" -c "$folder/nginx/nginx.conf" -e "$folder/nginx/error.log" &
    pids+=($!)
    echo "Samtykke is at http://localhost:$proxy_port; Ctrl-C stops it"
else
    echo "There is no nginx: commands at ports ${command_ports[*]}, queries at ports ${query_ports[*]}; Ctrl-C stops it"
fi
# One that ends by itself takes the others with it, rather than leave half a system.
wait -n "${pids[@]}" || true
echo "One of the processes has ended, see $folder" >&2
exit 1
