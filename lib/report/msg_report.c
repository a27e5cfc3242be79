#include "msg_report.h"

BK_REPORT_MESSAGES(BK_MSG_DEFINE)
