create table course_version (
    course_id          uuid not null,
    version            int not null,
    title              text not null,
    cip                text,
    award_level        int,
    validity_months    int,
    notice_days        int not null,
    minimum_attendance int not null,
    pass_mark          int,
    published_on       date not null,
    primary key (course_id, version)
);
create table course_topic (
    course_id uuid not null,
    version   int not null,
    topic     text not null,
    primary key (course_id, version, topic)
);
create table offering (
    offering_id uuid primary key,
    course_id   uuid not null,
    version     int not null,
    site        text not null,
    starts_on   date not null,
    ends_on     date not null,
    sessions    int not null
);
create index on offering (course_id, offering_id);
create index on offering (site);
create table enrolment (
    enrolment_id   uuid primary key,
    offering_id    uuid not null,
    course_id      uuid not null,
    version        int not null,
    participant_id uuid not null,
    enrolled_on    date not null,
    enrolled_at    timestamptz not null,
    withdrew_on    date,
    withdrew_at    timestamptz
);
create index on enrolment (offering_id, enrolment_id);
create index on enrolment (course_id);
create index on enrolment (participant_id);
create table attendance (
    enrolment_id uuid not null,
    session      int not null,
    present      boolean not null,
    primary key (enrolment_id, session)
);
create table assessment (
    enrolment_id uuid not null,
    position     bigint not null,
    score        int not null,
    primary key (enrolment_id, position)
);
create table completion (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    primary key (enrolment_id, position)
);
create table certificate (
    enrolment_id   uuid not null,
    certificate_id uuid not null,
    position       bigint not null,
    effective_on   date not null,
    recorded_at    timestamptz not null,
    due_on         date,
    expires_on     date,
    superseded_at  timestamptz, -- by the voiding of its completion
    revoked_on     date,
    revoked_at     timestamptz,
    renewed_by     uuid,
    renewed_on     date,
    primary key (enrolment_id, certificate_id)
);

-- The completion that stands in each enrolment, and the first day on which it is no longer valid, null if there is none.
-- A revoked certificate ends it, unless it was replaced by another.
create function training(effective date, recorded timestamptz)
    returns table (enrolment_id uuid, participant_id uuid, course_id uuid, version int, completed_on date, until date)
    language sql stable parallel safe
begin atomic
    select e.enrolment_id, e.participant_id, e.course_id, e.version, c.effective_on,
        least((c.effective_on + make_interval(months => v.validity_months))::date, r.revoked_on)
    from completion c
    join enrolment e using (enrolment_id)
    join course_version v using (course_id, version)
    left join lateral (
        select case when bool_and(coalesce(t.revoked_on <= effective and t.revoked_at <= recorded, false))
            then max(t.revoked_on) end as revoked_on
        from certificate t
        where t.enrolment_id = c.enrolment_id and t.effective_on <= effective and t.recorded_at <= recorded
            and (t.superseded_at is null or t.superseded_at > recorded)) r on true
    where c.effective_on <= effective and c.recorded_at <= recorded
        and (c.superseded_at is null or c.superseded_at > recorded);
end;

create view training as select * from training('infinity', 'infinity');

-- What a certificate is on a day. It follows from the certificate's own dates, so that a deadline that came late makes
-- no difference.
create function certificate_state(t certificate, renewed boolean, on_day date) returns text language sql as $$
    select case
        when t.revoked_on <= on_day then 'REVOKED'
        when t.superseded_at is not null then 'VOIDED'
        when renewed and t.renewed_on <= on_day then 'RENEWED'
        when t.expires_on <= on_day then 'EXPIRED'
        when t.due_on <= on_day then 'DUE'
        else 'VALID'
    end
$$;
