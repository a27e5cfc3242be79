"""The small school of the fault tests, and the commands that run on it."""
import os
import shutil
import subprocess

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


class Command:
    """One command line, and what is to be known of it."""

    def __init__(self, name, line, status=0, school='small', writes=True,
                 commits=None, settle=None, many=False, env=None):
        self.name, self.argv = name, line.split()
        self.program = self.argv[0]
        self.status, self.school = status, school
        self.writes = writes        # files change: a fresh copy each time
        self.commits = commits      # the repository whose HEAD counts
        # A run with nothing to do, that ends what was cut short; without one
        # the command itself is run again.
        self.settle = settle.split() if settle else None
        self.many = many            # several files, of no one transaction
        self.env = dict({'BK_TODAY': '2020-09-30'}, **(env or {}))


IDLE = 'bk-triage -C s -w nothing'
RECORD = 'bk-record -C s 70103 summons did_not_come --by bk1'
# What the school's README says of the student is left, and said.
ERASE = 'bk-record -C s 70103 erase --by bk1'

COMMANDS = [
    Command('check', 'bk-check -C s', 1, writes=False),
    Command('privacy', 'bk-check -C s --privacy', 1, writes=False),
    Command('ingest csv', 'bk-ingest -C s -j1 log.csv', 1, writes=False),
    Command('ingest xlsx', 'bk-ingest -j1 log.xlsx', 1, writes=False,
            env={'BK_TODAY': '2027-06-30'}),
    Command('ingest write', 'bk-ingest -C s -j1 -w log.csv', 1, settle=IDLE),
    Command('ingest rejects', 'bk-ingest -C s -j1 --rejects r.csv log.csv', 1,
            many=True),
    Command('triage', 'bk-triage -C s docs.yaml -o opened.yaml'),
    Command('triage write', 'bk-triage -C s -w docs.yaml', settle=IDLE),
    Command('triage commit', 'bk-triage -C s --commit docs.yaml', commits='s',
            settle=IDLE),
    Command('advance', 'bk-triage -C s --advance -w', settle=IDLE),
    Command('record', RECORD, settle=IDLE),
    Command('record commit', RECORD + ' --commit', commits='s', settle=IDLE),
    Command('record batch', 'bk-record -C s --batch batch.csv', settle=IDLE),
    Command('erase', ERASE, 1, settle=IDLE),
    Command('erase commit', ERASE + ' --commit', 1, commits='s', settle=IDLE),
    Command('report data', 'bk-report -C s student-data 70103 -o a.html'),
    Command('merge', 'bk-merge-case base ours theirs', writes=True),
    Command('report recap', 'bk-report -C s recap -o a.xlsx'),
    Command('report worklist', 'bk-report -C s worklist -o a.xlsx'),
    Command('report overdue', 'bk-report -C s overdue', writes=False),
    Command('report dashboard', 'bk-report -C s dashboard -f text',
            writes=False),
    Command('report html', 'bk-report -C s summons 70103 -f html -o a.html'),
    Command('report docx', 'bk-report -C s summons 70103 -f docx -o a.docx'),
    Command('report pdf', 'bk-report -C s summons 70103 -f pdf -o a.pdf'),
    Command('schedule', 'bk-schedule -C s -w --ics v.ics', 1, school='visits',
            settle=IDLE,
            many=True, env={'BK_TODAY': '2020-10-01'}),
    Command('stats', 'bk-stats -C s -f json', writes=False),
    Command('stats yaml', 'bk-stats -C s', writes=False),
    Command('stats xlsx', 'bk-stats -C s -f xlsx -o a.xlsx'),
    Command('roster commit', 'bk-ingest -C s -j1 --as roster --term '
            '2020-2021-1 --commit siswa.csv', commits='s', settle=IDLE),
    Command('report number', 'bk-report -C s summons 70103 -w -o a.html',
            many=True, settle=IDLE),
    Command('restrict', 'bk-record -C s 70103 restrict --by bk1 --note x',
            settle=IDLE),
    Command('edit', 'bk-record -C s 70103 visit met --by bk1 --edit',
            settle=IDLE, env={'EDITOR': 'touch'}),
    Command('merge erased', 'bk-merge-case none sums1 sums2', writes=True),
    Command('init', 'bk-init new --name X --counsellor Y', many=True),
]

