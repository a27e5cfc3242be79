#include "readers.h"

#include "msg_ingest.h"

int
bk_readers_no_heading(struct bk_ingest *in, const struct bk_export *x)
{
	bk_diag(bk_ingest_diag(in), &bk_msg_no_heading, x->name, 0, NULL);
	return -1;
}
