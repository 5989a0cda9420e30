create table campaign (
    campaign_id uuid primary key,
    name        text not null,
    level       text not null,
    topic       text not null
);

-- What a campaign was from each of its days on: DRAFT, ACTIVE, PAUSED or CONCLUDED.
create table status (
    campaign_id  uuid not null,
    position     bigint not null,
    status       text not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    primary key (campaign_id, position)
);

-- What is done in a campaign has an id of the campaign's to give. Minutes and spend are those of lobbying, if any.
create table action (
    campaign_id uuid not null,
    action_id   uuid not null,
    kind        text not null,
    taken_on    date not null,
    minutes     int,
    spend       bigint,
    currency    text,
    recorded_at timestamptz not null,
    primary key (campaign_id, action_id)
);
create table contact (
    campaign_id  uuid not null,
    contact_id   uuid not null,
    official     text not null,
    office       text not null,
    outcome      text not null,
    contacted_on date not null,
    minutes      int,
    spend        bigint,
    currency     text,
    recorded_at  timestamptz not null,
    primary key (campaign_id, contact_id)
);
create table policy_position (
    campaign_id uuid not null,
    position_id uuid not null,
    holder      text not null,
    measure     text not null,
    stance      text not null,
    held_on     date not null,
    recorded_at timestamptz not null,
    primary key (campaign_id, position_id)
);
create table message (
    campaign_id  uuid not null,
    message_id   uuid not null,
    channel      text not null,
    title        text not null,
    audience     text not null,
    url          text,
    published_on date not null,
    recorded_at  timestamptz not null,
    primary key (campaign_id, message_id)
);

-- How many a message had reached up to a day; of several counts of a day, the one recorded last holds.
create table reach (
    campaign_id  uuid not null,
    message_id   uuid not null,
    position     bigint not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
    reach        bigint not null,
    primary key (campaign_id, message_id, position)
);
create table outcome (
    campaign_id uuid not null,
    outcome_id  uuid not null,
    outcome     text not null,
    description text not null,
    outcome_on  date not null,
    recorded_at timestamptz not null,
    primary key (campaign_id, outcome_id)
);

-- The reach is that of each message by its latest count. Counts of several messages may be of the same people.
create function campaign_standing(effective date, recorded timestamptz)
    returns table (campaign_id uuid, name text, level text, topic text, status text, launched_on date,
        concluded_on date, actions bigint, contacts bigint, positions bigint, messages bigint, reach bigint)
    language sql stable parallel safe
begin atomic
    select c.campaign_id, c.name, c.level, c.topic, s.status, s.launched_on, s.concluded_on,
        (select count(*) from action a
            where a.campaign_id = c.campaign_id and a.taken_on <= effective and a.recorded_at <= recorded),
        (select count(*) from contact k
            where k.campaign_id = c.campaign_id and k.contacted_on <= effective and k.recorded_at <= recorded),
        (select count(*) from policy_position p
            where p.campaign_id = c.campaign_id and p.held_on <= effective and p.recorded_at <= recorded),
        (select count(*) from message m
            where m.campaign_id = c.campaign_id and m.published_on <= effective and m.recorded_at <= recorded),
        (select coalesce(sum(l.reach), 0)::bigint from (
            select distinct on (r.message_id) r.reach from reach r
            where r.campaign_id = c.campaign_id and r.effective_on <= effective and r.recorded_at <= recorded
            order by r.message_id, r.effective_on desc, r.position desc) l)
    from campaign c
    join (select t.campaign_id, (array_agg(t.status order by t.position desc))[1] as status,
              min(t.effective_on) filter (where t.status = 'ACTIVE') as launched_on,
              max(t.effective_on) filter (where t.status = 'CONCLUDED') as concluded_on
          from status t where t.effective_on <= effective and t.recorded_at <= recorded
          group by t.campaign_id) s using (campaign_id);
end;

create view lobbying as
select campaign_id, taken_on as on_day, minutes, spend, currency from action where minutes is not null
union all
select campaign_id, contacted_on, minutes, spend, currency from contact where minutes is not null;
