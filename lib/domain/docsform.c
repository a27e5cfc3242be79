/* Documents read for their form alone: may a whole stream be used? */
#include <assert.h>
#include <string.h>

#include "attendance.h"
#include "case.h"
#include "complaint.h"
#include "docs.h"
#include "mem.h"
#include "programme.h"
#include "service.h"
#include "student.h"
#include "triage.h"

static int
form_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_student s;

	(void)ctx;
	return bk_bind_read(r, bk_student_binds, doc, &s);
}

static int
form_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_attendance a;

	(void)ctx;
	return bk_attendance_read(r, doc, &a);
}

static int
form_referral(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_referral ref;

	(void)ctx;
	return bk_bind_read(r, bk_triage_referral_binds, doc, &ref);
}

static int
form_case(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_case c;

	(void)ctx;
	return bk_case_read(r, doc, &c);
}

static int
form_complaint(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_complaint c;

	(void)ctx;
	return bk_complaint_read(r, doc, &c);
}

static int
form_service(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_service s;

	(void)ctx;
	return bk_service_read(r, doc, &s);
}

static int
form_programme(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_programme p;

	(void)ctx;
	return bk_programme_read(r, doc, &p);
}

static const struct bk_doc_handler forms[] = {
	BK_DOC("student", form_student),
	BK_DOC("attendance", form_attendance),
	BK_DOC("referral", form_referral),
	BK_DOC("case", form_case),
	BK_DOC("complaint", form_complaint),
	BK_DOC("service", form_service),
	BK_DOC("programme", form_programme),
};

static int
(*form_of(const struct bk_doc_handler *h))(void *, const struct bk_reader *,
    struct bk_node *)
{
	for (size_t i = 0; !h->form && i < BK_NELEM(forms); i++)
		if (strcmp(forms[i].kind, h->kind) == 0)
			return forms[i].take;
	return h->form;
}

int
bk_docs_check(const char *p, size_t n, const struct bk_reader *r,
    const struct bk_doc_handler *handlers)
{
	struct bk_doc_handler used[BK_DOCS_KINDS + 1];
	size_t k = 0;

	for (; handlers->kind; handlers++) {
		used[k] = (struct bk_doc_handler)BK_DOC(handlers->kind,
		    form_of(handlers));
		k += used[k].take != NULL;
		assert(k <= BK_DOCS_KINDS);
	}
	used[k] = (struct bk_doc_handler)BK_DOC_END;
	return bk_docs_each(p, n, r, used, NULL);
}
