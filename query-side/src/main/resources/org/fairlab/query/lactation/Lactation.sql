create table space (
    space_id       uuid primary key,
    site           text not null,
    name           text not null,
    time_zone      text not null,
    registered_on  date not null,
    registered_at  timestamptz not null,
    retired_on     date,
    retired_at     timestamptz
);
create index on space (site);
create table inspection (
    space_id     uuid not null,
    position     bigint not null,
    seating      boolean not null,
    power        boolean not null,
    sink_nearby  boolean not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (space_id, position)
);
create table certification (
    space_id     uuid not null,
    position     bigint not null,
    certified    boolean not null, -- false where it was taken back
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (space_id, position)
);
create table booking (
    space_id    uuid not null,
    booking_id  uuid not null,
    starts_at   timestamptz not null,
    minutes     int not null,
    booked_on   date not null,
    booked_at   timestamptz not null,
    released_on date,
    released_at timestamptz,
    primary key (space_id, booking_id)
);
create index on booking (space_id, starts_at);
create table pathway (
    pathway_id     uuid primary key,
    site           text not null,
    partnership_id uuid not null,
    kind           text not null,
    agreed_on      date not null,
    ended_on       date -- first day on which nobody is referred any more
);
create index on pathway (site);
create table policy_version (
    policy_id       uuid not null,
    version         text not null,
    site            text not null,
    text_digest     text not null,
    text_reference  text,
    patient_minutes int not null,
    published_on    date not null,
    primary key (policy_id, version)
);
create table notice (
    policy_id      uuid not null,
    notice_id      uuid not null,
    policy_version text not null,
    jurisdiction   text, -- null if it tells of the policy only
    rules_version  int,
    place          text, -- null if it was given to a parent
    parent_id      uuid,
    language       text not null,
    issued_on      date not null,
    primary key (policy_id, notice_id)
);
create index on notice (parent_id);

-- What is sealed stays so here, and goes when the parent is erased.
create table parent (
    parent_id     uuid primary key,
    details       text,
    registered_on date not null,
    erased_on     date
);
create table referral (
    referral_id    uuid primary key,
    parent_id      uuid not null,
    pathway_id     uuid not null,
    shared         text,
    status         text not null,
    consented_on   date not null,
    created_on     date,
    created_at     timestamptz,
    visit_on       date,
    first_visit_on date, -- the one that was attended
    first_visit_at timestamptz,
    closed_on      date,
    closed_at      timestamptz,
    outcome        text,
    ground         text -- why it was declined or cancelled
);
create index on referral (parent_id);
create index on referral (pathway_id);
create table accommodation (
    accommodation_id   uuid primary key,
    parent_id          uuid not null,
    beneficiary        text not null,
    site               text not null,
    rule               text not null,
    rule_version       text not null,
    citation           text,
    months_after_birth int,
    least_minutes      int,
    least_paid         boolean not null,
    wishes             text,
    requested_by       text not null,
    requested_on       date not null,
    requested_at       timestamptz not null,
    status             text not null,
    ended_on           date,
    times_expected     int,
    minutes            int,
    paid               boolean,
    legal_basis        text,
    denial_id          uuid, -- proposed and not yet confirmed
    proposed_by        text
);
create index on accommodation (parent_id);
create index on accommodation (site);
create table decision (
    accommodation_id uuid not null,
    position         bigint not null,
    decision         text not null, -- GRANTED, MODIFIED or DENIED
    effective_on     date not null,
    recorded_at      timestamptz not null,
    primary key (accommodation_id, position)
);
create table break_taken (
    accommodation_id uuid not null,
    break_id         uuid not null,
    taken_on         date not null,
    primary key (accommodation_id, break_id)
);

-- Versions of courses on lactation support, and who completed what.
create table support_course (
    course_id      uuid not null,
    course_version int not null,
    primary key (course_id, course_version)
);
create table offering (
    offering_id    uuid primary key,
    course_id      uuid not null,
    course_version int not null,
    site           text not null
);
create index on offering (course_id, course_version);
create table enrolment (
    enrolment_id   uuid primary key,
    offering_id    uuid not null,
    participant_id uuid not null
);
create index on enrolment (offering_id);
create table training (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    primary key (enrolment_id, position)
);

