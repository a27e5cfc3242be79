"""A directory, as it was and as it is, in memory."""
import hashlib
import os
import re

GIT = re.compile(r'(^|/)\.git(/|$)')


def of_git(path):
    return GIT.search(path) is not None


class Tree:
    """A directory that is looked at, and put back as it was, again and again.

    What a path is: (mode, bytes), the bytes of a symbolic link being where it
    goes, and None those of a directory. A file is read again only where its
    inode, size or times (that of the inode cannot be set) are not as they were.
    """

    def __init__(self, top):
        self.top = top
        self.known = {}             # path: (signature, what)
        self.start = self.look()

    def look(self):
        """{path: what} of all that is below."""
        known, todo = {}, ['']
        while todo:
            d = todo.pop()
            with os.scandir(os.path.join(self.top, d)) as entries:
                for e in entries:
                    path = os.path.join(d, e.name)
                    known[path] = self.one(path, e)
                    if known[path][1][1] is None:
                        todo.append(path)
        self.known = known
        self.now = {path: what for path, (_, what) in known.items()}
        return self.now

    def one(self, path, e):
        st = e.stat(follow_symlinks=False)
        if e.is_dir(follow_symlinks=False):
            return None, (st.st_mode, None)
        signature = (st.st_ino, st.st_size, st.st_mode, st.st_mtime_ns,
                     st.st_ctime_ns)
        old = self.known.get(path)
        if old and old[0] == signature:
            return old
        if e.is_symlink():
            held = os.fsencode(os.readlink(e.path))
        else:
            with open(e.path, 'rb') as f:
                held = f.read()
        return signature, (st.st_mode, held)

    def state(self, of=lambda path: True):
        """What tells the tree from all others, as it was last looked at."""
        h = hashlib.sha256()
        for path in sorted(filter(of, self.now)):
            mode, held = self.now[path]
            h.update(b'%s\0%o %d\0' % (os.fsencode(path), mode,
                                       -1 if held is None else len(held)))
            h.update(held or b'')
        return h.digest()

    def restore(self):
        now = self.look()
        for path in sorted(now, reverse=True):
            if now[path] != self.start.get(path):
                self.remove(path, now[path], self.start.get(path))
        for path in sorted(self.start):
            if self.now.get(path) != self.start[path]:
                self.put(path, *self.start[path])

    def remove(self, path, what, wanted):
        """Gone, but for a directory of which only the mode is another."""
        full = os.path.join(self.top, path)
        if what[1] is not None:
            os.unlink(full)
        elif not wanted or wanted[1] is not None:
            os.rmdir(full)

    def put(self, path, mode, held):
        full = os.path.join(self.top, path)
        if held is None:
            os.makedirs(full, exist_ok=True)
        elif mode >> 12 == 0o12:
            os.symlink(os.fsdecode(held), full)
            return
        else:
            with open(full, 'wb') as f:
                f.write(held)
        os.chmod(full, mode & 0o7777)
