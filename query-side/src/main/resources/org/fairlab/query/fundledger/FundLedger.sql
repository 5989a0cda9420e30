create table fund (
    fund_id      uuid primary key,
    name         text not null,
    kind         text not null,
    currency     text not null,
    effective_on date not null,
    recorded_at  timestamptz not null
);
create table closure (
    fund_id      uuid not null,
    position     bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (fund_id, position)
);
create table deposit (
    position     bigint primary key,
    fund_id      uuid not null,
    amount       bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null
);
create index on deposit (fund_id);
create table award (
    fund_id        uuid not null,
    award_id       uuid not null,
    cycle_id       uuid not null,
    application_id uuid not null,
    participant_id uuid not null,
    respond_by     date not null,
    offered_on     date not null,
    primary key (fund_id, award_id)
);

-- What happened to an award: what was awarded by the offer and by each renewal, what was paid, and what came back.
create table movement (
    fund_id      uuid not null,
    award_id     uuid not null,
    position     bigint not null,
    status       text, -- that the award has from then on, null if it keeps the one it has
    awarded      bigint not null,
    disbursed    bigint not null,
    returned     bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (fund_id, award_id, position)
);
create index on movement (position);

create view fact as
select fund_id, position, effective_on, recorded_at, null::timestamptz as superseded_at, null::bigint as superseded_by
from (select fund_id, position, effective_on, recorded_at from deposit
      union all select fund_id, position, effective_on, recorded_at from closure
      union all select fund_id, position, effective_on, recorded_at from movement) f;

create function award_money(effective date, recorded timestamptz)
    returns table (fund_id uuid, award_id uuid, cycle_id uuid, application_id uuid, participant_id uuid,
        respond_by date, offered_on date, status text, amount bigint, disbursed bigint, returned bigint)
    language sql stable parallel safe
begin atomic
    select a.fund_id, a.award_id, a.cycle_id, a.application_id, a.participant_id, a.respond_by, a.offered_on,
        m.status, m.awarded, m.disbursed, m.returned
    from award a
    join (select fund_id, award_id,
              (array_agg(status order by position desc) filter (where status is not null))[1] as status,
              sum(awarded)::bigint as awarded, sum(disbursed)::bigint as disbursed, sum(returned)::bigint as returned
          from movement where effective_on <= effective and recorded_at <= recorded
          group by fund_id, award_id) m using (fund_id, award_id)
    where a.offered_on <= effective;
end;

create view award_money as select * from award_money('infinity', 'infinity');

-- What changes in a fund by events from one position to another that are known by an instant: its deposits, and how those
-- awards count at the end whom they concern, less how they did at the beginning. From each day on which something happened
-- to an award, it counts as it then stood, until the next such day. These are few, though the planner cannot know that.
create function as_of_change(beginning bigint, until bigint, size bigint, recorded timestamptz)
    returns table (number bigint, dims text[], day date, n bigint) language sql stable
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
    set enable_mergejoin = off set enable_indexonlyscan = off set jit = off
begin atomic
    with touched as materialized (
        select distinct m.position / size as number, m.fund_id, m.award_id
        from movement m
        where m.position >= beginning and m.position < until and m.recorded_at <= recorded),
    known as (
        select t.number, b.sign, t.fund_id, t.award_id, greatest(m.effective_on, a.offered_on) as day, m.position,
            m.status, m.awarded, m.disbursed, m.returned
        from touched t
        cross join lateral (values (greatest(beginning, t.number * size), -1),
            (least(until, (t.number + 1) * size), 1)) b (upto, sign)
        cross join lateral (select a.offered_on from award a
            where a.fund_id = t.fund_id and a.award_id = t.award_id offset 0) a
        cross join lateral (select m.* from movement m
            where m.fund_id = t.fund_id and m.award_id = t.award_id and m.position < b.upto
                and m.recorded_at <= recorded offset 0) m),
    standing as (
        select distinct k.number, k.sign, k.fund_id, k.award_id, k.day,
            max(k.position) filter (where k.status is not null) over so_far as told,
            sum(k.awarded) over so_far as awarded, sum(k.disbursed) over so_far as disbursed,
            sum(k.returned) over so_far as returned
        from known k
        window so_far as (partition by k.number, k.sign, k.fund_id, k.award_id order by k.day)),
    lasting as (
        select s.*, m.status,
            lead(s.day) over (partition by s.number, s.sign, s.fund_id, s.award_id order by s.day) as next
        from standing s
        left join lateral (select m.status from movement m
            where m.fund_id = s.fund_id and m.award_id = s.award_id and m.position = s.told offset 0) m on true),
    changed as (
        select l.number, l.fund_id, b.day,
            sum(b.sign * l.awarded) filter (where l.status = 'OFFERED') as reserved,
            sum(b.sign * (l.awarded - l.disbursed)) filter (where l.status = 'ACCEPTED') as committed,
            sum(b.sign * l.disbursed) as disbursed,
            sum(b.sign * l.returned) as returned,
            sum(b.sign * (l.awarded - l.disbursed)) filter (where l.status in ('DECLINED', 'LAPSED', 'REVOKED'))
                as released
        from lasting l
        cross join lateral (values (l.day, l.sign), (l.next, -l.sign)) b (day, sign)
        where b.day is not null
        group by l.number, l.fund_id, b.day)
    select d.position / size, array[d.fund_id::text, 'BALANCE'], d.effective_on, d.amount
    from deposit d
    where d.position >= beginning and d.position < until and d.recorded_at <= recorded
    union all
    select c.number, array[c.fund_id::text, f.figure], c.day, f.n::bigint
    from changed c
    cross join lateral (values ('RESERVED', c.reserved), ('COMMITTED', c.committed), ('DISBURSED', c.disbursed),
        ('RETURNED', c.returned), ('RELEASED', c.released)) f (figure, n)
    where f.n <> 0;
end;
