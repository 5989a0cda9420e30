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

create function standing(effective date, recorded timestamptz)
    returns table (fund_id uuid, name text, kind text, currency text, closed_on date, balance bigint,
        reserved bigint, committed bigint, disbursed bigint, returned bigint, released bigint)
    language sql stable parallel safe
begin atomic
    select f.fund_id, f.name, f.kind, f.currency, c.closed_on, coalesce(d.balance, 0), coalesce(a.reserved, 0),
        coalesce(a.committed, 0), coalesce(a.disbursed, 0), coalesce(a.returned, 0), coalesce(a.released, 0)
    from fund f
    left join (select fund_id, max(effective_on) as closed_on from closure
               where effective_on <= effective and recorded_at <= recorded group by fund_id) c using (fund_id)
    left join (select fund_id, sum(amount)::bigint as balance from deposit
               where effective_on <= effective and recorded_at <= recorded group by fund_id) d using (fund_id)
    left join (select fund_id,
                   (sum(amount) filter (where status = 'OFFERED'))::bigint as reserved,
                   (sum(amount - disbursed) filter (where status = 'ACCEPTED'))::bigint as committed,
                   sum(disbursed)::bigint as disbursed, sum(returned)::bigint as returned,
                   (sum(amount - disbursed) filter (where status in ('DECLINED', 'LAPSED', 'REVOKED')))::bigint
                       as released
               from award_money(effective, recorded) group by fund_id) a using (fund_id)
    where f.effective_on <= effective and f.recorded_at <= recorded;
end;

-- The money of each fund at a position, as in standing.
create table tally (
    position  bigint not null,
    fund_id   uuid not null,
    balance   bigint not null,
    reserved  bigint not null,
    committed bigint not null,
    disbursed bigint not null,
    returned  bigint not null,
    released  bigint not null
);

-- The money of each fund now: the tally, deposits since, and by how much awards that have moved since count otherwise than
-- they did then. These are few, though the planner cannot know that.
create function tallied()
    returns table (fund_id uuid, balance bigint, reserved bigint, committed bigint, disbursed bigint, returned bigint,
        released bigint) language sql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    set enable_indexonlyscan = off set jit = off set max_parallel_workers_per_gather = 0
begin atomic
    with since as (select coalesce(max(t.position), -1) as position from tally t),
    touched as materialized ( -- apart, or the planner reads a whole index to have them in order
        select m.fund_id, m.award_id from movement m where m.position > (select s.position from since s)),
    moved as (
        select a.fund_id, h.sign, m.status, m.awarded, m.disbursed, m.returned
        from (select distinct fund_id, award_id from touched) a
        cross join (values (9223372036854775807, 1), ((select s.position from since s), -1)) h (upto, sign)
        cross join lateral (
            select (array_agg(m.status order by m.position desc) filter (where m.status is not null))[1] as status,
                sum(m.awarded) as awarded, sum(m.disbursed) as disbursed, sum(m.returned) as returned
            from movement m
            where m.fund_id = a.fund_id and m.award_id = a.award_id and m.position <= h.upto) m)
    select f.fund_id, sum(f.balance)::bigint, sum(f.reserved)::bigint, sum(f.committed)::bigint,
        sum(f.disbursed)::bigint, sum(f.returned)::bigint, sum(f.released)::bigint
    from (select t.fund_id, t.balance, t.reserved, t.committed, t.disbursed, t.returned, t.released from tally t
          union all
          select d.fund_id, d.amount, 0, 0, 0, 0, 0 from deposit d where d.position > (select s.position from since s)
          union all
          select m.fund_id, 0, case when m.status = 'OFFERED' then m.sign * m.awarded else 0 end,
              case when m.status = 'ACCEPTED' then m.sign * (m.awarded - m.disbursed) else 0 end,
              coalesce(m.sign * m.disbursed, 0), coalesce(m.sign * m.returned, 0),
              case when m.status in ('DECLINED', 'LAPSED', 'REVOKED') then m.sign * (m.awarded - m.disbursed) else 0 end
          from moved m) f
    group by f.fund_id;
end;

-- The same from all facts.
create view counted as
select fund_id, balance, reserved, committed, disbursed, returned, released from standing('infinity', 'infinity');

-- As now known.
create function standing()
    returns table (fund_id uuid, name text, kind text, currency text, closed_on date, balance bigint,
        reserved bigint, committed bigint, disbursed bigint, returned bigint, released bigint)
    language sql stable
begin atomic
    select f.fund_id, f.name, f.kind, f.currency, c.closed_on, coalesce(t.balance, 0), coalesce(t.reserved, 0),
        coalesce(t.committed, 0), coalesce(t.disbursed, 0), coalesce(t.returned, 0), coalesce(t.released, 0)
    from fund f
    left join (select fund_id, max(effective_on) as closed_on from closure group by fund_id) c using (fund_id)
    left join tallied() t using (fund_id);
end;
