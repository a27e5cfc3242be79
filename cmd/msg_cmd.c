#include "msg_cmd.h"

BK_CMD_MESSAGES(BK_MSG_DEFINE)
