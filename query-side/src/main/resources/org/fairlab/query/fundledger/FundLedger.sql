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