-- Spaces as they stood; what one offers is as its latest inspection found it, null before the first.
create function space_standing(effective date, recorded timestamptz)
    returns table (space_id uuid, site text, name text, time_zone text, status text, inspected_on date,
        seating boolean, power boolean, sink_nearby boolean) language sql stable parallel safe
begin atomic
    select s.space_id, s.site, s.name, s.time_zone,
        case when s.retired_on <= effective and s.retired_at <= recorded then 'RETIRED'
            when c.certified then 'CERTIFIED' else 'NOT_CERTIFIED' end,
        i.effective_on, i.seating, i.power, i.sink_nearby
    from space s
    left join lateral (
        select n.* from inspection n
        where n.space_id = s.space_id and n.effective_on <= effective and n.recorded_at <= recorded
        order by n.position desc limit 1) i on true
    left join lateral (
        select n.certified from certification n
        where n.space_id = s.space_id and n.effective_on <= effective and n.recorded_at <= recorded
        order by n.position desc limit 1) c on true
    where s.registered_on <= effective and s.registered_at <= recorded;
end;

create function site_support(effective date, recorded timestamptz)
    returns table (site text, certified bigint, bookings bigint, referred bigint, visited bigint, closed bigint,
        days_to_visit int, trained bigint, requested bigint, granted bigint, modified bigint, denied bigint)
    language sql stable parallel safe
begin atomic
    with referred as (
        select p.site, count(r.created_on) as referred, count(v.first_visit_on) as visited,
            count(*) filter (where r.closed_on <= effective and r.closed_at <= recorded) as closed,
            percentile_disc(0.5) within group (order by v.first_visit_on - r.created_on)
                filter (where v.first_visit_on is not null) as days_to_visit
        from pathway p join referral r using (pathway_id)
        left join referral v on v.referral_id = r.referral_id
            and v.first_visit_on <= effective and v.first_visit_at <= recorded
        where r.created_on <= effective and r.created_at <= recorded
        group by p.site
    ), accommodated as (
        select a.site, count(*) as requested, count(*) filter (where d.granted) as granted,
            count(*) filter (where d.modified) as modified, count(*) filter (where d.denied) as denied
        from accommodation a
        cross join lateral (
            select bool_or(n.decision = 'GRANTED') as granted, bool_or(n.decision = 'MODIFIED') as modified,
                bool_or(n.decision = 'DENIED') as denied
            from decision n
            where n.accommodation_id = a.accommodation_id
                and n.effective_on <= effective and n.recorded_at <= recorded) d
        where a.requested_on <= effective and a.requested_at <= recorded
        group by a.site
    ), trained as (
        select o.site, count(distinct e.participant_id) as trained
        from support_course join offering o using (course_id, course_version)
        join enrolment e using (offering_id) join training t using (enrolment_id)
        where t.effective_on <= effective and t.recorded_at <= recorded
            and (t.superseded_at is null or t.superseded_at > recorded)
        group by o.site
    ), booked as (
        select s.site, count(*) as bookings
        from space s join booking b using (space_id)
        where b.booked_on <= effective and b.booked_at <= recorded
            and (b.released_at is null or b.released_on > effective or b.released_at > recorded)
        group by s.site
    ), spaces as (
        select s.site, count(*) filter (where s.status = 'CERTIFIED') as certified
        from space_standing(effective, recorded) s group by s.site
    )
    select site, coalesce(s.certified, 0), coalesce(b.bookings, 0), coalesce(r.referred, 0), coalesce(r.visited, 0),
        coalesce(r.closed, 0), r.days_to_visit, coalesce(t.trained, 0), coalesce(a.requested, 0),
        coalesce(a.granted, 0), coalesce(a.modified, 0), coalesce(a.denied, 0)
    from spaces s
    full join booked b using (site)
    full join referred r using (site)
    full join accommodated a using (site)
    full join trained t using (site);
end;
