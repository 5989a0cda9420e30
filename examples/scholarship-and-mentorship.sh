#!/bin/sh
# Walks one invented applicant through a scholarship and a mentoring programme, over plain HTTP.
#   examples/scholarship-and-mentorship.sh [data directory] [address]
set -eu
data=${1:-fairlab-data}
url=${2:-http://127.0.0.1:8080}

uuid() { cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr '[:upper:]' '[:lower:]'; }

token() { # role, subject: every use of the bootstrap token writes a new one
  curl -sS --fail-with-body -H "Authorization: Bearer $(cat "$data/bootstrap-token")" -d "role=$1" -d "subject=$2" "$url/token" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/'
}

send() { # token, method, path, body: prints the receipt, remembers its position
  receipt=$(curl -sS --fail-with-body -X "$2" -H "Authorization: Bearer $1" -H "Idempotency-Key: $(uuid)" \
    --json "${4:-{\}}" "$url/api/$3") || { echo "$2 /api/$3 was refused: $receipt" >&2; exit 1; }
  echo "$2 /api/$3"
  echo "   $receipt"
  position=$(echo "$receipt" | sed 's/.*"position":\([0-9]*\)}$/\1/')
}

show() { # token, path: waits until the read model has seen the last command
  echo "GET /api/$2"
  echo "   $(curl -sS --fail-with-body -H "Authorization: Bearer $1" "$url/api/$2?after=$position")"
}

manager=$(token programme-manager example-manager)
officer=$(token fund-officer example-officer)
first_reviewer=$(token reviewer example-reviewer-1)
second_reviewer=$(token reviewer example-reviewer-2)

fund=$(uuid) cycle=$(uuid) applicant=$(uuid) mentor=$(uuid) award=$(uuid) program=$(uuid) pairing=$(uuid) goal=$(uuid)

echo "# Scholarship: fund, cycle, application, reviews, award, disbursement"
send "$officer" PUT "funds/$fund" \
  '{"name": "Phlebotomy pathways (invented)", "kind": "SCHOLARSHIP", "balance": {"minor": 1000000, "currency": "USD"}}'
send "$manager" PUT "cycles/$cycle" "{\"fundId\": \"$fund\", \"name\": \"Example cycle\", \"closesOn\": \"2099-05-31\",
  \"terms\": {\"rulesVersion\": \"1\", \"rules\": [{\"field\": \"credits\", \"comparison\": \"AT_LEAST\", \"values\": [\"6\"]}],
    \"rubricVersion\": \"1\", \"rubric\": {\"motivation\": 10, \"plan\": 10}, \"minimumReviews\": 2,
    \"reviewers\": [\"example-reviewer-1\", \"example-reviewer-2\"]}}"
send "$manager" PUT "participants/$applicant" \
  '{"origin": "INVENTED", "identity": {"name": "Invented Applicant", "email": "applicant@example.org"}}'
send "$manager" PUT "cycles/$cycle/applications/$applicant" '{"answers": {"credits": "9"}}'
application=$(echo "$receipt" | sed 's/.*"entityId":"\([^"]*\)".*/\1/')
send "$manager" POST "applications/$application/eligibility"
send "$manager" PUT "applications/$application/reviewers/example-reviewer-1"
send "$manager" PUT "applications/$application/reviewers/example-reviewer-2"
send "$first_reviewer" POST "applications/$application/reviews" '{"scores": {"motivation": 8, "plan": 7}}'
send "$second_reviewer" POST "applications/$application/reviews" '{"scores": {"motivation": 9, "plan": 6}}'
send "$officer" PUT "funds/$fund/awards/$award" \
  "{\"applicationId\": \"$application\", \"amount\": {\"minor\": 250000, \"currency\": \"USD\"}, \"respondBy\": \"2099-06-30\"}"
send "$officer" POST "funds/$fund/awards/$award/acceptance"
send "$officer" PUT "funds/$fund/awards/$award/disbursements/$(uuid)" \
  '{"amount": {"minor": 125000, "currency": "USD"}, "enrolmentEvidence": "invented registrar letter"}'
show "$officer" "funds/$fund"

echo "# Mentoring: programme, pairing, sessions, completion"
profile='{"interests": ["phlebotomy"], "goals": ["certification"], "location": "Springfield", "languages": ["English"], "availability": ["evenings"]}'
send "$manager" PUT "participants/$mentor" \
  '{"origin": "INVENTED", "identity": {"name": "Invented Mentor", "email": "mentor@example.org"}}'
send "$manager" PUT "programs/$program" '{"name": "First year on the bench (invented)", "proposalDays": 14}'
send "$manager" PUT "programs/$program/mentors/$mentor" "{\"capacity\": 2, \"profile\": $profile}"
enrolled_mentor=$(echo "$receipt" | sed 's/.*"entityId":"\([^"]*\)".*/\1/')
send "$manager" PUT "programs/$program/mentees/$applicant" "{\"profile\": $profile}"
enrolled_mentee=$(echo "$receipt" | sed 's/.*"entityId":"\([^"]*\)".*/\1/')
at="mentors/$enrolled_mentor/pairings/$pairing"
send "$manager" PUT "$at" "{\"menteeId\": \"$enrolled_mentee\"}"
send "$manager" POST "$at/acceptance"
send "$manager" POST "$at/activation" '{"endsOn": "2099-12-31"}'
send "$manager" PUT "$at/goals/$goal" '{"goal": "pass the certification examination"}'
send "$manager" PUT "$at/sessions/$(uuid)" '{"minutes": 45, "mode": "VIDEO"}'
send "$manager" POST "$at/goals/$goal/achievement"
send "$manager" POST "$at/completion"
show "$manager" "mentors/$enrolled_mentor/pairings"
