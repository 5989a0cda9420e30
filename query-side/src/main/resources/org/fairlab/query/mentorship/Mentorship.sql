create table program (
    program_id    uuid primary key,
    name          text not null,
    starts_on     date,
    ends_on       date,
    proposal_days int not null,
    opened_on     date not null,
    opened_at     timestamptz not null
);
create table mentor (
    mentor_id      uuid primary key,
    program_id     uuid not null,
    participant_id uuid not null,
    interests      text[] not null,
    goals          text[] not null,
    location       text not null,
    languages      text[] not null,
    availability   text[] not null,
    enrolled_on    date not null,
    enrolled_at    timestamptz not null,
    erased_on      date,
    erased_at      timestamptz
);
create index on mentor (program_id, mentor_id);
create index on mentor (participant_id);
create table capacity (
    mentor_id    uuid not null,
    position     bigint not null,
    capacity     int not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (mentor_id, position)
);
create table mentee (
    mentee_id      uuid primary key,
    program_id     uuid not null,
    participant_id uuid not null,
    interests      text[] not null,
    goals          text[] not null,
    location       text not null,
    languages      text[] not null,
    availability   text[] not null,
    enrolled_on    date not null,
    enrolled_at    timestamptz not null,
    erased_on      date,
    erased_at      timestamptz
);
create index on mentee (program_id, mentee_id);
create index on mentee (participant_id);

-- A pairing's id is its mentor's to give; so are those of its sessions and goals.
create table pairing (
    mentor_id             uuid not null,
    pairing_id            uuid not null,
    program_id            uuid not null,
    mentee_id             uuid not null,
    mentee_participant_id uuid not null,
    respond_by            date not null,
    proposed_on           date not null,
    proposed_at           timestamptz not null,
    accepted_on           date,
    activated_on          date,
    activated_at          timestamptz,
    due_on                date,
    ended_on              date,
    primary key (mentor_id, pairing_id)
);
create index on pairing (program_id);
create index on pairing (mentee_id);
create index on pairing (mentee_participant_id) where activated_on is not null;
-- The states of pairings, one after the other.
create table step (
    mentor_id    uuid not null,
    pairing_id   uuid not null,
    position     bigint not null,
    state        text not null,
    ending       text, -- why it ended early
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (mentor_id, pairing_id, position)
);
create table session (
    mentor_id  uuid not null,
    pairing_id uuid not null,
    session_id uuid not null,
    minutes    int not null,
    mode       text not null,
    held_on    date not null,
    logged_at  timestamptz not null,
    primary key (mentor_id, pairing_id, session_id)
);
create table goal (
    mentor_id   uuid not null,
    pairing_id  uuid not null,
    goal_id     uuid not null,
    goal        text not null,
    set_on      date not null,
    set_at      timestamptz not null,
    achieved_on date,
    achieved_at timestamptz,
    primary key (mentor_id, pairing_id, goal_id)
);
create table check_in (
    mentor_id  uuid not null,
    pairing_id uuid not null,
    position   bigint not null,
    rating     int not null,
    on_day     date not null,
    rated_at   timestamptz not null,
    primary key (mentor_id, pairing_id, position)
);

-- Facts in the order in which they were recorded; the milestone is null where nothing was reached in truth.
create table milestone (
    participant_id uuid not null,
    position       bigint not null,
    milestone_id   uuid not null,
    milestone      text,
    effective_on   date not null,
    recorded_at    timestamptz not null,
    superseded_at  timestamptz,
    superseded_by  bigint,
    primary key (participant_id, position)
);

-- The pairings as they stood.
create function paired(effective date, recorded timestamptz)
    returns table (mentor_id uuid, pairing_id uuid, program_id uuid, mentee_participant_id uuid, proposed_on date,
        activated_on date, state text, ending text) language sql stable parallel safe
begin atomic
    select p.mentor_id, p.pairing_id, p.program_id, p.mentee_participant_id, p.proposed_on,
        case when p.activated_on <= effective and p.activated_at <= recorded then p.activated_on end,
        s.state, s.ending
    from pairing p
    cross join lateral (
        select step.state, step.ending from step
        where step.mentor_id = p.mentor_id and step.pairing_id = p.pairing_id
            and step.effective_on <= effective and step.recorded_at <= recorded
        order by step.position desc limit 1) s
    where p.proposed_on <= effective and p.proposed_at <= recorded;
end;

create view paired as select * from paired('infinity', 'infinity');

-- Whoever was erased takes no further part, and offers no capacity.
create function mentor_load(effective date, recorded timestamptz)
    returns table (mentor_id uuid, program_id uuid, capacity int, active bigint) language sql stable parallel safe
