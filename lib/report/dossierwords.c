#include "dossierwords.h"

#include <string.h>

#include "fieldtext.h"
#include "mem.h"

const struct bk_word *
bk_dossierwords_of(const char *key)
{
	static const struct bk_word how[] = {
		{ "given", { "diberikan", "given" } },
		{ "lent", { "dipinjamkan", "lent" } },
		{ NULL, { NULL, NULL } }
	};
	static const struct bk_word homes[] = {
		{ "parents", { "orang tua", "parents" } },
		{ "relative", { "kerabat", "a relative" } },
		{ "boarding", { "kos/asrama", "boarding" } },
		{ "pesantren", { "pesantren", "pesantren" } },
		{ NULL, { NULL, NULL } }
	};
	static const struct { const char *key; const struct bk_word *words; }
	    of[] = {
		{ "how", how }, { "mode", bk_fieldtext_modes },
		{ "form", bk_fieldtext_forms }, { "residence", homes },
		{ "via", bk_fieldtext_vias },
		{ "step", bk_word_steps }, { "outcome", bk_word_outcomes },
		{ "status", bk_word_statuses }, { "rung", bk_word_rungs },
		{ "rule", bk_word_rules }, { "causes", bk_word_causes },
		{ "sex", bk_word_sexes }, { "terrain", bk_word_terrains },
		{ "purpose", bk_word_purposes },
		{ "relation", bk_fieldtext_relations },
		{ "met", bk_fieldtext_relations },
	};

	for (size_t i = 0; i < BK_NELEM(of); i++)
		if (strcmp(key, of[i].key) == 0)
			return of[i].words;
	return NULL;
}

