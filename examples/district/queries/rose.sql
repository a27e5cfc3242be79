-- Which schools rose? The share of students with a problem is higher than in the
-- term before, by more than chance: the interval of the change lies above 0.
select term, npsn, school, value as points, low, high
from figures
where measure = 'with_problem.change' and npsn is not null and low > 0
order by term, npsn;
