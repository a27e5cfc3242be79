/* The papers of bk-report: templates, letterheads, pages. */
#include <stdlib.h>
#include <string.h>

#include "docx.h"
#include "html.h"
#include "io.h"
#include "letterhead.h"
#include "msg_base.h"
#include "msg_cmd.h"
#include "msg_report.h"
#include "near.h"
#include "newfile.h"
#include "pdf.h"
#include "report-paper.h"
#include "utf8.h"

/* --- the letterhead's image --------------------------------------------- */

static const char *
mime_of(const char *file)
{
	const char *dot = strrchr(file, '.');

	if (dot && (strcmp(dot, ".jpg") == 0 || strcmp(dot, ".jpeg") == 0))
		return "image/jpeg";
	return dot && strcmp(dot, ".svg") == 0 ? "image/svg+xml" :
	    "image/png";
}

/* As a data: URL, so that a page is one file; or as it is, for a flow. */
static void
take_image(struct bk_report_paper *p, const char *file, struct bk_str bytes)
{
	struct bk_arena *a = &p->r->cmd->arena;
	struct bk_flow_image *im = bk_arena_zalloc(a, sizeof(*im));
	struct bk_buf url = BK_BUF_INIT;

	if (p->way == BK_REPORT_HTML) {
		bk_html_data_url(&url, mime_of(file), bytes);
		p->image = bk_arena_strdup(a, url.p);
		bk_buf_free(&url);
	}
	bytes.p = bk_arena_dup(a, bytes.p, bytes.n, 1);
	if (bytes.n && bk_flow_image(im, bytes) == 0)
		p->picture = im;
	else if (p->way != BK_REPORT_HTML)
		bk_diag(&p->r->cmd->diag, &bk_msg_image_form, "school.yaml", 0,
		    "%.60s", file);
}

/*
 * What docx and pdf take in the place of a drawing, kop.svg: the picture that
 * lies beside it, kop.png. The drawing itself where there is none.
 */
static const char *
picture_of(struct bk_report_paper *p, const char *file)
{
	struct bk_cmd *cmd = p->r->cmd;
	size_t n = strlen(file);
	struct bk_buf bytes = BK_BUF_INIT;
	const char *png;
	int found;

	if (p->way == BK_REPORT_HTML || n < 5 ||
	    strcmp(file + n - 4, ".svg") != 0)
		return file;
	png = bk_arena_printf(&cmd->arena, "%.*s.png", (int)n - 4, file);
	found = bk_repo_read(&cmd->repo, png, &bytes, &cmd->diag);
	bk_buf_free(&bytes);
	return found == 0 ? png : file;
}

static void
find_image(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;
	const char *file = bk_letterhead_of(&cmd->settings.school,
	    &cmd->arena).image;
	struct bk_buf bytes = BK_BUF_INIT;
	int found;

	if (!file)
		return;
	file = picture_of(p, file);
	found = bk_repo_read(&cmd->repo, file, &bytes, &cmd->diag);
	if (found == 0)
		take_image(p, file, bk_buf_str(&bytes));
	else if (found > 0)
		bk_diag(&cmd->diag, &bk_msg_no_image, "school.yaml", 0,
		    "%.60s", file);
	bk_buf_free(&bytes);
}

/* --- templates ---------------------------------------------------------- */

/* A file of templates/: 1 and its bytes in the arena; 0: none; -1: reported. */
static int
own_template(struct bk_report_paper *p, const char *ending,
    struct bk_str *bytes, const char **path)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_buf b = BK_BUF_INIT;
	int r;

	*path = bk_arena_printf(&cmd->arena, "templates/%s.%s",
	    p->form->name, ending);
	r = bk_repo_read(&cmd->repo, *path, &b, &cmd->diag);
	if (r == 0)
		*bytes = (struct bk_str){ bk_arena_strndup(&cmd->arena, b.p,
		    b.n), b.n };
	bk_buf_free(&b);
	*path = bk_repo_show(&cmd->repo, &cmd->arena, *path);
	return r < 0 ? -1 : r == 0;
}

