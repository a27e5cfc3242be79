# bk: filters for the casework of a school's counselling office.
#
#	make demo	fetch what is missing, build, run the example school
#	make test	the same set-up, then every test, plain and sanitized
#	make		build everything into build/release
#
# VARIANT=release|debug|san picks the build; each has its own directory.

VARIANT ?= release
PREFIX	?= /usr/local
DESTDIR	?=
CC	?= cc
PKG_CONFIG ?= pkg-config
V	?= 0

B	:= build/$(VARIANT)
# The version: that of the newest entry of the changelog.
VERSION	:= $(shell sed -n 's/^bk (\(.*\)).*/\1/;1p' .packaging/changelog)

# The architecture: which layer may include which. A layer is compiled with
# -I for itself and for these, so an include that points up does not compile.
USES_base	:=
USES_solve	:= base
USES_format	:= base
USES_domain	:= format base
USES_plan	:= domain format solve base
USES_stats	:= domain format solve base
USES_check	:= plan stats domain format base
USES_words	:= domain format base
USES_ingest	:= words domain format base
USES_readers	:= ingest words domain format base
USES_report	:= plan stats domain format base
USES_repo	:= check plan stats words domain format base
USES_cmd	:= readers ingest words report repo check plan stats domain \
		   format base
# Of these, readers see one header, X/X.h: a recogniser tells the run what a
# file says, and knows nothing inside of it.
FACADE_readers	:= ingest
# In the order of linking: what calls stands before what is called.
LAYERS		:= readers ingest report repo words check plan stats domain \
		   format solve base

# Libraries of Debian's, and the one layer that includes each.
PKGS_format	:= yaml-0.1 xlsxwriter libzip expat zlib liblz4 nettle
# Of one module, lib/format/pdf*.c, and so of the programs that call it alone.
PKGS_pdf	:= pangocairo

COMMANDS := $(patsubst cmd/%.c,%,$(wildcard cmd/bk-*.c))

# A warning stops a developer's build, not that of a packager, who sets CFLAGS
# or builds what was released: a compiler of next year has new ones.
ifeq ($(origin WERROR)$(origin CFLAGS),undefinedundefined)
WERROR	:= $(if $(wildcard .git),-Werror)
endif
WARN	:= -Wall -Wextra $(WERROR) -Wshadow -Wstrict-prototypes \
	   -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wformat=2 \
	   -Wvla
OPT_release	:= -O2 -g
# What makes a fault of memory harder to use; not under the sanitizers.
HARD_release	:= $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,\
		   -D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
HARD_LD_release	:= -pie -Wl,-z,relro,-z,now
OPT_debug	:= -O0 -g3
OPT_lint	:= -O1 -fanalyzer
OPT_cover	:= -O0 -g --coverage
OPT_san		:= -O1 -g -fsanitize=address,undefined \
		   -fno-sanitize-recover=undefined -fno-omit-frame-pointer
OPT_fuzz	:= $(OPT_san) -fsanitize=fuzzer-no-link
CFLAGS	?= $(OPT_$(VARIANT))
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -pthread $(WARN) $(HARD_$(VARIANT)) \
	     $(OWN_CPPFLAGS) $(CPPFLAGS) $(CFLAGS)
# CPPFLAGS, CFLAGS and LDFLAGS are whoever's builds it, and come last.
ALL_LDFLAGS = -pthread $(HARD_LD_$(VARIANT)) \
	      $(if $(filter san fuzz,$(VARIANT)),-fsanitize=address$(,)undefined) \
	      $(if $(filter cover,$(VARIANT)),--coverage) $(LDFLAGS)
, := ,

pkg_cflags = $(if $(1),$(shell $(PKG_CONFIG) --cflags $(1) 2>/dev/null))
LIBS	:= $(shell $(PKG_CONFIG) --libs $(PKGS_format) 2>/dev/null) -lm
LIBS_pdf := $(shell $(PKG_CONFIG) --libs $(PKGS_pdf) 2>/dev/null)

Q := $(if $(filter 0,$(V)),@)
say = $(if $(filter 0,$(V)),@printf '  %-5s %s\n' $(1) $(2))

