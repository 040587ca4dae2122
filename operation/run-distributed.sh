#!/usr/bin/env bash
# Starts two of each side on this machine, and nginx before them when it is there, all on the loopback interface, with
# the environment variables that docker-compose.yml gives. Axon Server, MongoDB and the issuer run elsewhere. One that
# ends once all are up is started again. Ctrl-C stops everything.
#
# Usage: operation/run-distributed.sh <folder>   where logs, keys, process ids and the processes' files go
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

declare -A pids ports
stop() {
    trap - INT TERM EXIT
    echo "Stopping"
    kill "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
}
trap 'stop; exit 130' INT TERM
trap stop EXIT

# start <name>: starts it, or starts it again
start() {
    local name=$1 jar=$command_jar more=()
    case $name in
    nginx)
        "$nginx" -p "$folder/nginx" -c "$folder/nginx/nginx.conf" -e "$folder/nginx/error.log" &
        pids[$name]=$!
        return
        ;;
    query-side-*)
        jar=$query_jar
        more=(SAMTYKKE_EVIDENCE_STORE=mongodb "SAMTYKKE_EVIDENCE_KEYS_FOLDER=$folder/evidence-keys")
        ;;
    esac
    [ -f "$jar" ] || { echo "$jar is missing: mvn -DskipTests package" >&2; exit 1; }
    mkdir -p "$folder/$name"
    env "SAMTYKKE_NODE_NAME=$name" "SERVER_PORT=${ports[$name]}" SERVER_ADDRESS=127.0.0.1 \
        SERVER_FORWARD_HEADERS_STRATEGY=native \
        "SAMTYKKE_DATA_DIR=$folder/$name" "SAMTYKKE_KEYS_FOLDER=$folder/keys" "${more[@]}" \
        java "${java_options[@]}" -jar "$jar" >> "$folder/$name.log" 2>&1 &
    pids[$name]=$!
    echo $! > "$folder/$name.pid"
}

# ready <name>...: waits for each, and gives up when one ends
ready() {
    local name
    for name in "$@"; do
        for _ in $(seq 180); do
            curl -fsS -o /dev/null "http://127.0.0.1:${ports[$name]}/actuator/health/readiness" 2>/dev/null && continue 2
            kill -0 "${pids[$name]}" 2>/dev/null || break
            sleep 1
        done
        echo "$name did not become ready, see $folder/$name.log" >&2
        exit 1
    done
}

names=()
for side in command query; do
    list="${side}_ports[@]"
    number=0
    for port in "${!list}"; do
        number=$((number + 1))
        names+=("$side-side-$number")
        ports[$side-side-$number]=$port
    done
done
# The first of each side makes keys that the others share.
for first in command-side-1 query-side-1; do
    start "$first"
    ready "$first"
done
others=()
for name in "${names[@]}"; do
    case $name in *-1) ;; *) others+=("$name") && start "$name" ;; esac
done
ready "${others[@]}"

if nginx=$(PATH=$PATH:/usr/sbin command -v nginx); then
    mkdir -p "$folder/nginx"
    "$root/operation/nginx/localise.sh" "$proxy_port" "${#command_ports[@]}" "${command_ports[@]}" "${query_ports[@]}" \
        > "$folder/nginx/nginx.conf"
    start nginx
    echo "Samtykke is at http://localhost:$proxy_port; Ctrl-C stops it"
else
    echo "There is no nginx: commands at ports ${command_ports[*]}, queries at ports ${query_ports[*]}; Ctrl-C stops it"
fi
while true; do
    sleep 1
    for name in "${!pids[@]}"; do
        kill -0 "${pids[$name]}" 2>/dev/null && continue
        status=0
        wait "${pids[$name]}" || status=$?
        echo "$name has ended with $status and is started again, see $folder"
        start "$name"
    done
done
