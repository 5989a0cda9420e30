create table campaign (
    campaign_id  uuid primary key,
    name         text not null,
    level        text not null,
    topic        text not null,
    status       text not null,
    drafted_on   date not null,
    launched_on  date,
    concluded_on date
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
    primary key (campaign_id, contact_id)
);
create table policy_position (
    campaign_id uuid not null,
    position_id uuid not null,
    holder      text not null,
    measure     text not null,
    stance      text not null,
    held_on     date not null,
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
    primary key (campaign_id, message_id)
);

-- How many a message had reached up to a day.
create table reach (
    campaign_id uuid not null,
    message_id  uuid not null,
    as_of       date not null,
    reach       bigint not null,
    primary key (campaign_id, message_id, as_of)
);
create table outcome (
    campaign_id uuid not null,
    outcome_id  uuid not null,
    outcome     text not null,
    description text not null,
    outcome_on  date not null,
    primary key (campaign_id, outcome_id)
);

-- What each message has reached by its latest count. Counts of several messages may be of the same people.
create view latest_reach as
select distinct on (campaign_id, message_id) campaign_id, message_id, reach
from reach order by campaign_id, message_id, as_of desc;

create view campaign_standing as
select c.*,
    (select count(*) from action a where a.campaign_id = c.campaign_id) as actions,
    (select count(*) from contact k where k.campaign_id = c.campaign_id) as contacts,
    (select count(*) from policy_position p where p.campaign_id = c.campaign_id) as positions,
    (select count(*) from message m where m.campaign_id = c.campaign_id) as messages,
    (select coalesce(sum(reach), 0)::bigint from latest_reach r where r.campaign_id = c.campaign_id) as reach
from campaign c;

create view lobbying as
select campaign_id, taken_on as on_day, minutes, spend, currency from action where minutes is not null
union all
select campaign_id, contacted_on, minutes, spend, currency from contact where minutes is not null;
