#include "word.h"

#include <string.h>

#define W(id, indonesian, english) { id, { indonesian, english } }
#define END { NULL, { NULL, NULL } }

const struct bk_word bk_word_rungs[] = {
	[BK_PHONE] = W("phone", "WA/Telepon", "WhatsApp/phone"),
	[BK_SUMMONS] = W("summons", "Panggilan", "Summons"),
	[BK_VISIT] = W("visit", "Kunjungan Rumah (Home Visit)", "Home visit"),
	END
};

const struct bk_word bk_word_statuses[] = {
	[BK_OPEN] = W("open", "Dalam Penanganan", "Open"),
	[BK_RESOLVED] = W("resolved", "Tuntas", "Resolved"),
	[BK_REFERRED] = W("referred", "Dialihtangankan", "Referred"),
	[BK_CANCELLED] = W("cancelled", "Dibatalkan", "Cancelled"),
	[BK_CARRIED_OVER] = W("carried_over",
	    "Dilanjutkan ke Semester Berikutnya", "Carried over"),
	[BK_LEFT] = W("left", "Keluar/Lulus", "Left or graduated"),
	END
};

const struct bk_word bk_word_rules[] = {
	[BK_NEVER_ATTENDED] = W("never_attended", "Tidak pernah hadir",
	    "Never attended"),
	[BK_LOW_ACTIVITY] = W("low_activity", "Keaktifan di bawah batas",
	    "Activity below the limit"),
	[BK_NO_ASSIGNMENTS] = W("no_assignments",
	    "Tidak pernah mengumpulkan tugas", "No assignment handed in"),
	[BK_UNEXCUSED_RUN] = W("unexcused_run",
	    "Tanpa keterangan beberapa hari berturut-turut",
	    "Several unexcused days in a row"),
	[BK_CHRONIC_ABSENCE] = W("chronic_absence", "Sering tidak hadir",
	    "Chronic absence"),
	[BK_ECONOMIC] = W("economic", "Ekonomi", "Economic"),
	[BK_FAMILY] = W("family", "Keluarga", "Family"),
	[BK_BEHAVIOUR] = W("behaviour", "Perilaku", "Behaviour"),
	[BK_ACHIEVEMENT] = W("achievement", "Prestasi belajar",
	    "Achievement"),
	[BK_RIGHTS] = W("rights", "Hak siswa", "Rights"),
	[BK_OTHER] = W("other", "Lain-lain", "Other"),
	END
};

const struct bk_word bk_word_causes[] = {
	W("forgot", "Lupa", "Forgot"),
	W("boredom", "Jenuh/bosan", "Boredom"),
	W("low_motivation", "Motivasi rendah", "Low motivation"),
	W("health", "Kesehatan", "Health"),
	W("network", "Jaringan/sinyal", "Network"),
	W("no_device", "Tidak punya gawai", "No device"),
	W("economic", "Ekonomi", "Economic"),
	W("job_loss", "Orang tua kehilangan pekerjaan", "Job loss"),
	W("family", "Keluarga", "Family"),
	W("peers", "Pergaulan", "Peers"),
	W("distance", "Jarak rumah", "Distance"),
	W("terrain", "Medan/akses jalan", "Terrain"),
	END
};

