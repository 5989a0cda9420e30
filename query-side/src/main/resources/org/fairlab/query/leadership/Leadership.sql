create table track (
    track_id          uuid primary key,
    name              text not null,
    criteria          text[] not null,
    milestones        text[] not null,
    nominations_until date,
    opened_on         date not null,
    opened_at         timestamptz not null
);
create table candidacy (
    candidacy_id   uuid primary key,
    track_id       uuid not null,
    participant_id uuid not null,
    self_nominated boolean not null,
    nominated_on   date not null,
    nominated_at   timestamptz not null,
    admitted_on    date,
    admitted_at    timestamptz,
    completed_on   date,
    completed_at   timestamptz,
    left_on        date,
    left_at        timestamptz,
    ending         text
);
create index on candidacy (track_id, candidacy_id);
create table milestone (
    candidacy_id uuid not null,
    milestone    text not null,
    completed_on date not null,
    primary key (candidacy_id, milestone)
);
create table advancement (
    candidacy_id   uuid not null,
    advancement_id uuid not null,
    position_held  text not null,
    advanced_on    date not null,
    advanced_at    timestamptz not null,
    primary key (candidacy_id, advancement_id)
);
create table enrolment (
    enrolment_id   uuid primary key,
    participant_id uuid not null
);
create table training (
    enrolment_id  uuid not null,
    position      bigint not null,
    effective_on  date not null,
    recorded_at   timestamptz not null,
    superseded_at timestamptz,
    primary key (enrolment_id, position)
);

create function track_standing(effective date, recorded timestamptz)
    returns table (track_id uuid, name text, criteria text[], milestones text[], nominations_until date,
        opened_on date, nominations bigint, self_nominations bigint, admissions bigint, completions bigint,
        departures bigint, advancements bigint) language sql stable parallel safe
begin atomic
    select t.track_id, t.name, t.criteria, t.milestones, t.nominations_until, t.opened_on, c.*,
        (select count(*) from advancement a join candidacy using (candidacy_id)
            where candidacy.track_id = t.track_id and a.advanced_on <= effective and a.advanced_at <= recorded)
    from track t
    cross join lateral (
        select count(*), count(*) filter (where self_nominated),
            count(*) filter (where admitted_on <= effective and admitted_at <= recorded),
            count(*) filter (where completed_on <= effective and completed_at <= recorded),
            count(*) filter (where left_on <= effective and left_at <= recorded)
        from candidacy
        where candidacy.track_id = t.track_id and nominated_on <= effective and nominated_at <= recorded) c
    where t.opened_on <= effective and t.opened_at <= recorded;
end;

create table stage (
    stage  text primary key,
    number int not null
);
insert into stage values ('TRAINING', 1), ('NOMINATION', 2), ('ADMISSION', 3), ('COMPLETION', 4), ('ADVANCEMENT', 5);

-- When each participant first reached each stage, in whichever track.
create function reached(effective date, recorded timestamptz)
    returns table (participant_id uuid, stage text, reached_on date) language sql stable parallel safe
begin atomic
    select f.participant_id, f.stage, min(f.effective_on)
    from (select participant_id, 'TRAINING' as stage, effective_on, recorded_at, superseded_at
              from training join enrolment using (enrolment_id)
          union all select participant_id, 'NOMINATION', nominated_on, nominated_at, null from candidacy
          union all select participant_id, 'ADMISSION', admitted_on, admitted_at, null from candidacy
          union all select participant_id, 'COMPLETION', completed_on, completed_at, null from candidacy
          union all select participant_id, 'ADVANCEMENT', advanced_on, advanced_at, null
              from advancement join candidacy using (candidacy_id)) f
    where f.effective_on <= effective and f.recorded_at <= recorded
        and (f.superseded_at is null or f.superseded_at > recorded)
    group by f.participant_id, f.stage;
end;

-- The cohort that a participant entered with: the year of the first stage, 2002 being 1 July 2001 to 30 June 2002.
create function entry(effective date, recorded timestamptz)
    returns table (participant_id uuid, cohort int) language sql stable parallel safe
begin atomic
    select f.participant_id, extract(year from first)::int + (extract(month from first) >= 7)::int
    from (select r.participant_id, min(r.reached_on) as first from reached(effective, recorded) r
          group by r.participant_id) f;
end;
