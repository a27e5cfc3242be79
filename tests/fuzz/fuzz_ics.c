/* Any bytes as a calendar that an earlier run left. */
#include "fuzz.h"
#include "ics.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct bk_str text = { (const char *)data, n };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_ics_zone zone = { NULL, NULL, 0 };
	struct bk_ics_events events = { NULL, 0 };
	struct bk_buf out = BK_BUF_INIT;

	bk_ics_read(text, &a, &events);
	bk_ics_begin(&out, "-//bk//EN", &zone, n & 1);
	for (size_t i = 0; i < events.n; i++) {
		must(events.v[i].uid != NULL);
		bk_ics_event(&out, &events.v[i], &zone);
	}
	bk_ics_end(&out);
	bk_buf_free(&out);
	bk_arena_free(&a);
	return 0;
}