begin atomic
    select m.mentor_id, m.program_id,
        (select c.capacity from capacity c
            where c.mentor_id = m.mentor_id and c.effective_on <= effective and c.recorded_at <= recorded
            order by c.position desc limit 1),
        (select count(*) from paired(effective, recorded) p where p.mentor_id = m.mentor_id and p.state = 'ACTIVE')
    from mentor m
    where m.enrolled_on <= effective and m.enrolled_at <= recorded
        and (m.erased_at is null or m.erased_on > effective or m.erased_at > recorded);
end;

create view mentor_load as
select m.*, l.capacity, l.active from mentor m join mentor_load('infinity', 'infinity') l using (mentor_id);

create function program_standing(effective date, recorded timestamptz)
    returns table (program_id uuid, name text, starts_on date, ends_on date, mentors bigint, capacity bigint,
        mentees bigint, active bigint, paused bigint, proposed bigint, completed bigint,
        median_days_to_match double precision, sessions bigint, minutes bigint, goals_set bigint,
        goals_achieved bigint, check_ins bigint, mean_rating double precision) language sql stable parallel safe
begin atomic
    select g.program_id, g.name, g.starts_on, g.ends_on, m.*, e.*, p.*, s.*, o.*, c.*
    from program g
    cross join lateral (
        select count(*), coalesce(sum(l.capacity), 0)
        from mentor_load(effective, recorded) l where l.program_id = g.program_id) m
    cross join lateral (
        select count(*) from mentee
        where mentee.program_id = g.program_id and enrolled_on <= effective and enrolled_at <= recorded
            and (erased_at is null or erased_on > effective or erased_at > recorded)) e
    cross join lateral (
        select count(*) filter (where state = 'ACTIVE'), count(*) filter (where state = 'PAUSED'),
            count(*) filter (where state = 'PROPOSED'), count(*) filter (where state = 'COMPLETED'),
            percentile_cont(0.5) within group (order by activated_on - proposed_on)
        from paired(effective, recorded) a where a.program_id = g.program_id) p
    cross join lateral (
        select count(*), coalesce(sum(session.minutes), 0)
        from session join pairing using (mentor_id, pairing_id)
        where pairing.program_id = g.program_id and held_on <= effective and logged_at <= recorded) s
    cross join lateral (
        select count(*), count(*) filter (where achieved_on <= effective and achieved_at <= recorded)
        from goal join pairing using (mentor_id, pairing_id)
        where pairing.program_id = g.program_id and set_on <= effective and set_at <= recorded) o
    cross join lateral (
        select count(*), sum(rating)::float / count(*)
        from check_in join pairing using (mentor_id, pairing_id)
        where pairing.program_id = g.program_id and on_day <= effective and rated_at <= recorded) c
    where g.opened_on <= effective and g.opened_at <= recorded;
end;

-- Those hired, or known to be by being retained, and whether they had been mentored: a pairing of theirs was activated.
create function hired(effective date, recorded timestamptz)
    returns table (participant_id uuid, days boolean, year boolean, mentored boolean)
    language sql stable parallel safe
begin atomic
    select m.participant_id, bool_or(milestone = 'RETAINED_90_DAYS'), bool_or(milestone = 'RETAINED_1_YEAR'),
        exists (select from pairing p
            where p.mentee_participant_id = m.participant_id
                and p.activated_on <= effective and p.activated_at <= recorded)
    from milestone m
    where milestone in ('HIRED', 'RETAINED_90_DAYS', 'RETAINED_1_YEAR')
        and m.effective_on <= effective and m.recorded_at <= recorded
        and (m.superseded_at is null or m.superseded_at > recorded)
    group by m.participant_id;
end;

-- What two lists have in common, in the words of the first, whatever their case.
create function shared(a text[], b text[]) returns text[] immutable language sql as $$
    select array(select x from unnest(a) x where lower(x) in (select lower(y) from unnest(b) y) order by x)
$$;

-- Each mentor with each mentee of the same programme, and what their profiles share.
create view match as
select *, cardinality(interests) + cardinality(goals) + cardinality(languages) + cardinality(availability)
    + num_nonnulls(location) as score
from (select e.mentee_id, e.participant_id as mentee_participant_id, e.erased_on is not null as mentee_erased,
        m.mentor_id, m.participant_id, m.program_id, m.capacity - m.active as room,
        shared(m.interests, e.interests) as interests,
        shared(m.goals, e.goals) as goals,
        shared(m.languages, e.languages) as languages,
        shared(m.availability, e.availability) as availability,
        case when lower(m.location) = lower(e.location) then m.location end as location
    from mentee e join mentor_load m using (program_id)) pair;
