#!/usr/bin/env bash
# Installs or upgrades Aggregator as a systemd service:
#   dotnet publish src/Aggregator.Worker -c Release -o out && sudo deploy/systemd/install.sh out
# Running it again upgrades; settings and data stay. The program it replaces is kept in /opt/aggregator.previous.
set -euo pipefail

program=/opt/aggregator
settings=/etc/aggregator
state=/var/lib/aggregator
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

[ $# -eq 1 ] || die "usage: install.sh FOLDER, where FOLDER is the output of dotnet publish"
[ -x "$1/Aggregator.Worker" ] || die "$1 holds no executable Aggregator.Worker; publish first: dotnet publish src/Aggregator.Worker -c Release -o $1"
[ "$(id -u)" -eq 0 ] || die "needs root: run it with sudo"
command -v systemctl >/dev/null || die "this system has no systemd"

install -m 0644 "$here/aggregator.sysusers.conf" /usr/lib/sysusers.d/aggregator.conf
systemd-sysusers aggregator.conf

install -d -m 0750 -o root -g aggregator "$settings"
install -d -m 0750 -o aggregator -g aggregator "$state"
[ -e "$settings/aggregator.env" ] || install -m 0600 "$here/aggregator.env" "$settings/aggregator.env"
[ -e "$settings/aggregator.json" ] || { echo '{}' >"$settings/aggregator.json"; chgrp aggregator "$settings/aggregator.json"; chmod 0640 "$settings/aggregator.json"; }
[ -e "$state/aggregator.json" ] || ln -s "$settings/aggregator.json" "$state/aggregator.json"

rm -rf "$program.new"
cp -r "$1" "$program.new"
chown -R root:root "$program.new"
chmod -R u=rwX,go=rX "$program.new"
runuser -u aggregator -- "$program.new/Aggregator.Worker" --version >/dev/null ||
    die "the program does not start: it needs the ASP.NET Core runtime 10 in a place that every account can read"

systemctl stop aggregator.service 2>/dev/null || true
rm -rf "$program.previous"
[ ! -e "$program" ] || mv "$program" "$program.previous"
mv "$program.new" "$program"

install -m 0755 "$here/aggregator" /usr/local/bin/aggregator
install -m 0644 "$here/aggregator.service" /etc/systemd/system/aggregator.service
systemctl daemon-reload
systemctl enable aggregator.service
systemctl start aggregator.service || die "the service did not start: journalctl -u aggregator -n 50 tells why"
echo "Aggregator runs. Logs: journalctl -u aggregator -f   Commands: sudo aggregator sources add URL"