/* The school's own text, where it has one. */
static int
find_template(struct bk_report_paper *p)
{
	enum bk_lang lang = p->r->cmd->lang;
	struct bk_str own;
	const char *path;
	int r = own_template(p, "letter", &own, &path);

	p->template = p->form->template[lang];
	p->file = p->form->file[lang];
	if (r <= 0)
		return r;
	if (memchr(own.p, '\0', own.n) ||	/* UTF-16, most likely */
	    !bk_utf8_valid(own.p, own.n, NULL)) {
		bk_diag(&p->r->cmd->diag, &bk_msg_template, path, 0,
		    "not UTF-8 text");
		return -1;
	}
	p->template = own.p;
	p->file = path;
	return 0;
}

/*
 * A form of one's own that is there in another form, with macros or of another
 * program, is not left alone in silence: 0, or reported and -1.
 */
static int
refuse_others(struct bk_report_paper *p)
{
	static const char *const others[] = { "docm", "dotx", "dotm", "doc",
		"odt", "rtf" };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct bk_str bytes;
		const char *path;
		int r = own_template(p, others[i], &bytes, &path);

		if (r > 0)
			bk_diag(&p->r->cmd->diag, &bk_msg_template, path, 0,
			    "save it as .docx");
		if (r)
			return -1;
	}
	return 0;
}

/*
 * The school's own Word file is filled in for docx. It yields no other form,
 * which is reported; nor is a model of ours made from it.
 */
static int
find_document(struct bk_report_paper *p)
{
	struct bk_str own;
	const char *path;
	int r;

	if (p->way == BK_REPORT_TEXT || p->r->model)
		return 0;
	r = own_template(p, "docx", &own, &path);
	if (r <= 0)
		return r == 0 && p->way == BK_REPORT_DOCX ?
		    refuse_others(p) : r;
	if (p->way != BK_REPORT_DOCX) {
		bk_diag(&p->r->cmd->diag, &bk_msg_own_docx, path, 0, NULL);
		return 0;
	}
	p->way = BK_REPORT_OWN;
	p->docx = own;
	p->file = path;
	return 0;
}

/* The letters that once had this name, or whose name is near it. */
static const char *
meant_by(const struct bk_report_paper *p, struct bk_str name)
{
	struct bk_arena *a = &p->r->cmd->arena;
	const char *list = NULL;

	for (const struct bk_letters_form *f = bk_letters_all; f->name; f++) {
		struct bk_str known = bk_str(f->name);
		bool part = known.n > name.n && known.p[name.n] == '-' &&
		    memcmp(known.p, name.p, name.n) == 0;

		if (part || bk_near(name, known))
			list = list ? bk_arena_printf(a, "%s, %s", list,
			    f->name) : f->name;
	}
	return list;
}

/* Report templates that no letter is made from: a slip, or an old name. */
static int
check_names(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_repo_list files;

	if (bk_repo_list_all(&cmd->repo, "templates", &cmd->arena, &files,
	    &cmd->diag) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++) {
		const char *name = files.path[i] + strlen("templates/");
		const char *dot = strrchr(name, '.'), *meant;
		struct bk_str base = { name, dot ? (size_t)(dot - name) : 0 };

		if (!dot || (strcmp(dot, ".letter") != 0 &&
		    strcmp(dot, ".docx") != 0) || *name == '~' ||
		    bk_letters_find(bk_arena_strndup(&cmd->arena, base.p,
		    base.n)))
			continue;
		meant = meant_by(p, base);
		bk_diag(&cmd->diag, &bk_msg_no_such_letter, bk_repo_show(
		    &cmd->repo, &cmd->arena, files.path[i]), 0, meant ?
		    "perhaps %s" : NULL, meant);
	}
	return 0;
}

/* --- a page ------------------------------------------------------------- */

static enum bk_report_way
way_of(const struct bk_report *r)
{
	static const struct {
		const char		*form;
		enum bk_report_way	 way;
	} ways[] = { { "html", BK_REPORT_HTML }, { "docx", BK_REPORT_DOCX },
		{ "pdf", BK_REPORT_PDF } };

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (bk_report_form(r, ways[i].form))
			return ways[i].way;
	return BK_REPORT_TEXT;
}

static void
open_page(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;

	if (p->way == BK_REPORT_HTML)
		bk_page_begin(&cmd->out, &p->page);
	p->flow = bk_page_flow(&p->page, cmd->today, &cmd->arena);
	p->n = 0;
	p->own = NULL;
}

