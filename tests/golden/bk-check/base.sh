# The repository that every case starts from, and what the case puts over it;
# bk-check must find nothing in it alone (case `clean`).
umask 077
cp -R "$TOP/tests/golden/bk-check/base" school
[ ! -d over ] || cp -R over/. school
chmod 700 school
cd school
BK_TODAY=2020-11-20; export BK_TODAY