ROSTER = '''NIS,Nama,L/P,Kelas
70103,"Citra, Dewi",P,VII-A
70177,Made Wirawan,L,VII-A
'''

SUMS = '''---
kind: stats
terms: [2020-2021-1]
groups:
  - term: 2020-2021-1
    grade: "VII"
    class: "VII-A"
    students: 1
erasures: ["%s"]
'''

FONTS = '''<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>%s</dir><cachedir>/var/cache/fontconfig</cachedir></fontconfig>
'''

LOG = '''nis,nama,kelas,mapel,tanggal,status
70101,,,Fisika,2020-09-28,A
70103,,,Fisika,2020-09-28,H
99999,,,Fisika,2020-09-28,H
'''

REFERRAL = '''---
kind: referral
nis: "%s"
date: 2020-09-28
by: bk1
rule: economic
'''

BATCH = '''nis,tanggal,langkah,hasil,petugas
70103,2020-09-30,summons,did_not_come,bk1
'''


class World:
    """Makes the directories that commands start in."""

    def __init__(self, top, build):
        self.top = os.path.join(top, 'schools')
        self.env = dict(os.environ, PATH=build + ':' + os.environ['PATH'],
                        TOP=TOP, BK_TODAY='2020-09-30')
        os.makedirs(self.top)
        self.fonts()
        small, visits = (os.path.join(self.top, d) for d in
                         ('small', 'visits'))
        os.mkdir(small)
        os.mkdir(visits)
        shutil.copytree(TOP + '/tests/school/small', small + '/s')
        self.sh('sh "$TOP/tests/docs/visits.sh" && mv sman1 s', visits)
        for d in small, visits:
            self.sh('git init -q -b main && git add . && '
                    'git commit -q -m start && rm -rf .git/hooks', d + '/s')
        self.inputs(small)
        shutil.copy(small + '/nothing', visits)

    def fonts(self):
        """The fonts that are needed alone, not all that a machine has.

        Most calls of a PDF are those of fontconfig reading its fifty files.
        """
        font = subprocess.run(
            ['fc-match', '-f', '%{file}', 'Liberation Serif'],
            capture_output=True, text=True, check=False).stdout
        if font:
            self.env['FONTCONFIG_FILE'] = self.top + '/fonts.conf'
            with open(self.top + '/fonts.conf', 'w') as f:
                f.write(FONTS % os.path.dirname(font))

    def sh(self, script, d):
        subprocess.run(['sh', '-c', script], cwd=d, env=self.env, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def inputs(self, d):
        """What the commands read, beside the school."""
        def put(name, text):
            with open(os.path.join(d, name), 'w') as f:
                f.write(text)

        put('log.csv', LOG)
        put('docs.yaml', ''.join(REFERRAL % n for n in ('70102', '70104')))
        put('batch.csv', BATCH)
        put('nothing', '')
        put('siswa.csv', ROSTER)
        put('none', '')
        for i, mark in enumerate(('aaaaaaaa', 'bbbbbbbb')):
            put('sums%d' % (i + 1), SUMS % mark)
        shutil.copy(TOP + '/tests/golden/bk-ingest/log/workbook/absensi.xlsx',
                    d + '/log.xlsx')
        case = 's/cases/2020-2021-1/70103.yaml'
        self.sh('''cp %s base
            bk-record -C s 70103 note --by bk1 --note satu && mv %s ours
            cp base %s
            bk-record -C s 70103 note --by bk2 --note dua && mv %s theirs
            cp base %s''' % ((case,) * 5), d)

    def prepare(self, command, to):
        shutil.copytree(os.path.join(self.top, command.school), to,
                        symlinks=True)
