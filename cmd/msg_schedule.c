#include "msg_schedule.h"

BK_SCHEDULE_MESSAGES(BK_MSG_DEFINE)
