#!/usr/bin/env bash
# Signs readings as a Tallystick device and publishes them over MQTT, at least once, under numbers that are never used twice.
# Needs bash 4.4, OpenSSL 3, od, awk, flock and GNU or busybox coreutils; to publish mosquitto_pub.
set -euo pipefail && shopt -s inherit_errexit
export LC_ALL=C
umask 077

max_envelope=65533 max_waiting=1000 max_number=9007199254740991 # bytes; envelopes while the broker is away; all inclusive
seconds=60                                                      # for the broker to take a message
number_re='(-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,29})?([eE][+-]?[0-9]{1,2})?)'
device_re='^[a-z][a-z0-9-]{0,62}/[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$'
unit_re='(([A-DF-Za-df-z%/]|[Ee][A-Za-z])[A-Za-z0-9%/*^.-]{0,30})' # not what is left of a bad exponent
reading_re="^([A-Za-z0-9][A-Za-z0-9:./_-]{0,254})=$number_re$unit_re?\$"
usage='usage: device.sh --key FILE --device ORGANISATION/DEVICE --subject SUBJECT --state FILE
                 (--topic TOPIC | --out FOLDER) [options] [NAME=NUMBER[UNIT]... | none: what waits]
  --key FILE       PEM, mode 600: private key and certificates
  --subject TEXT   what the readings are about: 1 to 255 printable ASCII characters
  --state FILE     of the numbers, one for each subject
  --begin          the first time: make the file of the numbers; --introduce: send the certificates again, as with number 1
  --time SECONDS   since 1970; default now; --out FOLDER: write envelopes there, instead of publishing them
  --host, --port   of the broker; default localhost, and 1883 or with TLS 8883; --cafile FILE: of its CA, PEM: use TLS
  --user NAME      the password is in the environment: MQTT_PASSWORD'