/* A document with no letter in it says so. */
static void
fill_up(struct bk_report_paper *p)
{
	if (p->flow.sheet)
		return;
	bk_flow_sheet(&p->flow);
	bk_flow_put(&p->flow, BK_FLOW_TITLE, p->page.title);
	bk_flow_put(&p->flow, BK_FLOW_BODY, p->page.lang == BK_LANG_ID ?
	    "Tidak ada." : "None.");
}

static int
close_page(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;
	/* browsers set lines wider apart */
	double scale = p->r->model ? 1 : bk_flow_fit(&p->flow,
	    p->way == BK_REPORT_HTML ? 0.88 : BK_FLOW_FULL);

	switch (p->way) {
	case BK_REPORT_HTML:
		bk_page_tighten(&cmd->out, scale);
		bk_page_end(&cmd->out);
		return 0;
	case BK_REPORT_DOCX:
		fill_up(p);
		return bk_docx_write(&cmd->out, &p->flow, &cmd->diag);
	case BK_REPORT_PDF:
		fill_up(p);
		return bk_pdf_write(&cmd->out, &p->flow, &cmd->diag);
	default:
		return 0;
	}
}

int
bk_report_paper_use(struct bk_report_paper *p, const char *name)
{
	if (strcmp(p->form->name, name) == 0)
		return 0;
	p->form = bk_letters_find(name);
	p->way = way_of(p->r);
	return find_template(p) < 0 ? -1 : find_document(p);
}

int
bk_report_paper_begin(struct bk_report_paper *p, struct bk_report *r,
    const char *name, bool wide)
{
	struct bk_cmd *cmd = r->cmd;

	*p = (struct bk_report_paper){ .r = r, .form = bk_letters_find(name),
		.way = way_of(r) };
	p->page = (struct bk_page){ .title = p->form->title[cmd->lang],
		.lang = cmd->lang, .landscape = wide,
		.f4 = bk_school_is_f4(&cmd->settings.school) };
	if (check_names(p) < 0 || find_template(p) < 0 ||
	    find_document(p) < 0)
		return -1;
	if (p->way != BK_REPORT_TEXT && p->way != BK_REPORT_OWN)
		find_image(p);
	if (!bk_report_directory(r))
		open_page(p);
	return 0;
}

/* --- letters ------------------------------------------------------------ */

/* The letter on sheets of the flow, which are one page each where they can. */
static int
put_flow(struct bk_report_paper *p, const struct bk_letter *l)
{
	struct bk_flow_sheet *last = p->flow.last;
	int r = bk_letter_flow(&p->flow, l, p->template, p->file,
	    &p->r->cmd->diag);

	for (struct bk_flow_sheet *s = last ? last->next : p->flow.sheet; s;
	    s = s->next)
		s->single = p->form->single;
	return r;
}

static int
print_letter(struct bk_report_paper *p, struct bk_letter *l)
{
	struct bk_cmd *cmd = p->r->cmd;
	bool first = p->n++ == 0;

	if (!first && (p->own || p->way == BK_REPORT_OWN))
		return bk_cmd_usage(cmd, "%s is a document of its own: give "
		    "-o DIR/ for several", p->own ? p->own : p->file);
	l->image = p->image;
	l->picture = p->picture;
	l->model = p->r->model;
	switch (p->way) {
	case BK_REPORT_HTML:
		bk_buf_puts(&cmd->out, first ? "" :
		    "<div class=\"new\"></div>\n");
		if (bk_letter_html(&cmd->out, l, p->template, p->file,
		    &cmd->diag) < 0)
			return -1;
		/* to know whether it fits on its page */
		return p->form->single ? put_flow(p, l) : 0;
	case BK_REPORT_DOCX:
	case BK_REPORT_PDF:
		return put_flow(p, l);
	case BK_REPORT_OWN:
		p->own = p->file;
		return bk_letter_docx(&cmd->out, l, p->docx, p->file,
		    &cmd->diag);
	default:
		bk_buf_puts(&cmd->out, first ? "" : "\f");
		return bk_letter_text(&cmd->out, l, p->template, p->file,
		    &cmd->diag);
	}
}

