#include "msg_export.h"

BK_EXPORT_MESSAGES(BK_MSG_DEFINE)
