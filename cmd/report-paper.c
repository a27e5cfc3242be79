/* The papers of bk-report: templates, letterheads, pages. */
#include <string.h>

#include "html.h"
#include "letterhead.h"
#include "msg_cmd.h"
#include "page.h"
#include "report-paper.h"

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

/* As a data: URL, so that the page is one file; NULL where it is not there. */
static const char *
image_of(struct bk_report *r, const char *file)
{
	struct bk_buf bytes = BK_BUF_INIT, url = BK_BUF_INIT;
	const char *s = NULL;
	int found;

	if (!file)
		return NULL;
	found = bk_repo_read(&r->cmd->repo, file, &bytes, &r->cmd->diag);
	if (found == 0) {
		bk_html_data_url(&url, mime_of(file), bk_buf_str(&bytes));
		s = bk_arena_strdup(&r->cmd->arena, url.p);
	} else if (found > 0) {
		bk_diag(&r->cmd->diag, &bk_msg_no_image, "school.yaml", 0,
		    "%.60s", file);
	}
	bk_buf_free(&bytes);
	bk_buf_free(&url);
	return s;
}

/* --- papers ------------------------------------------------------------- */

/* The school's own template, where it has one. */
static int
find_template(struct bk_report_paper *p)
{
	struct bk_cmd *cmd = p->r->cmd;
	struct bk_buf text = BK_BUF_INIT;
	const char *path = bk_arena_printf(&cmd->arena,
	    "templates/%s.letter", p->form->name);
	int r = bk_repo_read(&cmd->repo, path, &text, &cmd->diag);

	p->template = p->form->template[cmd->lang];
	p->file = p->form->file[cmd->lang];
	if (r == 0 && memchr(text.p, '\0', text.n) == NULL) {
		p->template = bk_arena_strdup(&cmd->arena, text.p);
		p->file = bk_repo_show(&cmd->repo, &cmd->arena, path);
	}
	bk_buf_free(&text);
	return r < 0 ? -1 : 0;
}

int
bk_report_paper_use(struct bk_report_paper *p, const char *name)
{
	p->form = bk_letters_find(name);
	return find_template(p);
}

/* A4, or F4 by --paper, else by school.yaml. 0; or said, -1. */
static int
page_of(struct bk_report *r, bool wide, unsigned *page)
{
	bool f4 = r->cmd->settings.school.paper == BK_F4;

	if (r->paper && strcmp(r->paper, "a4") != 0 &&
	    strcmp(r->paper, "f4") != 0)
		return bk_cmd_usage(r->cmd, "--paper '%s': a4 or f4",
		    r->paper);
	if (r->paper)
		f4 = strcmp(r->paper, "f4") == 0;
	*page = (wide ? BK_PAGE_WIDE : 0) | (f4 ? BK_PAGE_F4 : 0);
	return 0;
}

int
bk_report_paper_begin(struct bk_report_paper *p, struct bk_report *r,
    const char *name, bool wide)
{
	struct bk_cmd *cmd = r->cmd;
	const struct bk_letterhead head = bk_letterhead_of(
	    &cmd->settings.school, &cmd->arena);
	unsigned page = BK_PAGE_PLAIN;

	*p = (struct bk_report_paper){ .r = r, .form = bk_letters_find(name),
		.html = bk_report_form(r, "html") };
	if (page_of(r, wide, &page) < 0 || find_template(p) < 0)
		return -1;
	if (!p->html)
		return 0;
	p->image = image_of(r, head.image);
	bk_page_begin(&cmd->out, p->form->title[cmd->lang], cmd->lang,
	    page);
	return 0;
}

int
bk_report_paper_print(struct bk_report_paper *p, struct bk_letter *l)
{
	struct bk_cmd *cmd = p->r->cmd;

	l->image = p->image;
	if (p->n++)
		bk_buf_puts(&cmd->out, p->html ?
		    "<div class=\"new\"></div>\n" : "\f");
	return (p->html ? bk_letter_html : bk_letter_text)(&cmd->out, l,
	    p->template, p->file, &cmd->diag);
}

void
bk_report_paper_end(struct bk_report_paper *p)
{
	if (p->html)
		bk_page_end(&p->r->cmd->out);
}
