-- Of whom is there no recap? What is said of a school rests on those there are.
-- One with no recaps at all shows as 0, not as a gap.
select term, count(*) as schools,
    count(*) filter (where value < 95) as below_95,
    sum(n)::bigint as with_a_recap, sum("of")::bigint as students,
    round(100 * sum(n) / sum("of"), 2) as percent
from figures
where measure = 'coverage' and npsn is not null
group by term order by term;
