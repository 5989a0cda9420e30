#!/bin/sh
# Walks one invented person from a job fair through a scholarship, mentoring, training and work into leadership, and
# opens a lactation space, over plain HTTP.
#   examples/from-job-fair-to-leadership.sh [data directory] [address]
set -eu
. "$(dirname "$0")/api.sh"

manager=$(token programme-manager example-manager)
officer=$(token fund-officer example-officer)
first_reviewer=$(token reviewer example-reviewer-1)
second_reviewer=$(token reviewer example-reviewer-2)
coordinator=$(token lactation-coordinator example-coordinator)
viewer=$(token dashboard-viewer example-viewer)

fund=$(uuid) cycle=$(uuid) applicant=$(uuid) mentor=$(uuid) award=$(uuid) program=$(uuid) pairing=$(uuid) goal=$(uuid)

partner=$(uuid) fair=$(uuid) course=$(uuid) offering=$(uuid) track=$(uuid) space=$(uuid) inspection=$(uuid)

echo "# Outreach: partner, job fair, consent, prospect"
send "$manager" PUT "partnerships/$partner" \
  '{"name": "Springfield Community College (invented)", "kind": "COMMUNITY_COLLEGE", "topics": ["CAREERS"]}'
send "$manager" PUT "outreach-events/$fair" "{\"name\": \"Spring job fair (invented)\", \"kind\": \"JOB_FAIR\",
  \"topic\": \"CAREERS\", \"partnershipIds\": [\"$partner\"], \"place\": \"Campus\",
  \"slot\": {\"startsAt\": \"2026-03-15T10:00\", \"timeZone\": \"America/Chicago\", \"minutes\": 240}}"
send "$manager" POST "outreach-events/$fair/holding"
send "$manager" PUT "outreach-events/$fair/reach/$(uuid)" '{"audience": "STUDENTS", "people": 180}'
send "$manager" PUT "participants/$applicant" \
  '{"origin": "INVENTED", "identity": {"name": "Invented Applicant", "email": "applicant@example.org"}}'
send "$manager" PUT "participants/$applicant/consents/CONTACT" '{"textVersion": "2026-01"}'
send "$manager" PUT "participants/$applicant/prospect" "{\"channel\": \"IN_PERSON\", \"outreachEventId\": \"$fair\"}"
prospect=$(entity)
send "$manager" PUT "prospects/$prospect/contacts/$(uuid)" '{"mode": "E_MAIL"}'

echo "# Scholarship: fund, cycle, application, reviews, award, disbursement"
send "$officer" PUT "funds/$fund" \
  '{"name": "Phlebotomy pathways (invented)", "kind": "SCHOLARSHIP", "balance": {"minor": 1000000, "currency": "USD"}}'
send "$manager" PUT "cycles/$cycle" "{\"fundId\": \"$fund\", \"name\": \"Example cycle\", \"closesOn\": \"2099-05-31\",
  \"terms\": {\"rulesVersion\": \"1\", \"rules\": [{\"field\": \"credits\", \"comparison\": \"AT_LEAST\", \"values\": [\"6\"]}],
    \"rubricVersion\": \"1\", \"rubric\": {\"motivation\": 10, \"plan\": 10}, \"minimumReviews\": 2,
    \"reviewers\": [\"example-reviewer-1\", \"example-reviewer-2\"]}}"
send "$manager" PUT "cycles/$cycle/applications/$applicant" '{"answers": {"credits": "9"}}'
application=$(entity)
send "$manager" PUT "prospects/$prospect/stages/APPLICANT" '{"evidence": "invented application"}'
send "$manager" POST "applications/$application/eligibility" "{$(shown "$manager" "applications/$application")}"
send "$manager" PUT "applications/$application/reviewers/example-reviewer-1"
send "$manager" PUT "applications/$application/reviewers/example-reviewer-2"
send "$first_reviewer" POST "applications/$application/reviews" \
  "{\"scores\": {\"motivation\": 8, \"plan\": 7}, $(shown "$first_reviewer" "applications/$application")}"
send "$second_reviewer" POST "applications/$application/reviews" \
  "{\"scores\": {\"motivation\": 9, \"plan\": 6}, $(shown "$second_reviewer" "applications/$application")}"
send "$officer" PUT "funds/$fund/awards/$award" \
  "{\"applicationId\": \"$application\", \"amount\": {\"minor\": 250000, \"currency\": \"USD\"}, \"respondBy\": \"2099-06-30\",
    $(shown "$officer" "applications/$application")}"
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
enrolled_mentor=$(entity)
send "$manager" PUT "programs/$program/mentees/$applicant" "{\"profile\": $profile}"
enrolled_mentee=$(entity)
at="mentors/$enrolled_mentor/pairings/$pairing"
send "$manager" PUT "$at" \
  "{\"menteeId\": \"$enrolled_mentee\", $(shown "$manager" "mentors/$enrolled_mentor/matches/$enrolled_mentee")}"
