-- The lines of bk-stats -f csv --by school, as they are: read before the others.
-- An npsn is no number, and a hidden value (*) no value.
create or replace view figures as
select term, key as school, measure, try_cast(value as double) as value,
    low, high, n, "of", npsn
from read_csv('figures.csv', types = {'npsn': 'VARCHAR'});
