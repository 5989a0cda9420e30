#!/bin/sh
# Walks one invented parent from an awareness campaign through a referral, from consent to the closed loop, and through
# breaks at work with a booking of a space, over plain HTTP.
#   examples/from-awareness-to-support.sh [data directory] [address]
set -eu
. "$(dirname "$0")/api.sh"

manager=$(token programme-manager example-manager)
coordinator=$(token lactation-coordinator example-coordinator-1)
decider=$(token lactation-coordinator example-coordinator-2)
second_person=$(token lactation-coordinator example-coordinator-3)
viewer=$(token dashboard-viewer example-viewer)

site="Springfield draw station $(date -u +%H%M%S) (invented)" # one of its own for each run: a site publishes one version of its policy a day
campaign=$(uuid) message=$(uuid) partner=$(uuid) pathway=$(uuid) parent=$(uuid) referral=$(uuid)
accommodation=$(uuid) patient_breaks=$(uuid) denial=$(uuid) space=$(uuid) inspection=$(uuid) course=$(uuid) offering=$(uuid)
staff=$(uuid) today=$(date -u +%F)

echo "# Awareness: a campaign for mothers"
send "$manager" PUT "campaigns/$campaign" \
  '{"name": "You can ask for breaks (invented)", "level": "LOCAL", "topic": "LACTATION_SUPPORT_MOTHERS"}'
send "$manager" POST "campaigns/$campaign/launch"
send "$manager" PUT "campaigns/$campaign/messages/$message" \
  '{"channel": "PRINT", "title": "Breaks and who helps (invented)", "audience": "mothers"}'
send "$manager" POST "campaigns/$campaign/messages/$message/reach" '{"reach": 400}'
show "$viewer" advocacy/levels

echo "# Staff: a course on lactation support"
send "$manager" PUT "courses/$course" '{"content": {"title": "Supporting parents (invented)",
  "topics": ["LACTATION_SUPPORT"], "noticeDays": 0, "minimumAttendance": 100}}'
send "$manager" PUT "offerings/$offering" "{\"courseId\": \"$course\", \"courseVersion\": 1,
  \"site\": \"$site\", \"startsOn\": \"$today\", \"endsOn\": \"$today\", \"sessions\": 1}"
send "$manager" PUT "participants/$staff" '{"origin": "INVENTED"}'
send "$manager" PUT "offerings/$offering/learners/$staff"
enrolment=$(entity)
send "$manager" POST "enrolments/$enrolment/attendance" '{"session": 1, "present": true}'
send "$manager" POST "enrolments/$enrolment/completion"

echo "# Policy and pathway: what the site promises, and to whom it refers"
digest=$(printf 'Every parent may take breaks (invented).' | sha256sum | cut -d' ' -f1)
send "$coordinator" PUT lactation/policies/2026-01 "{\"site\": \"$site\",
  \"textDigest\": \"$digest\", \"patientMinutes\": 30}"
policy=$(entity)
send "$coordinator" PUT "lactation/policies/$policy/notices/$(uuid)" '{"place": "waiting room", "language": "es"}'
send "$coordinator" PUT "partnerships/$partner" '{"name": "Springfield lactation consultants (invented)",
  "kind": "LACTATION_CONSULTANT", "topics": ["LACTATION_SUPPORT"]}'
send "$coordinator" PUT "lactation/pathways/$pathway" "{\"site\": \"$site\", \"partnershipId\": \"$partner\"}"

echo "# A parent, under a pseudonym of lactation support alone"
send "$coordinator" PUT "lactation/parents/$parent" \
  '{"details": {"name": "Invented Parent", "email": "parent@example.org", "language": "Spanish"}}'
send "$coordinator" PUT "lactation/policies/$policy/notices/$(uuid)" "{\"jurisdiction\": \"US-NY\", \"parentId\": \"$parent\", \"language\": \"es\"}"

