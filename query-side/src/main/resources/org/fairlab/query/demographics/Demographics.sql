create table participant (
    participant_id    uuid primary key,
    origin            text not null,
    standard          text, -- null without answers
    race              text[] not null default '{NOT_ASKED}',
    sex               text not null default 'NOT_ASKED',
    disability        text not null default 'NOT_ASKED',
    veteran           text not null default 'NOT_ASKED',
    first_generation  text not null default 'NOT_ASKED',
    rural_background  text not null default 'NOT_ASKED',
    disadvantage      text not null default 'NOT_ASKED',
    disadvantage_test text,
    answered_on       date
);

-- One group per participant and dimension, so that groups add up to the whole: several races are one group, and a race
-- is named with the standard that it is a category of. See Group.java.
create view grouped as
select participant_id, origin,
    case when race <@ '{DECLINED,NOT_ASKED,UNKNOWN}' then race[1]
         when cardinality(race) > 1 then standard || ':MULTIRACIAL_OR_MULTIETHNIC'
         else standard || ':' || race[1] end as race,
    sex
from participant;
