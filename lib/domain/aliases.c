#include "aliases.h"

#include "msg_domain.h"

static struct bk_str
slice(const char *s)
{
	return bk_str(s ? s : "");
}

struct decision {
	const char	*name, *class, *email, *nis, *nisn, *subject;
	struct bk_texts	 also;
	bool		 ignore;
};

static const struct bk_bind decision_binds[] = {
	BK_BIND("name", TEXT, struct decision, name),
	BK_BIND("class", TEXT, struct decision, class),
	BK_BIND("email", TEXT, struct decision, email),
	BK_BIND("nis", ID, struct decision, nis),
	BK_BIND("nisn", ID, struct decision, nisn),
	BK_BIND("ignore", BOOL, struct decision, ignore),
	BK_BIND("subject", TEXT, struct decision, subject),
	BK_BIND("also", TEXTS, struct decision, also),
	BK_BIND_END
};

/* Does it say enough? */
static bool
decides(const struct decision *d)
{
	if (d->subject)
		return *d->subject && d->also.n > 0;
	return (d->name || d->email) && (d->nis || d->nisn || d->ignore);
}

/* One decision more: 0, or reported and -1. */
static int
take(const struct bk_reader *r, struct bk_node *item, struct bk_aliases *a)
{
	struct decision d;

	if (bk_bind_read_item(r, decision_binds, item, &d) < 0)
		return -1;
	if (!decides(&d)) {
		bk_diag(r->dg, &bk_msg_missing_key, r->file, item->line,
		    "name or email, and nis or ignore; or subject, and also");
		return -1;
	}
	if (d.subject)
		a->subject[a->nsubjects++] = (struct bk_alias_subject){
			d.subject, d.also };
	else
		a->v[a->n++] = (struct bk_alias){ slice(d.name),
			slice(d.class), slice(d.email),
			slice(d.nis ? d.nis : d.nisn), d.ignore };
	return 0;
}

int
bk_aliases_read(const struct bk_reader *r, struct bk_node *root,
    struct bk_aliases *out)
{
	struct bk_aliases a = { 0 };
	int worst = 0;

	*out = a;
	if (!root || bk_node_null(root))
		return 0;
	if (root->kind != BK_NODE_LIST) {
		bk_diag(r->dg, &bk_msg_not_a_list, r->file, root->line, NULL);
		return -1;
	}
	a.v = bk_arena_zalloc(r->arena, (root->nkids + 1) * sizeof(*a.v));
	a.subject = bk_arena_zalloc(r->arena,
	    (root->nkids + 1) * sizeof(*a.subject));
	for (struct bk_node *kid = root->kids; kid; kid = kid->next)
		if (take(r, kid, &a) < 0)
			worst = -1;
	if (worst == 0)
		*out = a;
	return worst;
}

const char *
bk_aliases_subject(const struct bk_aliases *a, const char *subject)
{
	for (size_t i = 0; a && i < a->nsubjects; i++)
		for (size_t k = 0; k < a->subject[i].also.n; k++)
			if (bk_coursework_same_subject(subject,
			    a->subject[i].also.v[k]))
				return a->subject[i].subject;
	return subject;
}

void
bk_aliases_rename(const struct bk_aliases *a, struct bk_attendance *recap)
{
	for (size_t i = 0; i < recap->subjects.n; i++)
		if (recap->subjects.v[i].subject)
			recap->subjects.v[i].subject = bk_aliases_subject(a,
			    recap->subjects.v[i].subject);
	for (size_t i = 0; i < recap->coursework.n; i++)
		if (recap->coursework.v[i].subject)
			recap->coursework.v[i].subject = bk_aliases_subject(a,
			    recap->coursework.v[i].subject);
}