.PHONY: all deps demo example test check check-fast house memcheck attack bench route-bench install uninstall \
	dist deb clean format lint tidy build-tests build-fast fuzz build-fuzz
.DEFAULT_GOAL := all
# None of make's own rules: one would make the folder lib/report/letters out
# of letters.c.
MAKEFLAGS += --no-builtin-rules
.SECONDARY:

SRC_cmd := $(wildcard cmd/*.c)
$(foreach l,$(LAYERS),$(eval SRC_$(l) := $(wildcard lib/$(l)/*.c)))

# --- the letters of report, made into C; the folder is a prerequisite for the
# sake of a letter that is gone --------------------------------------------
LETTERS	:= $(sort $(wildcard lib/report/letters/*.letter))
MADE_report := $(B)/lib/report/letters/all.o

$(B)/lib/report/letters/embed: lib/report/letters/embed.c Makefile
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -o $@ $<

$(B)/lib/report/letters/all.c: $(B)/lib/report/letters/embed $(LETTERS) \
	    lib/report/letters
	$(call say,MAKE,$@)
	$(Q)$< $(LETTERS) >$@.new && mv $@.new $@

$(MADE_report): $(B)/lib/report/letters/all.c Makefile
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CFLAGS) $(CFLAGS_report) -MMD -MP -c -o $@ $<

# --- layers ---------------------------------------------------------------
# A link, beside which an include of the header finds nothing of its folder.
$(B)/facade/%.h: lib/%.h
	@mkdir -p $(@D)
	$(Q)ln -sf $(abspath $<) $@

define layer
FACADES_$(1) := $$(foreach f,$$(FACADE_$(1)),$(B)/facade/$$(f)/$$(f).h)
CFLAGS_$(1) := -Ilib/$(1) $$(foreach u,$$(USES_$(1)),\
	       -I$$(if $$(filter $$(u),$$(FACADE_$(1))),$(B)/facade,lib)/$$(u)) \
	       $$(call pkg_cflags,$$(PKGS_$(1)))
$(B)/lib/$(1)/%.o: lib/$(1)/%.c Makefile | $$(FACADES_$(1))
	$$(call say,CC,$$<)
	@mkdir -p $$(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $$(CFLAGS_$(1)) -MMD -MP -c -o $$@ $$<
$(B)/lib$(1).a: $(SRC_$(1):%.c=$(B)/%.o) $$(MADE_$(1))
	$$(call say,AR,$$@)
	@mkdir -p $$(@D)
	$(Q)rm -f $$@ && ar rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call layer,$(l))))

$(patsubst %.c,$(B)/%.o,$(wildcard lib/format/pdf*.c)): CFLAGS_format += $(call pkg_cflags,$(PKGS_pdf))

# The archives of a layer and of all that these need, in the order of linking.
needs = $(1) $(foreach u,$(USES_$(1)),$(call needs,$(u)))
archives = $(patsubst %,$(B)/lib%.a,$(filter $(sort $(call needs,$(1))), \
	   $(LAYERS)))

ARCHIVES := $(foreach l,$(LAYERS),$(B)/lib$(l).a)
CFLAGS_all := -Icmd $(addprefix -Ilib/,$(LAYERS)) \
	      $(call pkg_cflags,$(PKGS_format))

# --- commands ---------------------------------------------------------------
# A program is cmd/bk-NAME.c, its own parts (cmd/NAME-PART.c), what all share
# (libcmd.a), and the layers it uses, with those that these use.
SHARED_cmd := cmd cmd-complete cmd-docs cmd-progress cmd-say msg_cmd said \
	      $(patsubst cmd/%.c,%,$(wildcard cmd/said-*.c))

bk-check_PARTS	:=
bk-init_PARTS	:= init-ask
bk-ingest_PARTS	:= ingest-keep
bk-merge-case_PARTS :=
bk-record_PARTS	:= record-entry record-batch record-erase record-promise \
		   record-restrict record-service gather gather-aside
bk-report_PARTS	:= gather gather-aside report-form report-recap \
		   report-worklist \
		   report-data report-day report-desk report-letter report-number \
		   report-office report-paper report-parts report-promises \
		   report-handover report-semester report-exits
bk-schedule_PARTS := schedule-planned schedule-read schedule-routine \
		   schedule-whatif schedule-write msg_schedule
bk-stats_PARTS	:= gather gather-aside stats-exchange
bk-triage_PARTS	:=

bk-check_LAYERS	:= repo
bk-init_LAYERS	:= repo
bk-ingest_LAYERS := readers repo
bk-merge-case_LAYERS := repo
bk-record_LAYERS := repo
bk-report_LAYERS := report repo
bk-schedule_LAYERS := report repo
bk-stats_LAYERS	:= report repo
bk-triage_LAYERS := repo

$(B)/cmd/%.o: cmd/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Icmd $(addprefix -Ilib/,$(USES_cmd)) -MMD -MP -c -o $@ $<

$(B)/cmd/cmd.o: OWN_CPPFLAGS = -DBK_VERSION='"$(VERSION)"'
$(B)/cmd/cmd.o: .packaging/changelog

$(B)/libcmd.a: $(SHARED_cmd:%=$(B)/cmd/%.o)
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/bk-report: LIBS += $(LIBS_pdf)

# Layers with those that they use and what those use, in the order of linking.
and_used = $(1) $(foreach l,$(1),$(USES_$(l)))
with_below = $(filter $(call and_used,$(call and_used,$(1))),$(LAYERS))

define command
$(B)/$(1): $(B)/cmd/$(1).o $($(1)_PARTS:%=$(B)/cmd/%.o) $(B)/libcmd.a \
	   $(patsubst %,$(B)/lib%.a,$(call with_below,$($(1)_LAYERS)))
	$$(call say,LD,$$@)
	$$(Q)$$(CC) -o $$@ $$^ $$(ALL_LDFLAGS) $$(LIBS)
endef
$(foreach c,$(COMMANDS),$(eval $(call command,$(c))))

all: $(addprefix $(B)/,$(COMMANDS))

# --- tests ------------------------------------------------------------------
# tests/unit/LAYER/test_NAME.c
UNIT := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*/test_*.c))

