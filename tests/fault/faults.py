#!/usr/bin/env python3
"""Every N of every call, failed, over every command on a small school.

	tests/fault/faults.py [--sample K] [--jobs N] [BUILD] [PATTERN...]

Each line of TAP is one command under one fault: `read:EIO`, `malloc:ENOMEM`,
`change:kill`. The N-th such call of the command is struck, for every N; with
--sample, for K of these alone, of which $SEED decides. A PATTERN keeps the
lines that contain it. After each of these runs this holds:

- no signal ended it, but for the one that was sent;
- each file is the old one or the new one, whole;
- exit 0 or 1 as ever: its output, its files and its words are as ever; exit 1
  where it was 0: the repository is changed, and it says what was lost;
- exit 2: no file is new, and nothing is on stdout;
- what it says is what it says without a fault, or names the fault, or is a
  sentence of what was done about it, and that is so;
- the same command once more, without a fault, does the whole work, and no
  temporary file is left. Where a run leaves every file, git's too, byte for
  byte as an earlier run of the same command left them, what comes next is
  known and not run again.
"""
import argparse
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tree  # noqa: E402  (tests/fault/tree.py)
import world  # noqa: E402  (tests/fault/world.py)

FAULTS = [
    'open:EIO', 'open:EMFILE', 'openat:EIO', 'openat:ENFILE', 'openat:EACCES',
    'read:EIO', 'read:EINTR', 'read:short', 'write:EIO', 'write:ENOSPC',
    'write:EINTR', 'write:short', 'fsync:EIO', 'rename:EIO', 'make:ENOSPC',
    'close:EIO', 'stat:EIO', 'stat:ENOMEM', 'list:EIO', 'mmap:ENOMEM',
    'fork:EAGAIN', 'exec:ENOMEM', 'lock:EINTR', 'malloc:ENOMEM',
    'change:kill', 'change:TERM', 'change:INT', 'change:HUP',
    # From the N-th call on: a disk that stays full, memory that is gone.
    'write:ENOSPC+', 'open:EMFILE+', 'malloc:ENOMEM+',
]

SENT = {'kill': 9, 'TERM': 15, 'INT': 2, 'HUP': 1}

NAMED = {
    'EIO': 'Input/output error', 'EMFILE': 'Too many open files',
    'ENFILE': 'Too many open files in system',
    'EACCES': 'Permission denied', 'ENOSPC': 'No space left on device',
    'ENOMEM': 'Cannot allocate memory|[Oo]ut of memory|as where memory is',
    'EAGAIN': 'Resource temporarily unavailable', 'EINTR': 'Interrupted',
}

# What may be said of the work when something failed elsewhere, and be true.
DONE_ABOUT = re.compile(
    'files put back as they were|cannot be put back: .*; the next run|'
    'not all is written, nor all put back|temporary files are left|'
    'an earlier run was cut short|the repository is changed all the same|'
    'git failed: |waiting for the lock|what came of it is not whole|'
    'signal [0-9]+ ended what makes it|what makes it gave up|'
    'report-[0-9]+.yaml: a report that is not recorded; what was written stays|'
    'bk-init: new: made ')
IN_BETWEEN = re.compile('not all is written, nor all put back')
NOTHING = re.compile('nothing (written|recorded|done|entered)|put back as they'
                     '|not changed')
UNTOUCHED = re.compile(r'([^ ]+): cannot write: .*old file is untouched')
RECORDED = re.compile('what was to be recorded is recorded')
# What somebody wrote in an editor is kept, and the next run names it.
KEPT = re.compile(r'(^|/)\.bk/report-[0-9]+\.yaml$')
TEMPORARY = re.compile(r'(^|/)\.[^/]*\.bk-[^/]*$|(^|/)\.bk(/|$)')


dice = random.Random()


class Bad(Exception):
    """What does not hold."""


class Run:
    """What came of one run: its status, its words, and the files."""

    def __init__(self, status, out, err, files):
        self.status, self.out, self.err = status, out, err
        self.files = files


