/* The messages of stats (see base/diag.h). */
#ifndef BK_MSG_STATS_H
#define BK_MSG_STATS_H

#include "diag.h"

#define BK_STATS_MESSAGES(X) \
	X(stats_version, BK_ERROR, "statistics of another version", \
	    "document not read", \
	    "statistik versi lain", "dokumen tidak dibaca") \
	X(stats_other_by, BK_ERROR, \
	    "statistics made with another --by than those before", \
	    "document not read", \
	    "statistik dengan --by yang berbeda dari sebelumnya", \
	    "dokumen tidak dibaca") \
	X(stats_without, BK_ERROR, "statistics without a key that --by names", \
	    "document not read", \
	    "statistik tanpa kunci yang disebut --by", "dokumen tidak dibaca") \
	X(stats_summed, BK_NOTE, \
	    "statistics with keys that --by does not name", "summed over", \
	    "statistik dengan kunci yang tidak disebut --by", "dijumlahkan") \
	X(stats_twice, BK_FINDING, "statistics given twice", "counted twice", \
	    "statistik yang sama dua kali", "dihitung dua kali") \
	X(stats_maybe_twice, BK_NOTE, \
	    "statistics of a school that a sum may hold already", "counted", \
	    "statistik sekolah yang mungkin sudah ada dalam jumlah", \
	    "dihitung") \
	X(schools_headings, BK_ERROR, "no list of schools", "nothing printed", \
	    "bukan daftar sekolah", "tidak ada yang dicetak") \
	X(schools_row, BK_FINDING, "no school", "row left aside", \
	    "bukan sekolah", "baris dilewati") \
	X(schools_silent, BK_NOTE, \
	    "schools on the list of which nothing came", "not counted", \
	    "sekolah dalam daftar yang belum mengirim apa pun", \
	    "tidak dihitung") \
	X(schools_unlisted, BK_NOTE, "schools that are not on the list", \
	    "their npsn is printed", \
	    "sekolah yang tidak ada dalam daftar", "npsn-nya yang dicetak") \
	X(stats_large, BK_ERROR, "a sum grows too large", "document not read", \
	    "jumlahnya terlalu besar", "dokumen tidak dibaca")

BK_STATS_MESSAGES(BK_MSG_DECLARE)

#endif
