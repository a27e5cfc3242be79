/*
 * The long attendance log: one row per student and session, under headings in
 * any order. Text is read in blocks by several threads (blocks.h, logparse.h);
 * a workbook row by row.
 */
#ifndef BK_LOG_H
#define BK_LOG_H

#include "ingest.h"

extern const struct bk_format bk_log_format;

#endif
