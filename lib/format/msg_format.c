#include "msg_format.h"

BK_FORMAT_MESSAGES(BK_MSG_DEFINE)
