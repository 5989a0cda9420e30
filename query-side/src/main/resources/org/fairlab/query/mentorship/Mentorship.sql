create table program (
    program_id    uuid primary key,
    name          text not null,
    starts_on     date,
    ends_on       date,
    proposal_days int not null
);
create table mentor (
    mentor_id      uuid primary key,
    program_id     uuid not null,
    participant_id uuid not null,
    capacity       int not null default 0,
    interests      text[] not null,
    goals          text[] not null,
    location       text not null,
    languages      text[] not null,
    availability   text[] not null,
    enrolled_on    date not null,
    erased         boolean not null default false
);
create index on mentor (program_id, mentor_id);
create index on mentor (participant_id);
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
    erased         boolean not null default false
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
    state                 text not null,
    respond_by            date not null,
    proposed_on           date not null,
    accepted_on           date,
    activated_on          date,
    due_on                date,
    ended_on              date,
    ending                text,
    primary key (mentor_id, pairing_id)
);
create index on pairing (program_id);
create index on pairing (mentee_id);
create index on pairing (mentee_participant_id) where activated_on is not null;
create table session (
    mentor_id  uuid not null,
    pairing_id uuid not null,
    session_id uuid not null,
    minutes    int not null,
    mode       text not null,
    held_on    date not null,
    primary key (mentor_id, pairing_id, session_id)
);
create table goal (
    mentor_id   uuid not null,
    pairing_id  uuid not null,
    goal_id     uuid not null,
    goal        text not null,
    set_on      date not null,
    achieved_on date,
    primary key (mentor_id, pairing_id, goal_id)
);
create table check_in (
    mentor_id  uuid not null,
    pairing_id uuid not null,
    position   bigint not null,
    rating     int not null,
    on_day     date not null,
    primary key (mentor_id, pairing_id, position)
);

-- The milestone in truth: null where a correction says that nothing was reached.
create table milestone (
    participant_id uuid not null,
    milestone_id   uuid not null,
    milestone      text,
    primary key (participant_id, milestone_id)
);

-- Whoever was erased takes no further part, and offers no capacity.
create view mentor_load as
select m.*, (select count(*) from pairing p where p.mentor_id = m.mentor_id and p.state = 'ACTIVE') as active
from mentor m
where not m.erased;

create view program_standing as
select g.*,
    (select count(*) from mentor_load m where m.program_id = g.program_id) as mentors,
    (select count(*) from mentee e where e.program_id = g.program_id and not e.erased) as mentees,
    (select coalesce(sum(capacity), 0) from mentor_load m where m.program_id = g.program_id) as capacity,
    p.*, s.*, o.*, c.*
from program g
cross join lateral (
    select count(*) filter (where state = 'ACTIVE') as active,
        count(*) filter (where state = 'PAUSED') as paused,
        count(*) filter (where state = 'PROPOSED') as proposed,
        count(*) filter (where state = 'COMPLETED') as completed,
        percentile_cont(0.5) within group (order by activated_on - proposed_on) as median_days_to_match
    from pairing where pairing.program_id = g.program_id) p
cross join lateral (
    select count(*) as sessions, coalesce(sum(minutes), 0) as minutes
    from session join pairing using (mentor_id, pairing_id) where pairing.program_id = g.program_id) s
cross join lateral (
    select count(*) as goals_set, count(achieved_on) as goals_achieved
    from goal join pairing using (mentor_id, pairing_id) where pairing.program_id = g.program_id) o
cross join lateral (
    select count(*) as check_ins, avg(rating)::float as mean_rating
    from check_in join pairing using (mentor_id, pairing_id) where pairing.program_id = g.program_id) c;

-- What two lists have in common, in the words of the first, whatever their case.
create function shared(a text[], b text[]) returns text[] immutable language sql as $$
    select array(select x from unnest(a) x where lower(x) in (select lower(y) from unnest(b) y) order by x)
$$;

-- Each mentor with each mentee of the same programme, and what their profiles share.
create view match as
select *, cardinality(interests) + cardinality(goals) + cardinality(languages) + cardinality(availability)
    + num_nonnulls(location) as score
from (select e.mentee_id, e.participant_id as mentee_participant_id, e.erased as mentee_erased,
        m.mentor_id, m.participant_id, m.program_id, m.capacity - m.active as room,
        shared(m.interests, e.interests) as interests,
        shared(m.goals, e.goals) as goals,
        shared(m.languages, e.languages) as languages,
        shared(m.availability, e.availability) as availability,
        case when lower(m.location) = lower(e.location) then m.location end as location
    from mentee e join mentor_load m using (program_id)) pair;
