/* bk-schedule: the plan written into cases and calendars. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "announced.h"
#include "clock.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_schedule.h"
#include "newfile.h"
#include "schedule.h"
#include "visitcal.h"

/* --- `planned` in the cases --------------------------------------------- */

/* Somebody went: the plan of it is no longer needed, rather than taken back. */
static bool
is_over(const struct bk_case *c)
{
	const struct bk_action *last = bk_plan_last_visit(c);

	return last && last->outcome != BK_VISIT_CANCELLED &&
	    !bk_plan_unanswered(c);
}

/* What the plan says of one case, noted in its edit. */
static void
note(struct bk_schedule *w, struct bk_casefile *f, const struct bk_visit *v)
{
	struct bk_arena *a = &w->cmd->arena;

	if (v && v->date != BK_DATE_NONE) {
		if (bk_schedule_is_planned(w, &f->c, v))
			return;
		bk_yamledit_set(&f->edit, f->c.node, "planned",
		    bk_schedule_planned_node(a, v, &f->c),
		    bk_bind_order(bk_case_binds, a));
		w->written++;
	} else if (f->c.planned.date != BK_DATE_NONE && (f->c.status ==
	    BK_OPEN || f->c.planned.date > w->cmd->today)) {
		bk_yamledit_remove(&f->edit, f->c.node, "planned");
		*(is_over(&f->c) ? &w->over : &w->removed) += 1;
	}
}

static struct bk_casefile *
file_of(const struct bk_schedule *w, const struct bk_case *c)
{
	return bk_casefile_find(&w->files, c->term, c->student.nis);
}

static void
note_all(struct bk_schedule *w)
{
	for (size_t i = 0; i < w->cases.n; i++) {
		const struct bk_case *c = w->cases.e[i].value;
		struct bk_casefile *f = file_of(w, c);

		if (f)
			note(w, f, bk_schedule_visit(&w->plan, c->id, false));
		else
			bk_diag(&w->cmd->diag, &bk_msg_not_here, NULL, 0,
			    "%.60s", c->id);
	}
}

int
bk_schedule_put(struct bk_schedule *w, struct bk_txn *txn)
{
	note_all(w);
	return bk_casefile_write(&w->files, txn, NULL, &w->cmd->docs);
}

/* --- calendars ---------------------------------------------------------- */

/* The number of a visit's event as far as its record knows it. */
static int
sequence_now(const struct bk_schedule *w, const struct bk_visit *v)
{
	const struct bk_case *c = bk_schedule_record(w, v);

	if (!c || c->planned.date == BK_DATE_NONE)
		return 0;
	return bk_schedule_sequence(c, v);
}

/* The file as it is; or nothing, where there is none or it is a pipe. */
static int
read_former(struct bk_schedule *w, const char *path, struct bk_buf *text)
{
	const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	int r;

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0 || fstat(fd, &st) < 0) {
		bk_diag_errno(&w->cmd->diag, &bk_msg_cannot_read, path, errno);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	/* A pipe held nothing before; a directory is told when it is read. */
	r = S_ISREG(st.st_mode) || S_ISDIR(st.st_mode) ? bk_io_read_fd(fd,
	    path, (size_t)16 << 20, text, &w->cmd->diag) : 0;
	close(fd);
	return r;
}

/* A calendar that waits for its plan to be kept. */
struct bk_schedule_ics {
	struct bk_newfile	 file;
	const char		*path;
	struct bk_buf		 text;
};

/*
 * What is not a file (a pipe) cannot be taken back, so it is written at the
 * end.
 */
static int
prepare(struct bk_schedule *w, const char *path, struct bk_str text)
{
	struct bk_diag *dg = &w->cmd->diag;
	struct bk_schedule_ics c = { .path = path, .text = BK_BUF_INIT };
	int err;

	if (bk_newfile_open(&c.file, path, 0600, dg) < 0)
		return -1;
	err = c.file.temp ? bk_io_write(c.file.fd, text.p, text.n) : 0;
	if (err) {
		bk_diag_errno(dg, &bk_msg_cannot_write, path, err);
		bk_newfile_discard(&c.file);
		return -1;
	}
	if (!c.file.temp)
		bk_buf_putstr(&c.text, text);
	BK_GROW(w->calendar, w->ncalendars, w->capcalendars);
	w->calendar[w->ncalendars++] = c;
	return 0;
}

int
bk_schedule_publish(struct bk_schedule *w)
{
	int r = 0;

	for (size_t i = 0; i < w->ncalendars; i++) {
		struct bk_schedule_ics *c = &w->calendar[i];
		int err = bk_io_write(c->file.fd, c->text.p, c->text.n);

		if (err) {
			bk_diag_errno(&w->cmd->diag, &bk_msg_cannot_write,
			    c->path, err);
			r = -1;
		} else if (bk_newfile_commit(&c->file, &w->cmd->diag) < 0) {
			r = -1;
		} else {
			bk_cmd_wrote(w->cmd, c->path);
		}
	}
	return r;
}

void
bk_schedule_drop(struct bk_schedule *w)
{
	for (size_t i = 0; i < w->ncalendars; i++) {
		bk_newfile_discard(&w->calendar[i].file);
		bk_buf_free(&w->calendar[i].text);
	}
	free(w->calendar);
}

