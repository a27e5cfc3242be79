"""One letter in its four forms: papers.py DIR NAME says where their texts
differ. The words of DIR/NAME.html, .docx, .txt and .pdf are compared: of html
and docx in their order; of text (where it is there) and pdf, whose lines cross
columns, all of them. Dots to write on, bullets and the numbers of pages are no words.

papers.py pages FILE.pdf prints how many pages the PDF has, by its own
structure.
"""
import collections
import html.parser
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def words(text):
    """A link is one word; a ticked box is none."""
    return re.findall(r"https://\S+|\w+", text.replace("[x]", " "))


def join_links(text):
    """A link that a page breaks over lines goes on to its paragraph's end."""
    return re.sub(r"https://wa\.me/.*?(?=\n\s*\n|\f|\Z)",
                  lambda link: re.sub(r"\s+", "", link.group()), text,
                  flags=re.S)


class Html(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        self.skip += tag in ("style", "title")
        self.text.append(" ")

    def handle_endtag(self, tag):
        self.skip -= tag in ("style", "title")
        self.text.append(" ")

    def handle_data(self, data):
        if not self.skip:
            self.text.append(data)


def of_html(path):
    page = Html()
    page.feed(open(path, encoding="utf-8").read())
    return words("".join(page.text))


def text_of(element):
    out = []
    for e in element.iter():
        if e.tag == W + "t":
            out.append(e.text or "")
        elif e.tag in (W + "p", W + "br", W + "tab"):
            out.append(" ")
    return "".join(out)


def of_docx(path):
    """Each section behind the header of its first page."""
    z = zipfile.ZipFile(path)
    rels = ET.fromstring(z.read("word/_rels/document.xml.rels"))
    target = {r.get("Id"): r.get("Target") for r in rels}
    out, section = [], []
    for e in ET.fromstring(z.read("word/document.xml"))[0]:
        section.append(text_of(e))
        s = e if e.tag == W + "sectPr" else e.find(f"{W}pPr/{W}sectPr")
        if s is None:
            continue
        for ref in s.findall(W + "headerReference"):
            part = z.read("word/" + target[ref.get(R + "id")])
            out.append(text_of(ET.fromstring(part)))
        out += section
        section = []
    return words(" ".join(out + section))


def of_pdf(path):
    """Without the foot of each page, which holds its number alone."""
    size = subprocess.run(["pdfinfo", path], capture_output=True, text=True,
                          check=True).stdout
    w, h = map(float, re.search(r"Page size: +(\S+) x (\S+)", size).groups())
    text = subprocess.run(
        ["pdftotext", "-layout", "-r", "72", "-x", "0", "-y", "0", "-W", str(int(w)),
         "-H", str(int(h) - 33), path, "-"], capture_output=True, text=True,
        check=True).stdout
    return words(join_links(text))


def differ(what, a, b, repeats=False):
    """A table that goes on has its head again: words that html has too."""
    if repeats and not b - a and set(a) == set(b):
        return 0
    if a == b:
        return 0
    print(f"{what}: only there {list((a - b).elements())[:12]}, "
          f"only in html {list((b - a).elements())[:12]}")
    return 1


def pages(path):
    return len(re.findall(rb"/Type /Page\b", open(path, "rb").read()))


def same(directory, name):
    path = f"{directory}/{name}."
    page = of_html(path + "html")
    count = collections.Counter(page)
    bad = not page
    docx = of_docx(path + "docx")
    if docx != page:
        at = next((i for i, (a, b) in enumerate(zip(docx, page)) if a != b),
                  min(len(docx), len(page)))
        print(f"docx: {docx[at:at + 8]}, html: {page[at:at + 8]}")
        bad = 1
    bad |= differ("pdf", collections.Counter(of_pdf(path + "pdf")), count,
                  pages(path + "pdf") > 1)
    if os.path.exists(path + "txt"):
        text = words(open(path + "txt", encoding="utf-8").read())
        bad |= differ("text", collections.Counter(text), count)
    return bad


if sys.argv[1] == "pages":
    print(pages(sys.argv[2]))
else:
    sys.exit(same(*sys.argv[1:]))