# Exit codes: 2 wrong arguments or files, 3 not handed over: what was signed is kept, and sent the next time.
fail() {
  printf 'device.sh: %s\n' "$1" >&2
  exit "${2:-2}"
}
hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { printf "$(sed 's/../\\x&/g')"; }
# Heads of CBOR items, RFC 8949 section 3, in hex: major type, number.
item() {
  local major=$(($1 << 5)) n=$2
  if ((n < 24)); then printf %02x $((major | n))
  elif ((n < 256)); then printf %02x%02x $((major | 24)) "$n"
  elif ((n < 65536)); then printf %02x%04x $((major | 25)) "$n"
  elif ((n < 4294967296)); then printf %02x%08x $((major | 26)) "$n"
  else printf %02x%016x $((major | 27)) "$n"; fi
}
bytes() { item 2 $((${#1} / 2)) && printf %s "$1"; } # of hex
text() { item 3 ${#1} && printf %s "$1" | hex; }

# A crash before the rename leaves the old file, one after it the new one, whole.
replace() {
  cat >"$1.tmp" && sync "$1.tmp" && mv -f "$1.tmp" "$1" && sync "$(dirname "$1")" || fail "$1: cannot be written" 3
}
state_text() { printf '%s\n' "$head $number" "${waiting[@]}"; }
last64() { local padded=0000000000000000000000000000000000000000000000000000000000000000$1 && printf %s "${padded: -64}"; }

# The signature of the file $1, 64 bytes in hex; OpenSSL's of P-256 are DER, and become r || s.
signature() {
  if [[ $alg == 27 ]]; then
    openssl pkeyutl -sign -inkey "$key" -rawin -in "$1" | hex
  else
    local der r s
    der=$(openssl dgst -sha256 -sign "$key" "$1" | hex)
    r=$((16#${der:6:2} * 2)) && s=$((16#${der:10+r:2} * 2)) # digits of each
    last64 "${der:8:r}" && last64 "${der:12+r:s}"
  fi
}

# The certificates of the key's file as the header x5chain, in hex.
chain() {
  local file certificates=()
  awk -v to="$tmp/certificate." '/BEGIN CERTIFICATE/ { n++ } n { print > (to n) }' "$key"
  for file in "$tmp"/certificate.*; do
    [[ -e $file ]] && certificates+=("$(bytes "$(openssl x509 -in "$file" -outform DER | hex)")")
  done
  ((${#certificates[@]} >= 1 && ${#certificates[@]} <= 3)) || fail "$key: want 1 to 3 certificates, got ${#certificates[@]}"
  printf 1821
  ((${#certificates[@]} == 1)) || item 4 ${#certificates[@]}
  printf %s "${certificates[@]}"
}

# One COSE_Sign1 envelope in hex. The header is in the order that deterministic CBOR wants.
envelope() {
  local payload pairs=5 introduction='' header signature
  payload=$(bytes "$(printf %s "$1" | hex)")
  if [[ $introduce || $number == 1 ]]; then pairs=6 introduction=$(chain); fi
  header=$(item 5 $pairs)01${alg}03186e04$(bytes "$(printf %s "$device" | hex)")0fa202$(text "$subject")06$(item 0 "$time")
  header=$(bytes "$header${introduction}3a00010000$(item 0 "$number")")
  printf '846a5369676e617475726531%s40%s' "$header" "$payload" | unhex >"$tmp/signed"
  signature=$(signature "$tmp/signed")
  ((${#signature} == 128)) || fail "$key: OpenSSL cannot sign with it"
  printf 'd284%sa0%s5840%s' "$header" "$payload" "$signature"
}

publish() {
  local options=(-h "$host" -t "$topic" -q 1 -f "$1")
  if [[ $cafile ]]; then options+=(-p "${port:-8883}" --cafile "$cafile"); else options+=(-p "${port:-1883}"); fi
  if [[ $user ]]; then # Not on the command line, where others can read it.
    printf -- '-u %s\n-P %s\n' "$user" "${MQTT_PASSWORD-}" >"$tmp/mosquitto_pub" && export XDG_CONFIG_HOME=$tmp
  fi
  timeout "$seconds" mosquitto_pub "${options[@]}" 9>&- || fail "$topic: not acknowledged by the broker; it is kept" 3
}

key='' device='' subject='' state='' topic='' out='' host=localhost port='' cafile='' user='' begin='' introduce='' records=''
time=$(date +%s) readings=0
while (($#)); do
  case $1 in
    --help) printf '%s\n' "$usage" && exit ;;
    --begin | --introduce) declare "${1#--}=yes" && shift ;;
    --key | --device | --subject | --state | --topic | --out | --host | --port | --cafile | --user | --time)
      (($# > 1)) || fail "$1: want a value"
      declare "${1#--}=$2" && shift 2 ;;
    *)
      [[ $1 =~ $reading_re ]] || fail "reading $(printf %q "$1"): want NAME=NUMBER[UNIT], such as temperature=21.5Cel"
      records+=${records:+,}{\"n\":\"${BASH_REMATCH[1]}\"${BASH_REMATCH[6]:+,\"u\":\"${BASH_REMATCH[6]}\"},\"v\":${BASH_REMATCH[2]}}
      shift && readings=$((readings + 1)) ;;
  esac
done
[[ -f $key && $state && -d $(dirname "$state") && -d ${out:-.} ]] || fail "want --key, --state and folders that exist; $usage"
[[ $device =~ $device_re ]] || fail "--device $(printf %q "$device"): want ORGANISATION/DEVICE, such as acme/pump-1"
[[ $subject =~ ^[\ -~]{1,255}$ ]] || fail "--subject $(printf %q "$subject"): want 1 to 255 printable ASCII characters"
[[ $time =~ ^(0|[1-9][0-9]{0,11})$ ]] && ((time < 253402300800)) || fail "--time $time: want seconds, from 1970 to 9999"
[[ (-n $topic && -z $out) || (-z $topic && -n $out) ]] || fail 'want one of --topic and --out'
[[ ! $topic ]] || command -v mosquitto_pub >/dev/null || fail 'want mosquitto_pub on the PATH, to publish'
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
exec 9>"$state.lock" && flock -n 9 || fail "$state: another process holds it; nothing was signed" 3
head="tallystick-device/1 $device $(printf %s "$subject" | hex)" number=1 waiting=()
if [[ -e $state ]]; then
  [[ ! $begin ]] || fail "$state: exists; leave out --begin"
  { read -r _ _ _ number && mapfile -t waiting; } <"$state" || fail "$state: damaged: want \"$head NUMBER\""
  [[ $number =~ ^[1-9][0-9]{0,15}$ && ! ${waiting[*]-} =~ [^0-9a-f\ ] ]] && state_text | cmp -s - "$state" ||
    fail "$state: damaged, or of another device or subject; want \"$head NUMBER\""
else
  [[ $begin ]] || fail "$state: want --begin, for number 1, if this device never sent about it, and only then"
fi
if ((readings)); then
  ((readings <= 1024)) || fail "want at most 1024 readings at a time, got $readings"
  [[ $(stat -c %a "$key") == *00 ]] || fail "$key: others than its owner may use it; chmod 600 $key"
  case $(openssl pkey -in "$key" -passin pass: -pubout -outform DER | hex) in
    302a300506032b6570*) alg=27 ;;                     # Ed25519: -8
    3059301306072a8648ce3d020106082a8648ce3d030107*) alg=26 ;; # ES256: -7
    *) fail "$key: want an Ed25519 or a P-256 key" ;;
  esac
  ((number <= max_number && ${#waiting[@]} < max_waiting)) || fail "$state: number $number, ${#waiting[@]} wait: no more fit"
  signed=$(envelope "[$records]")
  ((${#signed} <= 2 * max_envelope)) || fail "envelope: want at most $max_envelope bytes; send fewer readings at a time"
  waiting+=("$signed") number=$((number + 1))
  state_text | replace "$state" # Before any byte leaves: whatever crashes now, this number belongs to these bytes.
fi
while ((${#waiting[@]})); do
  printf %s "${waiting[0]}" | unhex >"$tmp/envelope"
  spool=$out/$(basename "$state").$((number - ${#waiting[@]})).cose
  if [[ $out ]]; then replace "$spool" <"$tmp/envelope"; else publish "$tmp/envelope"; fi
  waiting=("${waiting[@]:1}")
  state_text | replace "$state"
done
