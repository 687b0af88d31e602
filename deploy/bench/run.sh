#!/bin/sh
# Runs a program of this module from the built classes: deploy/bench/run.sh Bench|CrashTest|RestartTest|IdleCost|Jmh [options]
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ $# -eq 0 ]; then
    echo "usage: $0 Bench|CrashTest|RestartTest|IdleCost|Jmh [options]" >&2
    exit 2
fi
program=$1
shift
case $program in
  Jmh) scope=test classes="$root/deploy/bench/target/test-classes:$root/deploy/bench/target/classes" main=org.openjdk.jmh.Main ;;
  *) scope=runtime classes="$root/deploy/bench/target/classes" main=io.tallystick.bench.$program ;;
esac
cp="$root/deploy/bench/target/classpath-$scope"
if [ ! -f "$cp" ]; then
    (cd "$root" && mvn -q -B -pl deploy/bench -am -DskipTests package dependency:build-classpath \
        -Dmdep.outputFile="target/classpath-$scope" -DincludeScope=$scope) >&2
fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${JAVA_OPTS:--Xmx2g -XX:+UseParallelGC} "-Dtallystick.root=$root" \
    -Dcom.amazon.corretto.crypto.provider.registerEdKeyFactory=true \
    -Dlogback.configurationFile=io/tallystick/bench/bench-logback.xml \
    -cp "$classes:$(cat "$cp")" "$main" "$@"