class Bench:
    """One command and its directory, and what comes of it without a fault."""

    def __init__(self, school, command, build, top):
        self.command, self.build = command, build
        self.dir = os.path.join(top, 'work')
        self.seen = os.path.join(top, 'seen')
        self.clean = dict(school.env, **command.env)
        os.makedirs(top)
        school.prepare(command, self.dir)
        self.tree = tree.Tree(self.dir)
        self.heads = {}             # what HEAD holds, by what git's files are
        self.good = set()           # states from which the work was done
        self.before = self.files()
        self.wanted = self.run()
        if self.wanted.status != command.status:
            raise Bad('%s ends with %d: %s' % (
                command.name, self.wanted.status, self.wanted.err))
        self.told = set(self.wanted.err.splitlines())
        self.tree.restore()

    def forget(self):
        if os.path.exists(self.seen):
            os.remove(self.seen)

    def files(self):
        """Every file but git's own, and of git what HEAD holds."""
        found = {path: what[1] for path, what in self.tree.look().items()
                 if what[1] is not None and not tree.of_git(path)}
        if self.command.commits:
            found['(HEAD)'] = self.head()
        return found

    def head(self):
        key = self.tree.state(tree.of_git)
        if key not in self.heads:
            self.heads[key] = subprocess.run(
                ['git', '-C', self.command.commits, 'log', '--format=%T %s'],
                cwd=self.dir, capture_output=True).stdout
        return self.heads[key]

    def run(self, fault=None, at=0, told=None):
        env = self.clean
        if fault:
            env = dict(env, LD_PRELOAD=self.build + '/fault/shim.so',
                       BK_FAULT=fault.rstrip('+'), BK_FAULT_AT=str(at),
                       BK_FAULT_PROGRAM=self.command.program,
                       BK_FAULT_SEEN=self.seen, BK_FAULT_PATIENCE='60')
            if told:
                env['BK_FAULT_COUNT'] = told
            if fault.endswith('+'):
                env['BK_FAULT_ON'] = '1'
        try:
            r = subprocess.run(self.command.argv, env=env, cwd=self.dir,
                               stdin=subprocess.DEVNULL, timeout=120,
                               capture_output=True, close_fds=False)
        except subprocess.TimeoutExpired:
            return Run(-99, b'', 'it hangs', self.files())
        return Run(r.returncode, r.stdout,
                   r.stderr.decode('utf-8', 'replace'), self.files())

    # --- what must hold ---------------------------------------------------

    def age(self, files, under=''):
        """'old', 'new', 'both', or 'same' where nothing is to change."""
        ages = set()
        for path in set(files) | set(self.before) | set(self.wanted.files):
            if TEMPORARY.search(path) or not path.startswith(under):
                continue
            now = files.get(path)
            old, new = self.before.get(path), self.wanted.files.get(path)
            if now == old == new:
                continue
            if now not in (old, new):
                raise Bad('%s is neither old nor new' % path)
            ages.add('old' if now == old else 'new')
        return ages.pop() if len(ages) == 1 else 'both' if ages else 'same'

    def judge(self, r, error):
        age = self.age(r.files)
        if r.status < 0:
            if SENT.get(error) != -r.status:
                raise Bad('ended by signal %d' % -r.status)
            return age
        if error in SENT and r.status not in (self.wanted.status, 2,
                                              128 + SENT[error]):
            raise Bad('status %d after the signal' % r.status)
        if r.status >= 2:
            if age not in ('old', 'same') and not self.command.many and \
                    not IN_BETWEEN.search(r.err):
                raise Bad('exit %d, and files are %s' % (r.status, age))
            if r.out and not error == 'short' and r.out != self.wanted.out[
                    :len(r.out)]:
                raise Bad('exit %d, and an answer of its own' % r.status)
        elif r.status == self.wanted.status and set(
                r.err.splitlines()) == self.told:
            if age not in ('new', 'same'):
                raise Bad('exit %d, and files are %s' % (r.status, age))
            if r.out != self.wanted.out:
                raise Bad('exit %d, and another output%s' % (
                    r.status, self.difference(r.out)))
        elif r.status == 0 and r.out != self.wanted.out:
            raise Bad('exit 0, and another output' + self.difference(r.out))
        elif age not in ('new', 'same') and not (
                RECORDED.search(r.err) and
                self.age(r.files, 's/') in ('new', 'same')):
            raise Bad('exit %d, and files are %s' % (r.status, age))
        self.judge_words(r, error, age)
        return age

    def difference(self, out):
        return ''.join('\n' + x.decode('utf-8', 'replace') for x in
                       set(out.splitlines()) ^
                       set(self.wanted.out.splitlines()))[:400]

    def judge_words(self, r, error, age):
        said = [x for x in r.err.splitlines() if x not in self.told]
        if r.status >= 2 and error not in SENT and not said:
            raise Bad('exit %d without a word' % r.status)
        if self.wanted.status < r.status == 1 and not said:
            raise Bad('exit 1 without a word')
        for line in said:
            if not (error in NAMED and re.search(NAMED[error], line) or
                    DONE_ABOUT.search(line)):
                raise Bad('a sentence that the fault does not explain')
            untouched = UNTOUCHED.search(line)
            if untouched:
                path = untouched.group(1)
                if not TEMPORARY.search(path) and \
                        r.files.get(path) != self.before.get(path):
                    raise Bad(path + ' is said to be untouched')
            elif NOTHING.search(line) and age not in ('old', 'same'):
                raise Bad('nothing is said to be written, and files are ' +
                          age)

    def go_on(self, age):
        """The next run, without a fault, finds or does the whole work."""
        left = self.tree.state()
        if left not in self.good:
            self.finish(age)
            self.good.add(left)

    def finish(self, age):
        if age != 'new' and self.command.settle:
            subprocess.run(self.command.settle, env=self.clean, cwd=self.dir,
                           stdin=subprocess.DEVNULL, capture_output=True)
            age = self.age(self.files())
            if age == 'both' and not self.command.many:
                raise Bad('half of the files are new, for ever')
        if age != 'new' or not self.command.settle:
            r = self.run()
            for _ in range(60):     # a git that outlived its caller
                if 'index is locked' not in r.err:
                    break
                time.sleep(1)
                r = self.run()
        else:
            r = Run(self.wanted.status, self.wanted.out, '', None)
            subprocess.run(self.command.settle, env=self.clean, cwd=self.dir,
                           stdin=subprocess.DEVNULL, capture_output=True)
        if r.status != self.wanted.status or r.out != self.wanted.out:
            raise Bad('cannot be run again: status %d: %s' % (
                r.status, r.err))
        files = self.files()
        if self.age(files) not in ('new', 'same'):
            raise Bad('run again, and not done')
        left = [p for p in files if TEMPORARY.search(p) and
                not KEPT.search(p) and p not in self.wanted.files]
        if left:
            raise Bad('left: ' + ' '.join(left))

    def strike(self, fault, at):
        """Does the fault happen? What does not hold is raised."""
        self.forget()
        r = self.run(fault, at)
        if not os.path.exists(self.seen):
            self.tree.restore()
            if r.status != self.wanted.status:
                raise Bad('fails without a fault: ' + r.err)
            return False
        error = fault.rstrip('+').split(':')[1]
        try:
            try:
                age = self.judge(r, error)
            except Bad as e:
                raise Bad('%s (status %d)\n%s' % (e, r.status, r.err))
            if self.command.writes:
                self.go_on(age)
            elif age == 'both':
                raise Bad('a reader that writes')
        finally:
            self.tree.restore()
        return True

    def counts(self):
        """How many calls of each kind the command makes."""
        told = self.seen + '.count'
        self.forget()
        self.run('open:EIO', 0, told)
        self.tree.restore()
        made = {}
        with open(told, encoding='ascii') as f:
            for line in f:
                call, n = line.split()
                made[call] = max(made.get(call, 0), int(n))
        os.remove(told)
        return made


