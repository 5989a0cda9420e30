create table survey (
    survey_id      uuid primary key,
    title          text not null,
    group_question text,
    groups         text[] not null,
    minimum_group  int not null,
    opened_on      date not null,
    closed_on      date,
    closed_at      timestamptz, -- as are all answers
    answered       int -- null while it is open
);
create table item (
    survey_id uuid not null,
    number    int not null,
    code      text not null,
    version   int not null,
    text      text not null,
    primary key (survey_id, code)
);
create index on item (code, version);
create table issue (
    survey_id uuid not null,
    position  bigint not null,
    tokens    int not null,
    primary key (survey_id, position)
);
create table answer (
    survey_id  uuid not null,
    position   bigint not null,
    code       text not null,
    group_name text, -- null where none was recorded
    favourable boolean not null,
    primary key (survey_id, position, code)
);

-- What was answered to each item, in each group and in none.
create view answered_in as
select survey_id, code, group_name, count(*)::int as n, count(*) filter (where favourable)::int as favourable
from answer group by survey_id, code, group_name;
