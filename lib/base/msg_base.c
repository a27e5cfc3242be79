#include "msg_base.h"

BK_BASE_MESSAGES(BK_MSG_DEFINE)