# A test is compiled with -I for its layer and those that this may use, and
# linked with their archives alone: a change relinks what can notice it.
define unit
$(B)/tests/$(1)/%.o: tests/unit/$(1)/%.c Makefile | $$(FACADES_$(1))
	$$(call say,CC,$$<)
	@mkdir -p $$(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit $$(CFLAGS_$(1)) \
	    $$(addprefix -Ilib/,$$(FACADE_$(1))) -MMD -MP -c -o $$@ $$<

$(B)/tests/$(1)/%: $(B)/tests/$(1)/%.o $(call archives,$(1))
	$$(call say,LD,$$@)
	$(Q)$(CC) -o $$@ $$^ $(ALL_LDFLAGS) $(LIBS) $(LIBS_pdf) -lcmocka
endef
$(foreach l,$(LAYERS),$(eval $(call unit,$(l))))

# Faults on demand (tests/fault/shim.c); under ASan nothing can be preloaded,
# and where coverage is counted they would strike gcov's own files, hundreds for
# each command.
FAULT := $(if $(filter san cover,$(VARIANT)),,$(B)/fault/shim.so \
	$(B)/fault/bk-fault-driver)

$(B)/fault/%.so: tests/fault/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -g -fPIC -shared -o $@ $< -ldl

$(B)/fault/%: tests/fault/%.c $(ARCHIVES) Makefile
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(CFLAGS_all) -MMD -MP -o $@ $< $(ARCHIVES) $(ALL_LDFLAGS) $(LIBS)

# Fuzz targets: any compiler links them with replay.c, for the corpora; clang
# with libFuzzer. `make fuzz FUZZ_TIME=600` looks for more, in build/fuzz.
FUZZ := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_TIME ?= 60
FUZZ_MAIN := $(if $(filter fuzz,$(VARIANT)),,$(B)/fuzz/replay.o)

$(B)/fuzz/%.o: tests/fuzz/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(CFLAGS_all) -MMD -MP -c -o $@ $<

# The layer that each is of; it links that one's archives.
FUZZ_opt := base
FUZZ_csv := format
FUZZ_page := format
FUZZ_date := domain
FUZZ_docs := domain
FUZZ_yaml := domain
FUZZ_ingest := readers
FUZZ_map := readers
FUZZ_merge := repo
FUZZ_form := repo
FUZZ_journal := repo
FUZZ_batch := domain
FUZZ_stats := stats
FUZZ_ics := format
FUZZ_xlsx := format
FUZZ_letter := report

define fuzz
$(B)/fuzz/fuzz_$(1): $(B)/fuzz/fuzz_$(1).o $(FUZZ_MAIN) \
    $(call archives,$(FUZZ_$(1)))
	$$(call say,LD,$$@)
	$(Q)$(CC) -o $$@ $$^ $(ALL_LDFLAGS) $(if $(FUZZ_MAIN),,-fsanitize=fuzzer) $(LIBS) $(if $(filter report,$(FUZZ_$(1))),$(LIBS_pdf))
endef
$(foreach t,$(FUZZ:$(B)/fuzz/fuzz_%=%),$(eval $(call fuzz,$(t))))

build-fuzz: $(FUZZ)

fuzz:
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang build-fuzz
	@tests/fuzz/run build/fuzz $(FUZZ_TIME) $(or $(FUZZ_ONLY),$(FUZZ:$(B)/fuzz/fuzz_%=%))

build-fast: all $(UNIT)

build-tests: all example $(UNIT) $(FUZZ) $(FAULT)

# --- what is needed, and the two commands of the README -----------------------
# Debian's packages: to build, then to test.
DEPS := gcc libc6-dev pkg-config libyaml-dev libxlsxwriter-dev libzip-dev \
	libexpat1-dev zlib1g-dev liblz4-dev nettle-dev libcairo2-dev \
	libpango1.0-dev fonts-liberation \
	libcmocka-dev mandoc man-db valgrind poppler-utils python3 python3-openpyxl \
	python3-icalendar python3-yaml glpk-utils itools parallel git-crypt strace faketime

deps:
	@need=; for p in $(DEPS); do \
	dpkg-query -W -f '$${db:Status-Status}' $$p 2>/dev/null | \
	grep -q '^installed' || need="$$need $$p"; done; \
	[ -z "$$need" ] || { echo "installing:$$need"; \
	s=; [ "$$(id -u)" -eq 0 ] || s=sudo; \
	$$s apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	$$s apt-get install -y -qq --no-install-recommends $$need; }

# Libraries are looked for when make starts: after deps, make starts anew.
test check: deps
	@$(MAKE) --no-print-directory VARIANT=release build-tests
	@$(MAKE) --no-print-directory VARIANT=san build-tests
	@HOUSE=$(HOUSE) tests/run build/release build/san

# What a change of one file needs: no sanitizer, no corpora, no flows, and of
# random schools (FAST) one in ten.
check-fast:
	@$(MAKE) --no-print-directory VARIANT=release build-fast
	@FAST=1 HOUSE=$(HOUSE) ONLY='tests/house /test_ /golden/' \
	    tests/run build/release

# The rules of the house (tests/house), against the sources and the object
# files; what breaks one fails `make test`; HOUSE=warn only prints it.
HOUSE ?= strict

house:
	@$(MAKE) --no-print-directory VARIANT=release build-tests
	@tests/house/house build/release

# What the tests go through, by gcov: lines over 90 %, branches over 80 %. A
# program that is killed may leave a file of gcov's that the next one complains
# of: no test is about that.
coverage:
	@find build/cover -name '*.gcda' -delete 2>/dev/null || :
	@$(MAKE) --no-print-directory VARIANT=cover CC=gcc build-tests
	@GCOV_ERROR_FILE=$(CURDIR)/build/cover/gcov.log tests/run build/cover
	@tests/coverage build/cover

# What bk-stats --min-cell hides, attacked in ATTACKS random schools: some
# twenty minutes of one processor for a thousand. `make test` attacks ten.
ATTACKS ?= 1000

attack:
	@$(MAKE) --no-print-directory VARIANT=release all
	@tests/oracle/attack build/release $(ATTACKS)

# Under valgrind (tests/memcheck): minutes, so a target of its own.
memcheck:
	@$(MAKE) --no-print-directory VARIANT=release build-tests
	@tests/memcheck build/release

# Every fault at every call of every command: hours of one processor; with
# FAULTS='--sample 10 record' some of them. `make test` strikes one call of
# each kind.
FAULTS	?=

faults:
	@$(MAKE) --no-print-directory VARIANT=release build-tests
	@tests/fault/faults.py --jobs $$(nproc) build/release $(FAULTS)
	@$(if $(FAULTS),,tests/fault/many.sh build/release)

# --- the example school: examples/candiroto/README.md ------------------------
EXAMPLE := $(B)/examples/candiroto/generate

$(B)/examples/%.o: examples/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(EXAMPLE): $(patsubst %.c,$(B)/%.o,$(wildcard examples/candiroto/*.c))
	$(call say,LD,$@)
	$(Q)$(CC) -o $@ $^ $(ALL_LDFLAGS)

example: $(EXAMPLE)

# A make of its own: pkg-config knows nothing before deps.
demo: deps
	$(Q)$(MAKE) --no-print-directory all example
	$(Q)sh examples/candiroto/demo.sh $(B)

# --- benchmarks and drivers: tests/bench/NAME.c ------------------------------
$(B)/bench/%: tests/bench/%.c $(ARCHIVES) Makefile
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(CFLAGS_all) -MMD -MP -o $@ $< $(ARCHIVES) $(ALL_LDFLAGS) $(LIBS)

# The floor is as fast as this very machine allows.
$(B)/bench/floor: tests/bench/floor.c Makefile
	$(call say,LD,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O3 -march=native -o $@ $<

# bench measures bk-ingest against a floor and other tools, taken in turn.
ROUNDS	?= 5

bench: all $(addprefix $(B)/bench/,genlog floor genxlsx xlsx-floor events)
	tests/bench/ingest-bench $(abspath $(B)) $(ROUNDS)
	tests/bench/stats-bench $(abspath $(B)) $(ROUNDS)

# route-bench measures lib/solve on published instances: one program, a file a
# format, and it stands beside the commands.
ROUTE_BENCH := $(patsubst tests/bench/%.c,$(B)/bench/%.o,\
	       $(wildcard tests/bench/route-bench*.c))

$(B)/bench/%.o: tests/bench/%.c Makefile
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/bench $(CFLAGS_all) -MMD -MP -c -o $@ $<

$(B)/route-bench: $(ROUTE_BENCH) $(ARCHIVES)
	$(call say,LD,$@)
	$(Q)$(CC) -o $@ $^ $(ALL_LDFLAGS) $(LIBS)

route-bench: $(B)/route-bench

-include $(wildcard $(B)/lib/*/*.d $(B)/lib/*/*/*.d $(B)/cmd/*.d $(B)/tests/*/*.d $(B)/fuzz/*.d $(B)/bench/*.d \
	$(B)/examples/*/*.d)

# --- the rest -------------------------------------------------------------------
# What an installation holds: the same list installs, packs and removes.
BINDIR	?= $(PREFIX)/bin
MANDIR	?= $(PREFIX)/share/man
DATADIR	:= $(PREFIX)/share
MANUALS	:= $(wildcard man/*.[157]) $(wildcard man/id/*.[157])
SHELLS	:= $(filter-out bk-merge-case,$(COMMANDS))
# man/id/bk.7 goes to MANDIR/id/man7/bk.7
man_dir = $(DESTDIR)$(MANDIR)/$(patsubst man/%,%,$(filter-out man/,$(dir $(1))))man$(subst .,,$(suffix $(1)))
BASH_DIR := $(DESTDIR)$(DATADIR)/bash-completion/completions
ZSH_DIR	:= $(DESTDIR)$(DATADIR)/zsh/vendor-completions
FISH_DIR := $(DESTDIR)$(DATADIR)/fish/vendor_completions.d
INSTALLED = $(addprefix $(DESTDIR)$(BINDIR)/,$(COMMANDS)) \
	    $(foreach m,$(MANUALS),$(call man_dir,$(m))/$(notdir $(m))) \
	    $(addprefix $(BASH_DIR)/,$(SHELLS)) $(ZSH_DIR)/_bk \
	    $(FISH_DIR)/bk.fish $(addprefix $(FISH_DIR)/,$(SHELLS:=.fish))

install: all
	install -d $(DESTDIR)$(BINDIR) $(BASH_DIR) $(ZSH_DIR) $(FISH_DIR) \
	    $(sort $(foreach m,$(MANUALS),$(call man_dir,$(m))))
	install -m 755 $(addprefix $(B)/,$(COMMANDS)) $(DESTDIR)$(BINDIR)
	$(foreach m,$(MANUALS),install -m 644 $(m) $(call man_dir,$(m)) &&) true
	install -m 644 .packaging/_bk $(ZSH_DIR)
	for c in $(SHELLS); do \
	install -m 644 .packaging/bk.bash $(BASH_DIR)/$$c && \
	install -m 644 .packaging/bk.fish $(FISH_DIR)/$$c.fish || exit 1; done

uninstall:
	rm -f $(INSTALLED)

# The sources of the last commit, the same bytes for the same commit.
dist:
	@mkdir -p build
	git archive --prefix=bk-$(VERSION)/ HEAD | gzip -9n \
	    >build/bk-$(VERSION).tar.gz
	@echo build/bk-$(VERSION).tar.gz

deb:
	@rm -rf build/deb && mkdir -p build/deb
	$(Q)$(MAKE) --no-print-directory install DESTDIR=build/deb PREFIX=/usr
	$(Q).packaging/deb build/deb $(VERSION) build/bk_$(VERSION).deb
	@echo build/bk_$(VERSION).deb

format:
	clang-format -i $$(git ls-files '*.[ch]')

# Clean, all of it: a warning fails. Why one is silenced stands beside the line.
# gcc -fanalyzer is a build of its own, with the includes of each layer; clang
# compiles all in `make fuzz`. clang-tidy's checks, and what is left out of them,
# stand in .clang-tidy; what has not changed since it was clean is not asked for
# again.
lint:
	mandoc -Tlint -Wwarning man/*.[157]
	! mandoc -Tlint -Wwarning man/id/*.[157] | grep -v -e 'first section' \
	    -e 'outside NAME'	# mandoc knows the names of sections in English
	@$(MAKE) --no-print-directory VARIANT=lint CC=gcc WERROR=-Werror all
	cppcheck -q --error-exitcode=1 --std=c11 -D_GNU_SOURCE -Icmd \
	    --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem $(addprefix -Ilib/,$(LAYERS)) \
	    -j $(PROCESSORS) cmd lib
	@$(MAKE) --no-print-directory VARIANT=lint CC=gcc WERROR=-Werror tidy

PROCESSORS = $(shell nproc 2>/dev/null || echo 1)
TIDY	:= $(patsubst %.c,$(B)/%.tidy,$(wildcard cmd/*.c lib/*/*.c))

# An object is as new as the headers that its source includes.
$(B)/%.tidy: $(B)/%.o .clang-tidy
	$(call say,TIDY,$*.c)
	$(Q)clang-tidy --quiet --warnings-as-errors='*' $*.c -- -std=c11 \
	    -D_GNU_SOURCE -DBK_VERSION='"$(VERSION)"' $(CFLAGS_all) \
	    $(call pkg_cflags,$(PKGS_pdf)) >$@.said 2>&1 || { cat $@.said; exit 1; }
	@mv $@.said $@

tidy:
	@$(MAKE) --no-print-directory -k \
	    $(if $(findstring -j,$(MAKEFLAGS)),,-j $(PROCESSORS)) $(TIDY)

clean:
	rm -rf build
