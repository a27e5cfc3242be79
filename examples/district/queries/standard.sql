-- The service standard: complaints that were answered in time, by school; those
-- that kept it in fewer than nine of ten, with their counts. A total of the
-- district stands last, from the counts, not from the percentages.
select term, coalesce(npsn, 'district') as npsn, school, n as in_time,
    "of" as due, value as percent
from figures
where measure = 'complaints.in_time.percent' and "of" > 0
    and (value < 90 or npsn is null)
order by term, npsn = 'district', npsn;
