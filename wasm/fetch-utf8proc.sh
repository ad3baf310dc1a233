#!/bin/sh
# Gets utf8proc's source package from the machine's own Debian archive into FOLDER/utf8proc-VERSION, once.
# Uses private apt lists, so nothing in /etc/apt or /var/lib/apt changes; apt checks the signatures as ever.
set -eu
folder=${1:?usage: fetch-utf8proc.sh FOLDER}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
for found in "$folder"/utf8proc-*/utf8proc.c; do
  [ -f "$found" ] && exit 0
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/sources" "$work/lists/partial"
for list in /etc/apt/sources.list.d/*.sources; do
  [ -f "$list" ] && grep -q debian-archive "$list" && sed 's/^Types:.*/Types: deb-src/' "$list" > "$work/sources/${list##*/}"
done
[ -s /etc/apt/sources.list ] && sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > "$work/sources/classic.list"
apt() {
  apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources" \
    -o Dir::State::lists="$work/lists" -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= -o APT::Sandbox::User=root "$@"
}
apt update
cd "$work"
apt source --download-only utf8proc
archive=$(ls utf8proc_*.orig.tar.gz)
version=${archive#utf8proc_}
version=${version%.orig.tar.gz}
mkdir unpacked
tar -xzf "$archive" -C unpacked
mv unpacked/* "$folder/utf8proc-$version"
