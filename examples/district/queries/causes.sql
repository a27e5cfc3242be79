-- Why? How many students each cause is named of, in the district, term by term,
-- and in how many schools; a student may have several.
select replace(measure, 'cause.', '') as cause,
    sum(value) filter (where term = '2020-2021-1')::bigint as term_1,
    sum(value) filter (where term = '2020-2021-2')::bigint as term_2,
    count(distinct npsn) as schools
from figures
where measure like 'cause.%' and npsn is not null
group by cause order by term_1 + term_2 desc, cause;
