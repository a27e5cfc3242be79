#include "msg_repo.h"

BK_REPO_MESSAGES(BK_MSG_DEFINE)