echo "# Referral: consent, accepted, missed, scheduled again, attended, loop closed"
send "$coordinator" PUT "lactation/referrals/$referral/consent" "{\"parentId\": \"$parent\", \"pathwayId\": \"$pathway\",
  \"textVersion\": \"2026-01\", \"shared\": {\"contact\": \"parent@example.org\", \"need\": \"a first visit\"}}"
send "$coordinator" PUT "lactation/referrals/$referral"
send "$coordinator" POST "lactation/referrals/$referral/acceptance"
send "$coordinator" POST "lactation/referrals/$referral/visit" "{\"visitOn\": \"$today\"}"
send "$coordinator" POST "lactation/referrals/$referral/absence"
send "$coordinator" POST "lactation/referrals/$referral/visit" "{\"visitOn\": \"$today\"}"
send "$coordinator" POST "lactation/referrals/$referral/attendance"
refused "$coordinator" POST "lactation/referrals/$referral/closure"
send "$coordinator" POST "lactation/referrals/$referral/closure" '{"outcome": "SUPPORTED"}'

echo "# Breaks at work: asked for by the law of New York, granted by somebody else; a space is booked, breaks are taken"
send "$coordinator" PUT "lactation/accommodations/$accommodation/employee-request" "{\"parentId\": \"$parent\",
  \"site\": \"$site\", \"jurisdiction\": \"US-NY\", \"wishes\": {\"neededUntil\": \"2099-05-31\", \"wishes\": \"mornings\"}}"
refused "$coordinator" PUT "lactation/accommodations/$(uuid)/employee-request" "{\"parentId\": \"$parent\",
  \"site\": \"$site\", \"jurisdiction\": \"US-NY\", \"medicalNote\": \"none is ever asked for\"}"
refused "$coordinator" POST "lactation/accommodations/$accommodation/grant" \
  '{"breaks": {"timesExpected": 2, "minutes": 30, "paid": true}}'
refused "$decider" POST "lactation/accommodations/$accommodation/grant" \
  '{"breaks": {"timesExpected": 2, "minutes": 30, "paid": false}}'
send "$decider" POST "lactation/accommodations/$accommodation/grant" \
  '{"breaks": {"timesExpected": 2, "minutes": 30, "paid": true}}'
send "$coordinator" PUT "lactation/spaces/$space" \
  "{\"site\": \"$site\", \"name\": \"Room 14 (invented)\", \"timeZone\": \"America/New_York\"}"
send "$coordinator" PUT "lactation/spaces/$space/inspections/$inspection" '{"criteria": {"notBathroom": true,
  "shieldedFromView": true, "freeFromIntrusion": true, "functional": true},
  "amenities": {"seating": true, "power": true, "sinkNearby": true}}'
send "$coordinator" POST "lactation/spaces/$space/certification" "{\"inspectionId\": \"$inspection\"}"
send "$coordinator" PUT "lactation/spaces/$space/bookings/$(uuid)" '{"startsAt": "2099-05-04T10:30", "minutes": 30}'
for _ in 1 2 3; do send "$coordinator" PUT "lactation/accommodations/$accommodation/breaks/$(uuid)"; done

echo "# Breaks of a patient: less than the policy promises takes a legal basis and two persons"
send "$coordinator" PUT "lactation/accommodations/$patient_breaks/patient-request" \
  "{\"parentId\": \"$parent\", \"site\": \"$site\"}"
send "$decider" PUT "lactation/accommodations/$patient_breaks/denials/$denial" '{"legalBasis": {"ground": "NOT_COVERED",
  "citation": "policy, part 2 (invented)"}, "remaining": {"timesExpected": 1, "minutes": 20, "paid": false}}'
refused "$decider" POST "lactation/accommodations/$patient_breaks/denials/$denial/confirmation"
send "$second_person" POST "lactation/accommodations/$patient_breaks/denials/$denial/confirmation"

echo "# What a coordinator sees, and what everybody else does"
show "$coordinator" "lactation/cases/$parent" "see how the referral went"
show "$coordinator" lactation/support
show "$manager" lactation/support
show "$viewer" lactation/access