def places(fault, made, sample):
    """The N that are struck: all, or some that hang on the seed alone."""
    n = made.get(fault.split(':')[0], 0)
    if not sample or n <= sample:
        return range(1, n + 1)
    return sorted({n} | {1 + dice.randrange(n) for _ in range(sample - 1)}) \
        if sample > 1 else [1 + dice.randrange(n)]


class Shop:
    """What a process strikes with: a bench for each command, when asked."""

    def __init__(self, school, build, top):
        self.school, self.build, self.top = school, build, top
        self.benches = {}

    def bench(self, i):
        if i not in self.benches:
            self.benches[i] = Bench(
                self.school, world.COMMANDS[i], self.build, os.path.join(
                    self.top, '%d-%d' % (os.getpid(), i)))
        return self.benches[i]


shop = None


def strike(task):
    """(how many are struck, complaints) of a command's calls `ats`."""
    i, fault, ats = task
    struck, bad = 0, []
    bench = shop.bench(i)
    for at in ats:
        try:
            if not bench.strike(fault, at):
                continue
        except Bad as e:
            bad.append('at %d: %s' % (at, e))
        struck += 1
    return struck, bad


def tasks(a):
    """[(command, fault, calls)] in parts of which each is some seconds."""
    found = []
    for i, command in enumerate(world.COMMANDS):
        wanted = [f for f in FAULTS if not a.pattern or any(
            x in command.name + ' ' + f for x in a.pattern)]
        made = shop.bench(i).counts() if wanted else {}
        for fault in wanted:
            ats = list(places(fault, made, a.sample))
            found += [(i, fault, ats[k:k + 200])
                      for k in range(0, len(ats), 200)]
    return found


