create table survey (
    survey_id      uuid primary key,
    title          text not null,
    group_question text,
    groups         text[] not null,
    minimum_group  int not null,
    opened_on      date not null,
    opened_at      timestamptz not null,
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
    survey_id    uuid not null,
    position     bigint not null,
    tokens       int not null,
    effective_on date not null,
    recorded_at  timestamptz not null,
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

-- Surveys as they stood; what a closed one was answered is null while it is open.
create function survey_standing(effective date, recorded timestamptz)
    returns table (survey_id uuid, title text, group_question text, groups text[], minimum_group int, opened_on date,
        closed_on date, answered int, tokens bigint) language sql stable parallel safe
begin atomic
    select s.survey_id, s.title, s.group_question, s.groups, s.minimum_group, s.opened_on,
        case when s.closed_on <= effective and s.closed_at <= recorded then s.closed_on end,
        case when s.closed_on <= effective and s.closed_at <= recorded then s.answered end,
        (select coalesce(sum(i.tokens), 0) from issue i
            where i.survey_id = s.survey_id and i.effective_on <= effective and i.recorded_at <= recorded)
    from survey s
    where s.opened_on <= effective and s.opened_at <= recorded;
end;
