create table participant (
    participant_id uuid primary key,
    origin         text not null
);

-- Every time that somebody answered, or ceased to have answers that can be read.
create table answer (
    participant_id    uuid not null,
    position          bigint not null,
    standard          text, -- null without answers
    race              text[] not null,
    sex               text not null,
    disability        text not null,
    veteran           text not null,
    first_generation  text not null,
    rural_background  text not null,
    disadvantage      text not null,
    effective_on      date not null,
    recorded_at       timestamptz not null,
    superseded_at     timestamptz, -- by withdrawal
    is_last           boolean not null default true, -- no other was recorded since
    primary key (participant_id, position)
);

-- One group per participant and dimension, so that groups add up to the whole: several races are one group, and a race
-- is named with the standard that it is a category of. See Group.java.
create function grouped(effective date, recorded timestamptz)
    returns table (participant_id uuid, origin text, race text, sex text) language sql stable parallel safe
begin atomic
    select p.participant_id, p.origin,
        case when a.race is null then 'NOT_ASKED'
             when a.race <@ '{DECLINED,NOT_ASKED,UNKNOWN}' then a.race[1]
             when cardinality(a.race) > 1 then a.standard || ':MULTIRACIAL_OR_MULTIETHNIC'
             else a.standard || ':' || a.race[1] end,
        coalesce(a.sex, 'NOT_ASKED')
    from participant p
    left join answer a on a.participant_id = p.participant_id
        and a.effective_on <= effective and a.recorded_at <= recorded
        and (a.superseded_at is null or a.superseded_at > recorded)
        and (a.is_last or not exists (select from answer later
            where later.participant_id = a.participant_id and later.position > a.position
                and later.effective_on <= effective and later.recorded_at <= recorded
                and (later.superseded_at is null or later.superseded_at > recorded)));
end;

create view grouped as select * from grouped('infinity', 'infinity');
