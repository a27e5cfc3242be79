#include "msg_stats.h"

BK_STATS_MESSAGES(BK_MSG_DEFINE)
