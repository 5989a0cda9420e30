create table barrier (
    barrier_id    uuid primary key,
    kind          text not null,
    site          text,
    description   text not null,
    owner         text not null,
    identified_on date not null,
    identified_at timestamptz not null,
    resolved_on   date,
    resolved_at   timestamptz,
    resolution    text
);
create table initiative (
    initiative_id uuid primary key,
    name          text not null,
    barriers      uuid[] not null,
    owner         text not null,
    started_on    date not null,
    started_at    timestamptz not null,
    concluded_on  date,
    concluded_at  timestamptz,
    outcome       text
);
create table policy (
    policy_id  uuid primary key,
    title      text not null,
    barriers   uuid[] not null,
    owner      text not null,
    adopted_on date not null,
    adopted_at timestamptz not null,
    retired_on date,
    retired_at timestamptz
);

-- The dates of review that were set for a barrier, an initiative or a policy, with the day on which each was set.
create table review (
    reviewed_id uuid not null,
    position    bigint not null,
    set_on      date not null,
    set_at      timestamptz not null,
    review_on   date not null,
    findings    text, -- null where it was begun
    primary key (reviewed_id, position)
);
create table consultation (
    consultation_id uuid primary key,
    community       text not null,
    kind            text not null,
    attendance      int not null,
    findings        text not null,
    held_on         date not null,
    held_at         timestamptz not null
);
create table curriculum_change (
    change_id       uuid primary key,
    consultation_id uuid,
    barrier_id      uuid,
    course_id       uuid not null,
    course_version  int not null,
    change          text not null,
    requested_on    date not null,
    requested_at    timestamptz not null,
    made_by_version int,
    made_on         date,
    made_at         timestamptz
);
create index on curriculum_change (consultation_id);
create index on curriculum_change (barrier_id);

-- Whatever is reviewed and had begun, with the day on which it ended, null if it had not.
create function reviewed(effective date, recorded timestamptz)
    returns table (reviewed_id uuid, what text, begun_on date, ended_on date) language sql stable parallel safe
begin atomic
    select r.reviewed_id, r.what, r.begun_on,
        case when r.ended_on <= effective and r.ended_at <= recorded then r.ended_on end
    from (select barrier_id as reviewed_id, 'BARRIER' as what, identified_on as begun_on, identified_at as begun_at,
              resolved_on as ended_on, resolved_at as ended_at from barrier
          union all select initiative_id, 'INITIATIVE', started_on, started_at, concluded_on, concluded_at
              from initiative
          union all select policy_id, 'POLICY', adopted_on, adopted_at, retired_on, retired_at from policy) r
    where r.begun_on <= effective and r.begun_at <= recorded;
end;
