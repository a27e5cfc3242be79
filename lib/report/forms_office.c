/* Papers about many cases (forms.h). */
#include "forms.h"

static const char progress_id[] =
"@letterhead\n"
"# Laporan Perkembangan Penanganan Siswa\n"
"^ {term}\n"
"^ per {date}\n"
"\n"
"## Penanganan\n"
"@grid handling\n"
"## Status\n"
"@grid standing\n"
"## Kasus\n"
"@grid cases\n"
"@sign\n"
"Mengetahui, | {city}, {date}\n"
"Kepala Sekolah | Guru BK\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char progress_en[] =
"@letterhead\n"
"# Progress of Casework\n"
"^ {term}\n"
"^ as of {date}\n"
"\n"
"## Handling\n"
"@grid handling\n"
"## Status\n"
"@grid standing\n"
"## Cases\n"
"@grid cases\n"
"@sign\n"
"Seen by | {city}, {date}\n"
"Principal | Counsellor\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char agenda_id[] =
"@letterhead\n"
"# Agenda Pelaksanaan Kegiatan\n"
"^ {term}\n"
"@grid agenda\n"
"@sign\n"
"Mengetahui, | {city}, {date}\n"
"Kepala Sekolah | Guru BK\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char agenda_en[] =
"@letterhead\n"
"# Agenda of Activities\n"
"^ {term}\n"
"@grid agenda\n"
"@sign\n"
"Seen by | {city}, {date}\n"
"Principal | Counsellor\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char complaints_id[] =
"@letterhead\n"
"# Buku Register Pengaduan, Saran, dan Apresiasi\n"
"^ {term}\n"
"@grid complaints\n"
"@sign\n"
"Mengetahui, | {city}, {date}\n"
"Kepala Sekolah | Guru BK\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char complaints_en[] =
"@letterhead\n"
"# Register of Complaints, Suggestions and Praise\n"
"^ {term}\n"
"@grid complaints\n"
"@sign\n"
"Seen by | {city}, {date}\n"
"Principal | Counsellor\n"
"@gap\n"
"{principal} | {counsellor}\n"
"NIP {principal_nip} | NIP {counsellor_nip}\n"
"@end\n";

static const char recap_id[] =
"@letterhead\n"
"# Rekap Kehadiran dan Tugas\n"
"^ {term}\n"
"@grid class\n"
"@sign\n"
"Diterima oleh, | {city}, {date}\n"
"Guru BK | Wali Kelas\n"
"@gap\n"
"{counsellor} | {homeroom}\n"
"NIP {counsellor_nip} | NIP {homeroom_nip}\n"
"@end\n";

static const char recap_en[] =
"@letterhead\n"
"# Recap of Attendance and Assignments\n"
"^ {term}\n"
"@grid class\n"
"@sign\n"
"Received by | {city}, {date}\n"
"Counsellor | Homeroom teacher\n"
"@gap\n"
"{counsellor} | {homeroom}\n"
"NIP {counsellor_nip} | NIP {homeroom_nip}\n"
"@end\n";

static const char dashboard_id[] =
"# {school}: {term}\n"
"^ {day}\n"
"\n"
"Kasus terbuka :: {open}\n"
"Lewat batas waktu :: {overdue}\n"
"Usulan, belum dikonfirmasi :: {suggested}\n"
"Pengaduan menunggu jawaban :: {unanswered}\n"
"\n"
"## Pekerjaan\n"
"@grid work\n"
"## Penanganan\n"
"@grid handling\n"
"## Status\n"
"@grid standing\n";

static const char dashboard_en[] =
"# {school}: {term}\n"
"^ {day}\n"
"\n"
"Open cases :: {open}\n"
"Past their time :: {overdue}\n"
"Suggestions, not confirmed :: {suggested}\n"
"Complaints to be answered :: {unanswered}\n"
"\n"
"## Work\n"
"@grid work\n"
"## Handling\n"
"@grid handling\n"
"## Status\n"
"@grid standing\n";

const struct bk_form bk_forms_office[] = {
	{ "progress", { { "Laporan Perkembangan Penanganan Siswa",
	    "Progress of Casework" } }, { { progress_id, progress_en } },
	    false },
	{ "agenda", { { "Agenda Pelaksanaan Kegiatan",
	    "Agenda of Activities" } }, { { agenda_id, agenda_en } }, false },
	{ "complaints", { { "Buku Register Pengaduan, Saran, dan Apresiasi",
	    "Register of Complaints, Suggestions and Praise" } },
	    { { complaints_id, complaints_en } }, false },
	{ "class-recap", { { "Rekap Kehadiran dan Tugas",
	    "Recap of Attendance and Assignments" } },
	    { { recap_id, recap_en } }, false },
	{ "dashboard", { { "Dasbor BK", "Dashboard" } },
	    { { dashboard_id, dashboard_en } }, false },
	{ NULL, { { NULL, NULL } }, { { NULL, NULL } }, false }
};
