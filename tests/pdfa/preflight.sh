#!/bin/sh
# Validates PDF files against PDF/A-1b: preflight.sh FILE.pdf...
# Needs a Java development kit and the Debian packages libpdfbox2-java, libactivation-java, libjaxb-api-java.
set -eu
jars=/usr/share/java
path=
for jar in pdfbox2 preflight xmpbox fontbox2 commons-logging javax.activation jaxb-api; do
    [ -f "$jars/$jar.jar" ] || { echo "missing $jars/$jar.jar" >&2; exit 2; }
    path="$path:$jars/$jar.jar"
done
exec java -cp "$path" "$(dirname "$0")/Preflight.java" "$@"
