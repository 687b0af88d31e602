#!/bin/sh
# Runs a program of this module from the built classes: deploy/bench/run.sh Bench|CrashTest|RestartTest|IdleCost [options]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cp="$root/deploy/bench/target/classpath"
if [ $# -eq 0 ]; then
    echo "usage: $0 Bench|CrashTest|RestartTest|IdleCost [options]" >&2
    exit 2
fi
if [ ! -f "$cp" ]; then
    (cd "$root" && mvn -q -B -pl deploy/bench -am -DskipTests package dependency:build-classpath \
        -Dmdep.outputFile=target/classpath -DincludeScope=runtime) >&2
fi
program=$1
shift
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:--Xmx2g} "-Dtallystick.root=$root" \
    -Dlogback.configurationFile=io/tallystick/bench/bench-logback.xml \
    -cp "$root/deploy/bench/target/classes:$(cat "$cp")" "io.tallystick.bench.$program" "$@"