const struct bk_word bk_word_steps[] = {
	[BK_STEP_PHONE] = W("phone", "Telepon", "Phone call"),
	[BK_STEP_WHATSAPP] = W("whatsapp", "WhatsApp", "WhatsApp"),
	[BK_STEP_SUMMONS] = W("summons", "Panggilan", "Summons"),
	[BK_STEP_VISIT] = W("visit", "Kunjungan rumah", "Home visit"),
	[BK_STEP_EVALUATION] = W("evaluation", "Evaluasi", "Evaluation"),
	[BK_STEP_CONFIRM] = W("confirm", "Konfirmasi", "Confirmation"),
	[BK_STEP_CLOSE] = W("close", "Penutupan kasus", "Closed"),
	[BK_STEP_REFERRAL] = W("referral", "Alih tangan kasus", "Referral"),
	[BK_STEP_REOPEN] = W("reopen", "Dibuka kembali", "Reopened"),
	[BK_STEP_NOTE] = W("note", "Catatan", "Note"),
	[BK_STEP_VISIT_REQUEST] = W("visit_request",
	    "Permohonan kunjungan rumah", "Visit request"),
	[BK_STEP_APPROVAL] = W("approval", "Persetujuan kepala sekolah",
	    "Principal's approval"),
	[BK_STEP_ASSENT] = W("assent", "Kesediaan siswa", "Student's assent"),
	[BK_STEP_CONSENT] = W("consent", "Kesediaan orang tua/wali",
	    "Guardian's consent"),
	[BK_STEP_INSTRUMENT] = W("instrument", "Instrumen", "Instrument"),
	[BK_STEP_ASSIGNMENT] = W("assignment", "Surat tugas",
	    "Letter of assignment"),
	[BK_STEP_COUNSELLING] = W("counselling", "Konseling individual",
	    "Individual counselling"),
	[BK_STEP_CONFERENCE] = W("conference", "Konferensi kasus",
	    "Case conference"),
	[BK_STEP_ADVOCACY] = W("advocacy", "Advokasi", "Advocacy"),
	[BK_STEP_AID] = W("aid", "Bantuan", "Aid"),
	[BK_STEP_HANDOVER] = W("handover", "Serah terima", "Handover"),
	[BK_STEP_PROMISE] = W("promise", "Kesepakatan", "Promise"),
	[BK_STEP_ADVANCE] = W("advance", "Naik tahap", "Moved up"),
	END
};

const struct bk_word bk_word_outcomes[] = {
	[BK_REACHED] = W("reached", "Terhubung", "Reached"),
	[BK_UNREACHABLE] = W("unreachable", "Tidak terhubung", "Unreachable"),
	[BK_WRONG_NUMBER] = W("wrong_number", "Nomor salah", "Wrong number"),
	[BK_CAME] = W("came", "Hadir", "Came"),
	[BK_DID_NOT_COME] = W("did_not_come", "Tidak hadir", "Did not come"),
	[BK_UNDELIVERED] = W("undelivered", "Tidak tersampaikan",
	    "Undelivered"),
	[BK_MET] = W("met", "Bertemu", "Met"),
	[BK_NOBODY_HOME] = W("nobody_home", "Tidak Ada di Rumah",
	    "Nobody home"),
	[BK_REFUSED] = W("refused", "Menolak", "Refused"),
	[BK_VISIT_CANCELLED] = W("cancelled", "Dibatalkan", "Cancelled"),
	[BK_EVAL_RESOLVED] = W("resolved", "Tuntas", "Resolved"),
	[BK_IMPROVING] = W("improving", "Membaik", "Improving"),
	[BK_UNCHANGED] = W("unchanged", "Belum Berubah", "Unchanged"),
	[BK_WORSE] = W("worse", "Memburuk", "Worse"),
	[BK_CONFIRMED] = W("confirmed", "Dikonfirmasi", "Confirmed"),
	[BK_MISTAKEN] = W("mistaken", "Keliru", "Mistaken"),
	[BK_GRANTED] = W("granted", "Disetujui", "Granted"),
	[BK_DENIED] = W("denied", "Tidak disetujui", "Denied"),
	[BK_WILLING] = W("willing", "Bersedia", "Willing"),
	[BK_UNWILLING] = W("unwilling", "Tidak bersedia", "Unwilling"),
	[BK_DOUBTFUL] = W("doubtful", "Ragu-ragu", "Doubtful"),
	[BK_GIVEN] = W("given", "Bersedia", "Given"),
	[BK_WITHDRAWN] = W("withdrawn", "Ditarik kembali", "Withdrawn"),
	[BK_PREPARED] = W("prepared", "Disiapkan", "Prepared"),
	[BK_ISSUED] = W("issued", "Diterbitkan", "Issued"),
	[BK_ANSWERED] = W("answered", "Ada Kabar", "News came"),
	[BK_RETURNED] = W("returned", "Kembali Ditangani Sekolah",
	    "Back with the school"),
	[BK_REFERRAL_CLOSED] = W("closed", "Rujukan Selesai",
	    "Referral ended"),
	[BK_KEPT] = W("kept", "Ditepati", "Kept"),
	[BK_BROKEN] = W("broken", "Tidak Ditepati", "Broken"),
	[BK_TO_SUMMONS] = W("summons", "Panggilan", "Summons"),
	[BK_TO_VISIT] = W("visit", "Kunjungan rumah", "Home visit"),
	[BK_TO_LEFT] = W("left", "Keluar/Lulus", "Left or graduated"),
	END
};

