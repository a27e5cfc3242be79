#include "msg_check.h"

BK_CHECK_MESSAGES(BK_MSG_DEFINE)
