#!/usr/bin/env bash
# Makes the secrets that docker-compose.yml reads from files: random, each once, in a folder that only you can enter.
# Usage: operation/make-secrets.sh [folder]
set -euo pipefail

folder=${1:-secrets}
mkdir -p "$folder"
chmod 700 "$folder"

# The folder keeps others out. Within it the files are readable, since the processes run as users of their own.
put() {
    [ -e "$folder/$1" ] || (umask 022 && cat > "$folder/$1.new" && mv "$folder/$1.new" "$folder/$1")
}

random() {
    head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n'
}

head -c 700 /dev/urandom | base64 -w0 | put mongodb-keyfile
random | put mongodb-root-password
random | put mongodb-password
random | put axon-server-token
random | put axon-server-admin-token
random | put keycloak-admin-password
for client in admin compliance front-end destination monitoring; do
    random | put "keycloak-client-$client"
done

# Read by Spring as settings: the name of the file is the name of the setting.
put samtykke.mongodb.uri <<< "mongodb://samtykke:$(cat "$folder/mongodb-password")@mongodb:27017/?replicaSet=rs0&authSource=admin"
put samtykke.axon-server.token <<< "$(cat "$folder/axon-server-token")"
put axonserver.properties <<< "axoniq.axonserver.hostname=axonserver
axoniq.axonserver.accesscontrol.enabled=true
axoniq.axonserver.accesscontrol.token=$(cat "$folder/axon-server-token")
axoniq.axonserver.accesscontrol.admin-token=$(cat "$folder/axon-server-admin-token")"
echo "The secrets are in $folder"