send "$manager" POST "$at/acceptance"
send "$manager" POST "$at/activation" '{"endsOn": "2099-12-31"}'
send "$manager" PUT "$at/goals/$goal" '{"goal": "pass the certification examination"}'
send "$manager" PUT "$at/sessions/$(uuid)" '{"minutes": 45, "mode": "VIDEO"}'
send "$manager" POST "$at/goals/$goal/achievement"
send "$manager" POST "$at/completion"
show "$manager" "mentors/$enrolled_mentor/pairings"

echo "# Training: course, offering, attendance, completion, certificate"
send "$manager" PUT "courses/$course" '{"content": {"title": "Intercultural communication (invented)",
  "topics": ["INTERCULTURAL_COMMUNICATION"], "validityMonths": 24, "noticeDays": 60, "minimumAttendance": 100,
  "passMark": 70}}'
today=$(date -u +%F)
send "$manager" PUT "offerings/$offering" "{\"courseId\": \"$course\", \"courseVersion\": 1,
  \"site\": \"Springfield draw station\", \"startsOn\": \"$today\", \"endsOn\": \"$today\", \"sessions\": 1}"
send "$manager" PUT "offerings/$offering/learners/$applicant"
enrolment=$(entity)
send "$manager" PUT "prospects/$prospect/stages/STUDENT" '{"evidence": "invented enrolment"}'
send "$manager" POST "enrolments/$enrolment/attendance" '{"session": 1, "present": true}'
send "$manager" POST "enrolments/$enrolment/assessments" '{"score": 85}'
send "$manager" POST "enrolments/$enrolment/completion"
send "$manager" PUT "enrolments/$enrolment/certificates/$(uuid)"

echo "# Work: credential, hire"
send "$manager" PUT "participants/$applicant/milestones/$(uuid)" \
  '{"milestone": "CREDENTIAL_EARNED", "evidence": "invented certificate number"}'
send "$manager" PUT "participants/$applicant/milestones/$(uuid)" '{"milestone": "HIRED", "evidence": "invented letter"}'
send "$manager" PUT "prospects/$prospect/stages/EMPLOYED" '{"evidence": "invented letter"}'
show "$manager" outreach/conversion

echo "# Leadership: track, self-nomination, admission, milestone, completion, advancement"
send "$manager" PUT "leadership/tracks/$track" '{"name": "Lead phlebotomists (invented)",
  "criteria": ["a credential"], "milestones": ["leads a shift"], "nominationsUntil": "2099-03-31"}'
send "$(token participant example-person "$applicant")" PUT "leadership/tracks/$track/self-nominations/$applicant"
candidacy=$(entity)
send "$manager" POST "leadership/candidacies/$candidacy/admission" \
  "{\"findings\": [{\"criterion\": \"a credential\", \"evidence\": \"invented certificate number\"}],
    $(shown "$manager" "leadership/candidacies/$candidacy")}"
send "$manager" POST "leadership/candidacies/$candidacy/milestones" \
  '{"milestone": "leads a shift", "evidence": "invented shift plan"}'
send "$manager" POST "leadership/candidacies/$candidacy/completion"
send "$manager" PUT "leadership/candidacies/$candidacy/advancements/$(uuid)" \
  '{"position": "lead phlebotomist", "evidence": "invented appointment"}'
send "$manager" PUT "participants/$applicant/milestones/$(uuid)" \
  '{"milestone": "MOVED_INTO_LEADERSHIP", "evidence": "invented appointment"}'
show "$manager" leadership/tracks
show "$manager" equity-funnel

echo "# Lactation: space, inspection, certificate, booking"
send "$coordinator" PUT "lactation/spaces/$space" \
  '{"site": "Springfield draw station", "name": "Room 12 (invented)", "timeZone": "America/Chicago"}'
send "$coordinator" PUT "lactation/spaces/$space/inspections/$inspection" '{"criteria": {"notBathroom": true,
  "shieldedFromView": true, "freeFromIntrusion": true, "functional": true},
  "amenities": {"seating": true, "power": true, "sinkNearby": true}}'
send "$coordinator" POST "lactation/spaces/$space/certification" "{\"inspectionId\": \"$inspection\"}"
send "$coordinator" PUT "lactation/spaces/$space/bookings/$(uuid)" '{"startsAt": "2099-05-04T10:30", "minutes": 30}'
show "$viewer" lactation/access
