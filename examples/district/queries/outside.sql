-- Which schools differ from all by more than 998 of 1,000 would by chance? They
-- are to be looked at, in the order of their npsn: no league table.
select term, npsn, school, measure, value, low, high
from figures
where measure like '%.funnel998' and (value < low or value > high)
order by term, npsn, measure;