static int
write_calendar(struct bk_schedule *w, const struct bk_visitcal *c,
    const char *path, const char *visitor, bool fresh)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf former = BK_BUF_INIT, text = BK_BUF_INIT;
	int r = read_former(w, path, &former);

	if (r == 0 && !bk_visitcal_is(bk_buf_str(&former))) {
		bk_diag(&cmd->diag, &bk_msg_other_calendar, path, 0, NULL);
		r = -1;
	}
	if (r == 0 && (fresh || former.n)) {
		bk_visitcal_write(&text, c, visitor, bk_buf_str(&former),
		    &cmd->arena);
		if (text.n != former.n || memcmp(text.p, former.p,
		    text.n) != 0)
			r = prepare(w, path, bk_buf_str(&text));
		else
			bk_newfile_sweep(path);
	}
	bk_buf_free(&former);
	bk_buf_free(&text);
	return r;
}

/* Who is of the staff, and who went until now, though they may have left. */
static void
list_people(const struct bk_schedule *w, struct bk_map *ids)
{
	const struct bk_school *s = &w->cmd->settings.school;
	const struct bk_map *all[] = { &w->cases, &w->routines };

	for (size_t i = 0; i < s->staff.n; i++)
		bk_map_intern(ids, bk_str(s->staff.v[i].id));
	for (size_t i = 0; i < BK_NELEM(all); i++)
		for (size_t k = 0; k < all[i]->n; k++) {
			const struct bk_case *c = all[i]->e[k].value;

			if (c->planned.visitor)
				bk_map_intern(ids,
				    bk_str(c->planned.visitor));
			for (size_t j = 0; j < c->planned.with.n; j++)
				bk_map_intern(ids,
				    bk_str(c->planned.with.v[j]));
		}
}

static int
write_calendar_of(struct bk_schedule *w, const struct bk_visitcal *c,
    const char *id)
{
	const char *hole = strstr(w->ics, "%s");
	bool goes = false;

	for (size_t k = 0; k < w->plan.n; k++)
		goes |= bk_visitcal_goes(&w->plan.v[k], id);
	if (!strchr(id, '/'))
		return write_calendar(w, c, bk_arena_printf(&w->cmd->arena,
		    "%.*s%s%s", (int)(hole - w->ics), w->ics, id, hole + 2),
		    id, goes);
	if (goes)		/* it would be another directory */
		bk_diag(&w->cmd->diag, &bk_msg_no_calendar, NULL, 0,
		    "'%.60s'", id);
	return 0;
}

/* `visits-%s.ics`: one for each who goes, or went. */
static int
write_calendars(struct bk_schedule *w, const struct bk_visitcal *c)
{
	struct bk_map ids = BK_MAP_INIT;
	int r = 0;

	if (!strstr(w->ics, "%s"))
		return write_calendar(w, c, w->ics, NULL, true);
	list_people(w, &ids);
	for (size_t i = 0; i < ids.n && r == 0; i++)
		r = write_calendar_of(w, c, bk_arena_strndup(&w->cmd->arena,
		    ids.e[i].key.p, ids.e[i].key.n));
	bk_map_free(&ids);
	return r;
}

/* Was it announced, but is no longer planned? Or was it made today? */
static bool
is_gone(const struct bk_schedule *w, const struct bk_case *c, bool routine,
    struct bk_visitcal_gone *out)
{
	const struct bk_visit *v = bk_schedule_visit(&w->plan, c->id, routine);
	const struct bk_action *last = bk_plan_last_visit(c);
	bool made = last && last->date == w->cmd->today &&
	    last->outcome != BK_VISIT_CANCELLED;

	if (!made && (c->planned.date == BK_DATE_NONE || c->planned.date <
	    w->cmd->today || (v && v->date != BK_DATE_NONE)))
		return false;
	*out = (struct bk_visitcal_gone){ c->id, routine, c->planned,
		bk_schedule_sequence(c, NULL), made };
	return true;
}

int
bk_schedule_calendars(struct bk_schedule *w)
{
	struct bk_arena *a = &w->cmd->arena;
	struct bk_visitcal c = { .world = &w->world,
		.n = w->plan.n, .lang = w->cmd->lang, .names = w->names,
		.table = w->planner.table };
	struct bk_visitcal_gone *gone = bk_arena_alloc(a, (w->cases.n +
	    w->routines.n + 1) * sizeof(*gone));
	int *sequence = bk_arena_alloc(a, (w->plan.n + 1) *
	    sizeof(*sequence));

	if (!w->ics || w->cmd->dry_run)
		return 0;
	c.v = w->plan.v;
	if (w->some || w->cmd->term)
		c.cases = &w->cases;
	for (size_t i = 0; i < w->plan.n; i++)
		sequence[i] = sequence_now(w, &c.v[i]);
	for (size_t i = 0; i < w->cases.n; i++)
		c.ngone += is_gone(w, w->cases.e[i].value, false,
		    &gone[c.ngone]);
	for (size_t i = 0; i < w->routines.n; i++)
		c.ngone += is_gone(w, w->routines.e[i].value, true,
		    &gone[c.ngone]);
	c.gone = gone;
	c.sequence = sequence;
	return write_calendars(w, &c);
}
