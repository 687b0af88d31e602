#!/usr/bin/env bash
# Makes the images that the tests in containers need, where the Docker engine cannot pull any:
#   debian-jre:bookworm   Debian with a Java 17 runtime
#   apache/kafka:VERSION  a Kafka broker from Kafka's published jars, started as Kafka's own image is
#
# Usage: make-images.sh [--work DIR]
#   --work DIR   where the root folder of Debian and the jars are kept for the next run (default: a temporary folder)
#
# Needs: a Docker engine (DOCKER_HOST), root, debootstrap, Maven and a JDK. Exit codes: 0 made, 2 usage, 3 something is missing.
set -euo pipefail

readonly BASE_IMAGE=debian-jre:bookworm
readonly SUITE=bookworm
readonly PACKAGES=openjdk-17-jre-headless

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=

fail() { # CODE MESSAGE
  echo "make-images: $2" >&2
  exit "$1"
}

while (($#)); do
  case $1 in
    --work) [[ $# -ge 2 ]] || fail 2 "--work lacks its folder"; work=$2; shift 2 ;;
    -h | --help) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) fail 2 "unknown argument $1; see --help" ;;
  esac
done

for tool in docker debootstrap mvn java; do
  command -v "$tool" > /dev/null || fail 3 "$tool is missing; on Debian: apt-get install docker.io debootstrap maven"
done
[[ $(id -u) -eq 0 ]] || fail 3 "debootstrap needs root; run this as root"
docker info > /dev/null 2>&1 || fail 3 "no Docker engine answers at ${DOCKER_HOST:-its default socket}; start dockerd or set DOCKER_HOST"

if [[ -z $work ]]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"
work=$(cd "$work" && pwd)

if ! docker image inspect "$BASE_IMAGE" > /dev/null 2>&1; then
  root=$work/root
  if [[ ! -e $work/root.complete ]]; then
    rm -rf "$root"
    debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$root" > "$work/debootstrap.log" \
      || fail 3 "debootstrap failed; see $work/debootstrap.log"
    rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
    touch "$work/root.complete"
  fi
  tar -C "$root" -c . | docker import - "$BASE_IMAGE" > /dev/null
fi

context=$work/kafka
rm -rf "$context"
mkdir -p "$context"
cp "$here"/kafka/{Dockerfile,run,server.properties,logback.xml,log4j2.yaml,tools-log4j2.yaml} "$context"
mvn -q -B -f "$here/kafka/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$context/jars"
jars=("$context"/jars/kafka_2.13-*.jar)
version=${jars[0]##*/kafka_2.13-}
version=${version%.jar}
DOCKER_BUILDKIT=0 docker build -q --build-arg BASE="$BASE_IMAGE" -t "apache/kafka:$version" "$context" > /dev/null
echo "made $BASE_IMAGE and apache/kafka:$version"