class Tally:
    """The lines of TAP: parts of one command and fault are one line."""

    def __init__(self):
        self.n = self.total = self.failed = 0
        self.name, self.struck, self.bad = None, 0, []

    def add(self, name, struck, bad):
        if name != self.name:
            self.line()
            self.name, self.struck, self.bad = name, 0, []
        self.struck += struck
        self.bad += bad

    def line(self):
        if not self.struck and not self.bad:
            return
        self.n += 1
        self.total += self.struck
        self.failed += len(self.bad)
        print('%s %d - %s: %d struck' % (
            'not ok' if self.bad else 'ok', self.n, self.name, self.struck))
        for what in self.bad[:4]:
            print('# ' + what.replace('\n', '\n#\t'))
        if len(self.bad) > 4:
            print('# and %d more' % (len(self.bad) - 4))
        sys.stdout.flush()


def pinned():
    """What a user's own settings are must not count."""
    for name in list(os.environ):
        if name.startswith(('BK_', 'GIT_', 'LC_', 'LANG')):
            del os.environ[name]
    os.environ.update(LC_ALL='C', TZ='UTC', GIT_CONFIG_NOSYSTEM='1',
                      GIT_CONFIG_GLOBAL='/dev/null')
    for who in 'AUTHOR', 'COMMITTER':
        os.environ.update({
            'GIT_%s_NAME' % who: 'bk',
            'GIT_%s_EMAIL' % who: 'bk@example.invalid',
            'GIT_%s_DATE' % who: '2020-09-30T07:00:00Z'})


def main():
    global shop
    p = argparse.ArgumentParser()
    p.add_argument('--sample', type=int, default=0)
    p.add_argument('--jobs', type=int, default=1)
    p.add_argument('build', nargs='?', default='build/release')
    p.add_argument('pattern', nargs='*')
    a = p.parse_intermixed_args()
    dice.seed(os.environ.get('SEED', '15'))
    pinned()
    tally = Tally()
    shm = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR', shm)) as top:
        build = os.path.abspath(a.build)
        shop = Shop(world.World(top, build), build, top)
        todo = tasks(a)
        shop.benches.clear()        # each process has its own
        with multiprocessing.get_context('fork').Pool(a.jobs) as pool:
            for (i, fault, _), (struck, bad) in zip(
                    todo, pool.imap(strike, todo)):
                tally.add('%s, %s' % (world.COMMANDS[i].name, fault), struck,
                          bad)
    tally.line()
    print('# %d faults, %d badly survived' % (tally.total, tally.failed))
    print('1..%d' % tally.n)
    return 1 if tally.failed else 0


if __name__ == '__main__':
    sys.exit(main())
