#include "msg_ingest.h"

BK_INGEST_MESSAGES(BK_MSG_DEFINE)
