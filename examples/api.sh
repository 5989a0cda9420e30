# What the examples share: tokens, commands and queries over plain HTTP. It is read by them and does nothing by itself.
data=${1:-fairlab-data}
url=${2:-http://127.0.0.1:8080}

uuid() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr '[:upper:]' '[:lower:]'; }

token() { # role, subject, pseudonym if it is a participant: every use of the bootstrap token writes a new one
  curl -sS --fail-with-body -H "Authorization: Bearer $(cat "$data/bootstrap-token")" -d "role=$1" -d "subject=$2" ${3:+-d "participant=$3"} "$url/token" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/'
}

send() { # token, method, path, body: prints the receipt, remembers its position
  receipt=$(curl -sS --fail-with-body -X "$2" -H "Authorization: Bearer $1" -H "Idempotency-Key: $(uuid)" \
    --json "${4:-{\}}" "$url/api/$3") || { echo "$2 /api/$3 was refused: $receipt" >&2; exit 1; }
  echo "$2 /api/$3"
  echo "   $receipt"
  position=$(echo "$receipt" | sed 's/.*"position":\([0-9]*\)}$/\1/')
}

show() { # token, path, purpose where one is due: waits until the read model has seen the last command
  echo "GET /api/$2"
  echo "   $(curl -sS --fail-with-body -H "Authorization: Bearer $1" -H "Purpose: ${3-}" "$url/api/$2?after=$position")"
}

shown() { # token, path: waits likewise, and prints the digest of what is shown, which a decision sends back
  curl -sS --fail-with-body -H "Authorization: Bearer $1" "$url/api/$2?after=$position" |
    sed 's/.*"shownDigest":"\([0-9a-f]*\)".*/"shownDigest": "\1"/'
}

refused() { # token, method, path, body: prints why
  echo "$2 /api/$3 is refused:"
  echo "   $(curl -sS -X "$2" -H "Authorization: Bearer $1" -H "Idempotency-Key: $(uuid)" --json "${4:-{\}}" "$url/api/$3")"
}

entity() { # the entity that the last receipt is about
  echo "$receipt" | sed 's/.*"entityId":"\([^"]*\)".*/\1/'
}
