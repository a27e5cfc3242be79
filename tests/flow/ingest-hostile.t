# Hostile exports: a message, exit 2 or 1, bounded memory.
. "$TOP/tests/flow/tap.sh"

# A sanitizer needs room of its own; the plain build is held to 96 MiB.
case $BUILD in *san) limit=unlimited;; *) limit=98304;; esac
# glibc sets 64 MiB of addresses aside for a thread, where it happens to find
# them; that is no memory, but counts as such here.
MALLOC_ARENA_MAX=1; export MALLOC_ARENA_MAX
bounded() { (ulimit -v "$limit"; exec "$@"); }
head='nis,nama,kelas,mapel,tanggal,status'
row() { printf '%s,Ani,X,Fisika,2020-09-%s,H\n' "$1" "$2"; }
fill() { head -c "$1" /dev/zero | tr '\0' "$2"; }
sessions() { sed -n 's/^totals: {sessions: \([0-9]*\).*/\1/p'; }

{ echo $head; row 1 01; fill 30000000 x; echo; row 1 02; } >line.csv
status_is 'a line of 30 MB: exit 1' 1 bounded bk-ingest -j2 line.csv
is 'its place is named' "$(grep -c 'line.csv:3: a line of more than' \
    tap.err)" 1
is 'the rows around it count' "$(sessions <tap.out)" 2
status_is 'from a pipe too' 1 sh -c 'cat line.csv | bk-ingest -j1'
is 'with the same rows' "$(sessions <tap.out)" 2

fill 30000000 x >one.csv
status_is 'nothing but a line: exit 2' 2 bounded bk-ingest one.csv
is 'and no output' "$(cat tap.out)" ''

{ echo $head; row 1 01; printf '2,"'; i=0
  while [ $i -lt 60000 ]; do row 3 01; i=$((i + 1)); done; row 1 02
} >quote.csv
status_is 'a quote that is never closed: exit 1' 1 \
    bounded bk-ingest quote.csv
is 'costs one line' "$(grep -c 'quote.csv:3: quotes do not match' \
    tap.err) $(sessions <tap.out | tr '\n' ' ')" '1 2 1 '

{ echo $head; row 1 01; fill 1000000 ,; echo x; row 1 02; } >columns.csv
status_is 'a million columns: exit 1' 1 bounded bk-ingest columns.csv
is 'its place is named' "$(grep -c 'columns.csv:3: ' tap.err)" 1

{ echo $head; row 1 01; printf '2,A\0B,X,Fisika,2020-09-01,H\n'; } >nul.csv
status_is 'NUL bytes: exit 2' 2 bounded bk-ingest nul.csv
is 'and no output' "$(cat tap.out)" ''

{ echo $head; i=0
  while [ $i -lt 60000 ]; do row 1 01; i=$((i + 1)); done
  printf '2,A\0B,X,Fisika,2020-09-01,H\n'; row 1 02; } >late.csv
status_is 'NUL bytes far down: exit 1' 1 bounded bk-ingest late.csv
is 'its place is named' \
    "$(grep -c 'late.csv:60002: control characters' tap.err)" 1

{ echo $head; row ../../x 01; row .git/config 01; row -rf 01; } >path.csv
ok 'identifiers that look like paths' bk-ingest path.csv
is 'stay what they are' "$(grep -c '^nis: "' tap.out)" 3
esc=$(printf '\033')
{ echo $head; printf '1,Ani\033[2J,X,Fisika,2020-09-01,H\n'; row 1 01
  printf '1,Ani,X,Fisika,\033[31m,H\n'; } >esc.csv
status_is 'escape sequences: exit 1' 1 bk-ingest esc.csv
is 'never reach the terminal' "$(grep -c "$esc" tap.err)" 0
status_is 'a full disk is noticed' 2 sh -c 'bk-ingest path.csv >/dev/full'
done_testing