const struct bk_word bk_word_sexes[] = {
	[BK_FEMALE] = W("F", "Perempuan", "Female"),
	[BK_MALE] = W("M", "Laki-laki", "Male"),
	END
};

const struct bk_word bk_word_roles[] = {
	[BK_COUNSELLOR] = W("counsellor", "Guru BK", "Counsellor"),
	[BK_COORDINATOR] = W("coordinator", "Koordinator BK",
	    "Counselling coordinator"),
	[BK_HOMEROOM] = W("homeroom", "Wali Kelas", "Homeroom teacher"),
	[BK_TEACHER] = W("teacher", "Guru Mata Pelajaran", "Teacher"),
	[BK_PRINCIPAL] = W("principal", "Kepala Sekolah", "Principal"),
	[BK_STUDENT_AFFAIRS] = W("student_affairs", "Waka Kesiswaan",
	    "Student affairs"),
	[BK_CURRICULUM] = W("curriculum", "Waka Kurikulum", "Curriculum"),
	[BK_MENTOR] = W("mentor", "Guru Wali", "Mentor"),
	END
};

const struct bk_word bk_word_terrains[] = {
	[BK_EASY] = W("easy", "Mudah", "Easy"),
	[BK_HARD] = W("hard", "Sulit", "Hard"),
	END
};

const struct bk_word bk_word_presences[] = {
	[BK_PRESENT] = W("present", "Hadir", "Present"),
	[BK_LATE] = W("late", "Terlambat", "Late"),
	[BK_EXCUSED] = W("excused", "Izin", "Excused"),
	[BK_SICK] = W("sick", "Sakit", "Sick"),
	[BK_UNEXCUSED] = W("unexcused", "Tanpa Keterangan", "Unexcused"),
	END
};

const struct bk_word bk_word_purposes[] = {
	W("collect_data", "Mengumpulkan data", "Collect data"),
	W("clarify", "Klarifikasi", "Clarify"),
	W("inform", "Menyampaikan informasi", "Inform"),
	W("cooperate", "Membangun kerja sama", "Cooperate"),
	W("resolve", "Menyelesaikan masalah", "Resolve"),
	W("support", "Memberi dukungan", "Support"),
	W("family_counselling", "Konseling keluarga", "Family counselling"),
	END
};

const struct bk_word bk_word_hows[] = {
	[BK_GIFT] = W("given", "Diberikan", "Given"),
	[BK_LENT] = W("lent", "Dipinjamkan", "Lent"),
	END
};

const struct bk_word bk_word_complaint_types[] = {
	[BK_COMPLAINT] = W("complaint", "Pengaduan", "Complaint"),
	[BK_SUGGESTION] = W("suggestion", "Saran", "Suggestion"),
	[BK_PRAISE] = W("praise", "Apresiasi", "Praise"),
	END
};

int
bk_word_find(const struct bk_word *table, struct bk_str id)
{
	for (int i = 0; table[i].id; i++)
		if (bk_str_eq(bk_str(table[i].id), id))
			return i;
	return -1;
}

/* Words that share a long enough beginning are taken for a slip. */
const char *
bk_word_near(const struct bk_word *table, const char *id)
{
	size_t best = 2;
	const char *near = NULL;

	for (; table->id; table++) {
		size_t n = 0;

		while (id[n] && table->id[n] == id[n])
			n++;
		if (n > best) {
			best = n;
			near = table->id;
		}
	}
	return near;
}

const char *
bk_word_list(const char *list, const struct bk_word *w, struct bk_arena *a)
{
	const char *said = w->text[BK_LANG_ID];
	bool same = bk_str_ieq(bk_str(w->id), bk_str(said));

	return bk_arena_printf(a, "%s%s%s%s%s%s", list, *list ? ", " : "",
	    w->id, same ? "" : " (", same ? "" : said, same ? "" : ")");
}

const char *
bk_word_text(const struct bk_word *table, const char *id, enum bk_lang lang)
{
	int i = bk_word_find(table, bk_str(id));

	return i < 0 ? id : table[i].text[lang];
}
