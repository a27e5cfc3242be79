#include "msg_domain.h"

BK_DOMAIN_MESSAGES(BK_MSG_DEFINE)
