#include "aliases.h"

#include "msg_domain.h"

static struct bk_str
slice(const char *s)
{
	return bk_str(s ? s : "");
}

struct decision {
	const char	*name, *class, *email, *nis, *nisn;
	bool		 ignore;
};

static const struct bk_bind decision_binds[] = {
	BK_BIND("name", TEXT, struct decision, name),
	BK_BIND("class", TEXT, struct decision, class),
	BK_BIND("email", TEXT, struct decision, email),
	BK_BIND("nis", ID, struct decision, nis),
	BK_BIND("nisn", ID, struct decision, nisn),
	BK_BIND("ignore", BOOL, struct decision, ignore),
	BK_BIND_END
};

int
bk_aliases_read(const struct bk_reader *r, struct bk_node *root,
    struct bk_aliases *out)
{
	struct bk_alias *v;
	size_t n = 0;
	int worst = 0;

	*out = (struct bk_aliases){ NULL, 0 };
	if (!root || bk_node_null(root))
		return 0;
	if (root->kind != BK_NODE_LIST) {
		bk_diag(r->dg, &bk_msg_not_a_list, r->file, root->line, NULL);
		return -1;
	}
	v = bk_arena_zalloc(r->arena, (root->nkids + 1) * sizeof(*v));
	for (struct bk_node *kid = root->kids; kid; kid = kid->next) {
		struct decision d;

		if (bk_bind_read_item(r, decision_binds, kid, &d) < 0) {
			worst = -1;
			continue;
		}
		if (!d.nis)
			d.nis = d.nisn;
		if ((!d.name && !d.email) || (!d.nis && !d.ignore)) {
			bk_diag(r->dg, &bk_msg_missing_key, r->file,
			    kid->line, "name or email, and nis or ignore");
			worst = -1;
			continue;
		}
		v[n++] = (struct bk_alias){ slice(d.name), slice(d.class),
			slice(d.email), slice(d.nis), d.ignore };
	}
	if (worst == 0)
		*out = (struct bk_aliases){ v, n };
	return worst;
}