/* "DIR/summons-2020-2021-1-10234.pdf": no name of anybody. */
static const char *
file_name(const struct bk_report_paper *p, const char *id)
{
	static const char *const endings[] = { "txt", "html", "docx", "pdf",
		"docx" };
	struct bk_cmd *cmd = p->r->cmd;
	char *path = bk_arena_printf(&cmd->arena, "%s%s%s%s.%s", cmd->output,
	    p->form->name, id ? "-" : "", id ? id : "", endings[p->way]);

	for (char *s = path + strlen(cmd->output); *s; s++)
		if (*s == '/')
			*s = '-';
	return path;
}

/* What the output holds now becomes a file of its own, written at the end. */
static void
put_aside(struct bk_report_paper *p, const char *id)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_report_file *f = bk_arena_zalloc(&cmd->arena, sizeof(*f));

	f->path = file_name(p, id);
	f->bytes = cmd->out;
	cmd->out = (struct bk_buf)BK_BUF_INIT;
	if (p->last)
		p->last->next = f;
	else
		p->first = f;
	p->last = f;
}

int
bk_report_paper_print(struct bk_report_paper *p, struct bk_letter *l,
    const char *id)
{
	if (!bk_report_directory(p->r))
		return print_letter(p, l);
	open_page(p);
	if (print_letter(p, l) < 0 || close_page(p) < 0)
		return -1;
	put_aside(p, id);
	return 0;
}

/* --- the end ------------------------------------------------------------ */

/*
 * Write the bytes beside the file that they will become: 0, or reported and -1.
 */
static int
write_beside(struct bk_newfile *n, const struct bk_report_file *f,
    struct bk_diag *dg)
{
	int err;

	if (bk_newfile_open(n, f->path, 0600, dg) < 0)
		return -1;
	err = bk_io_write(n->fd, f->bytes.p, f->bytes.n);
	if (err == 0)
		return 0;
	bk_diag_errno(dg, &bk_msg_cannot_write, f->path, err);
	bk_newfile_discard(n);
	return -1;
}

/* All of them, or none where one cannot be written. */
static int
write_files(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_newfile *v;
	size_t n = 0, done = 0;
	int result = 0;

	for (const struct bk_report_file *f = p->first; f; f = f->next)
		n++;
	v = bk_arena_zalloc(&cmd->arena, (n + 1) * sizeof(*v));
	for (const struct bk_report_file *f = p->first; f && result == 0;
	    f = f->next) {
		result = write_beside(&v[done], f, &cmd->diag);
		done += result == 0;
	}
	for (size_t i = 0; i < done; i++) {
		if (result == 0)
			result = bk_newfile_commit(&v[i], &cmd->diag);
		bk_newfile_discard(&v[i]);
	}
	if (result == 0 && done)
		bk_cmd_wrote(cmd, p->first->path);
	return result;
}

int
bk_report_paper_end(struct bk_report_paper *p, int result)
{
	struct bk_cmd *cmd = p->r->cmd;

	if (!bk_report_directory(p->r))
		return result < 0 ? result : close_page(p);
	if (result == 0)
		result = write_files(p);
	for (struct bk_report_file *f = p->first; f; f = f->next)
		bk_buf_free(&f->bytes);
	cmd->output = NULL;	/* it is written */
	return result;
}

int
bk_report_hour(const struct bk_report *r, int64_t when)
{
	const char *today = getenv("BK_TODAY");

	if (when != BK_STAMP_NONE)
		return (int)(when % 1440);
	return today && *today ? -1 : r->cmd->minute;
}

/* Of a type of several letters, the one that the output is called by. */
static const struct bk_letters_form *
template_of(const struct bk_report *r)
{
	const char *name = strcmp(r->type->name, "summons") == 0 &&
	    r->student ? "summons-student" : r->type->name;
	const char *slash = strrchr(r->cmd->output, '/');
	const char *base = slash ? slash + 1 : r->cmd->output;
	const struct bk_letters_form *form = bk_letters_find(name);

	return form ? form : bk_letters_find(bk_arena_strndup(&r->cmd->arena,
	    base, strcspn(base, ".")));
}

int
bk_report_template(struct bk_report *r)
{
	const struct bk_letters_form *form = template_of(r);

	if (!form)
		return bk_cmd_usage(r->cmd, "%s has no template",
		    r->type->name);
	if (r->noperands)
		return bk_cmd_usage(r->cmd, "--template takes no operand");
	bk_buf_puts(&r->cmd->out, form->template[r->cmd->lang]);
	return 0;
}