bool
bk_dossierwords_is_staff(const char *key)
{
	static const char *const keys[] = { "by", "with", "counsellor",
		"mentor", "visitor", "received_by", "recommended_by", "staff",
		"who", "to" };

	for (size_t i = 0; i < BK_NELEM(keys); i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

/* English is the key itself, but where it says too little. */
static const struct bk_word labels[] = {
	{ "nis", { "NIS", "NIS" } }, { "nisn", { "NISN", "NISN" } },
	{ "nis_before", { "NIS sebelumnya", "earlier NIS" } },
	{ "name", { "nama", NULL } }, { "sex", { "jenis kelamin", NULL } },
	{ "class", { "kelas", NULL } },
	{ "classes", { "kelas sebelumnya", "earlier classes" } },
	{ "grade", { "tingkat", NULL } },
	{ "enrolled", { "terdaftar", NULL } },
	{ "exit", { "keluar", "how the student left" } },
	{ "mentor", { "guru wali", NULL } },
	{ "exempt", { "tidak wajib hadir", "not bound to attend" } },
	{ "email", { "surel", NULL } }, { "flags", { "bantuan", "aid" } },
	{ "restricted", { "data dibatasi", "data restricted" } },
	{ "household", { "rumah tangga", NULL } },
	{ "guardians", { "orang tua/wali", NULL } },
	{ "relation", { "hubungan", NULL } },
	{ "phone", { "telepon", NULL } },
	{ "available", { "jam di rumah", "at home" } },
	{ "occupation", { "pekerjaan", NULL } },
	{ "primary", { "utama", NULL } }, { "deceased", { "almarhum", NULL } },
	{ "home", { "rumah", NULL } }, { "address", { "alamat", NULL } },
	{ "village", { "desa", NULL } }, { "district", { "kecamatan", NULL } },
	{ "residence", { "tinggal bersama", "lives with" } },
	{ "lat", { "lintang", "latitude" } },
	{ "lon", { "bujur", "longitude" } },
	{ "distance_km", { "jarak (km)", "distance (km)" } },
	{ "distance", { "jarak", NULL } }, { "terrain", { "medan", NULL } },
	{ "term", { "semester", NULL } }, { "from", { "dari", NULL } },
	{ "to", { "sampai/kepada", NULL } }, { "why", { "alasan", NULL } },
	{ "reason", { "alasan", NULL } }, { "totals", { "jumlah", NULL } },
	{ "sessions", { "sesi", NULL } }, { "present", { "hadir", NULL } },
	{ "late", { "terlambat", NULL } }, { "sick", { "sakit", NULL } },
	{ "excused", { "izin", NULL } },
	{ "unexcused", { "tanpa keterangan", NULL } },
	{ "activity", { "keaktifan (%)", "activity (%)" } },
	{ "assignments", { "tugas", NULL } }, { "due", { "batas", NULL } },
	{ "submitted", { "dikumpulkan", NULL } },
	{ "days", { "per hari", "by day" } },
	{ "marks", { "tanda (P hadir, U tanpa keterangan, E izin, S sakit)",
	    "marks (P present, U unexcused, E excused, S sick)" } },
	{ "subjects", { "mata pelajaran", NULL } },
	{ "subject", { "mata pelajaran", NULL } },
	{ "participation", { "partisipasi (%)", "participation (%)" } },
	{ "sources", { "dari berkas", "from files" } },
	{ "file", { "berkas", NULL } }, { "sha256", { "sidik berkas",
	    "fingerprint of the file" } }, { "rows", { "baris", NULL } },
	{ "taken", { "pemasukan ke-", "taken in run no." } },
	{ "id", { "nomor", NULL } }, { "student", { "siswa", NULL } },
	{ "counsellor", { "guru BK", NULL } }, { "opened", { "dibuka", NULL } },
	{ "status", { "status", NULL } }, { "rung", { "tahap", "step" } },
	{ "follows", { "lanjutan dari", NULL } },
	{ "carried", { "diteruskan", NULL } },
	{ "reasons", { "alasan dibuka", "reasons" } },
	{ "rule", { "aturan", NULL } }, { "causes", { "penyebab", NULL } },
	{ "planned", { "rencana kunjungan", "visit planned" } },
	{ "date", { "tanggal", NULL } }, { "start", { "mulai", NULL } },
	{ "end", { "selesai", NULL } }, { "visitor", { "petugas", NULL } },
	{ "step", { "kegiatan", NULL } }, { "outcome", { "hasil", NULL } },
	{ "by", { "oleh", NULL } }, { "with", { "bersama", NULL } },
	{ "note", { "catatan", NULL } }, { "minutes", { "menit", NULL } },
	{ "met", { "ditemui", NULL } }, { "purpose", { "tujuan", NULL } },
	{ "recommended_by", { "direkomendasikan oleh", NULL } },
	{ "facts", { "fakta", NULL } },
	{ "learning_facilities", { "fasilitas belajar", NULL } },
	{ "study_habits", { "kebiasaan belajar", NULL } },
	{ "family", { "keluarga", NULL } }, { "economy", { "ekonomi", NULL } },
	{ "community", { "masyarakat", NULL } },
	{ "behaviour_at_home", { "perilaku di rumah", NULL } },
	{ "impressions", { "kesan petugas", NULL } },
	{ "factors", { "faktor", NULL } },
	{ "supporting", { "pendukung", NULL } },
	{ "hindering", { "penghambat", NULL } },
	{ "strengths", { "kekuatan", NULL } },
	{ "guardian", { "orang tua/wali", NULL } },
	{ "response", { "tanggapan", NULL } }, { "input", { "masukan", NULL } },
	{ "commitments", { "kesepakatan", NULL } },
	{ "who", { "siapa", NULL } }, { "what", { "apa", NULL } },
	{ "conclusion", { "simpulan", NULL } },
	{ "recommendations", { "rekomendasi", NULL } },
	{ "distributed", { "disampaikan", NULL } },
	{ "attachments", { "lampiran", NULL } },
	{ "process", { "proses", NULL } }, { "change", { "perubahan", NULL } },
	{ "follow_up", { "tindak lanjut", NULL } },
	{ "completeness", { "kelengkapan", NULL } },
	{ "commitment", { "komitmen", NULL } },
	{ "use_of_data", { "pemanfaatan data", NULL } },
	{ "unmet_needs", { "kebutuhan yang belum terpenuhi", NULL } },
	{ "ability", { "kemampuan", NULL } }, { "how", { "cara", NULL } },
	{ "back_by", { "kembali paling lambat", NULL } },
	{ "returned", { "dikembalikan", NULL } },
	{ "condition", { "kondisi", NULL } },
	{ "worked", { "dikerjakan", NULL } },
	{ "success", { "berhasil", NULL } }, { "run", { "hari berturut-turut",
	    "days in a row" } }, { "absent", { "tidak hadir", NULL } },
	{ "sequence", { "urutan", NULL } }, { "promise", { "janji", NULL } },
	{ "called_off", { "yang dibatalkan", NULL } },
	{ "moved_to", { "minta pindah ke", NULL } },
	{ "last_contact", { "kontak terakhir", NULL } },
	{ "tries", { "upaya", NULL } }, { "proof", { "bukti", NULL } },
	{ "items", { "barang", NULL } }, { "consent", { "kesediaan", NULL } },
	{ "place", { "tempat", NULL } },
	{ "participants", { "peserta", NULL } },
	{ "role", { "peran", NULL } }, { "problem", { "masalah", NULL } },
	{ "tried", { "upaya", NULL } }, { "decisions", { "keputusan", NULL } },
	{ "monitoring", { "pemantauan", NULL } },
	{ "steps", { "langkah", NULL } }, { "result", { "hasil", NULL } },
	{ "mode", { "cara", NULL } }, { "form", { "bentuk", NULL } },
	{ "case", { "kasus", NULL } }, { "service", { "layanan", NULL } },
	{ "type", { "jenis", NULL } }, { "topic", { "topik", NULL } },
	{ "field", { "bidang", NULL } }, { "component", { "komponen", NULL } },
	{ "hours", { "jam pelajaran", NULL } },
	{ "count", { "jumlah peserta", "how many took part" } },
	{ "evaluation", { "evaluasi", NULL } },
	{ "received", { "diterima", NULL } },
	{ "received_by", { "penerima", NULL } }, { "via", { "melalui", NULL } },
	{ "about", { "tentang", NULL } }, { "text", { "isi", NULL } },
	{ "answered", { "dijawab", NULL } }, { "answer", { "jawaban", NULL } },
	{ "seq", { "urutan", "sequence" } }, { "number", { "nomor", NULL } },
	{ "help", { "bantuan yang diminta", NULL } },
	{ "roles", { "peran yang disanggupi", NULL } },
	{ "aim", { "tujuan", NULL } },
	{ "revisit", { "kunjungan ulang", "visit again" } },
	{ "staff", { "petugas", NULL } },
	{ "letter", { "surat", NULL } }, { "service_due", { "batas layanan",
	    NULL } }, { NULL, { NULL, NULL } }
};

const char *
bk_dossierwords_label(const char *key, enum bk_lang lang, struct bk_arena *a)
{
	int i = bk_word_find(labels, bk_str(key));
	char *text;

	if (i >= 0 && labels[i].text[lang])
		return labels[i].text[lang];
	text = bk_arena_strdup(a, key);
	for (char *p = text; *p; p++)
		if (*p == '_')
			*p = ' ';
	return text;
}

const char *
bk_dossierwords_kind(const char *kind, enum bk_lang lang)
{
	static const struct bk_word kinds[] = {
		{ "student", { "Daftar siswa", "Roster" } },
		{ "attendance", { "Rekap kehadiran", "Attendance recap" } },
		{ "referral", { "Rujukan", "Referral" } },
		{ "case", { "Kasus", "Case" } },
		{ "confidential", { "Catatan", "Notes" } },
		{ "routine", { "Kunjungan rutin", "Routine visits" } },
		{ "service", { "Layanan BK", "Service" } },
		{ "complaint", { "Pengaduan", "Complaint" } },
		{ "letter", { "Surat keluar", "Letter" } },
		{ "alias", { "Nama pada data lain", "Name in other data" } },
		{ "visit", { "Rencana kunjungan", "Visit planned" } },
		{ "unplaced", { "Kunjungan belum terjadwal",
		    "Visit without a day" } },
		{ NULL, { NULL, NULL } }
	};

	return bk_word_text(kinds, kind ? kind : "", lang);
}
