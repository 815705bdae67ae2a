# In a fresh clone `make run` and `make test` need nothing before them. Settings: KM_* (see docs).
PYTHON_OF_VENV := .venv/bin/python
VENV := .venv/pyvenv.cfg
RUN_READY := .venv/.ready-to-run
TEST_READY := .venv/.ready-to-test
# Test processes at once. A file stays in one of them, and the first ones (the browser's) start first.
# As many as there are cores, from two to four.
WORKERS ?= $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -lt 2 ] && n=2; [ $$n -gt 4 ] && n=4; echo $$n)
# The browser's scripts and styles; the templates are laid out by hand and linted.
FRONT_END := dashboard/static
PYTEST_ARGS ?=
# Each server and command that the tests start would compile the whole product again, a second or more.
KEEP_COMPILED := env -u PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test check format bench lock browser

help: ## แสดงคำสั่งทั้งหมด · list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

setup: $(RUN_READY) ## เตรียม .venv ให้พร้อมรัน · prepare .venv for running
	@echo 'พร้อมแล้ว: make run เปิดแดชบอร์ด · ready'

run: $(RUN_READY) ## เปิดแดชบอร์ด · start the dashboard
	@$(PYTHON_OF_VENV) -m kmcore init
	@exec $(PYTHON_OF_VENV) -m dashboard.serve

test: check browser ## ตรวจทั้งหมด รวมเบราว์เซอร์จริง · everything, with a real browser
	$(KEEP_COMPILED) $(PYTHON_OF_VENV) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder \
		--screenshot only-on-failure $(PYTEST_ARGS)

check: $(TEST_READY) ## รูปแบบ กฎ ชนิดข้อมูล ชั้นของโค้ด · format, lint, types, layers
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/oxfmt --check $(FRONT_END)
	.venv/bin/oxlint --deny-warnings $(FRONT_END)
	.venv/bin/djlint --lint --quiet dashboard/templates
	.venv/bin/mypy
	.venv/bin/lint-imports

format: $(TEST_READY) ## จัดรูปแบบโค้ด · rewrite the code's format
	$(PYTHON_OF_VENV) -m scripts.palette
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .
	.venv/bin/oxfmt $(FRONT_END)
	.venv/bin/oxlint --fix $(FRONT_END)

bench: $(TEST_READY) ## วัดความเร็ว · measure speed
	$(PYTHON_OF_VENV) -m tests.bench.run

lock: ## สร้าง constraints.txt ใหม่จาก requirements · renew constraints.txt
	@sh scripts/lock.sh

browser: $(TEST_READY)
	@$(PYTHON_OF_VENV) -m scripts.browser

# The stamps make a second call cheap. A .venv without a working pip (cut short, or left behind by a
# system upgrade) is made again.
ifneq ($(shell $(PYTHON_OF_VENV) -c 'import pip' 2>/dev/null || echo broken),)
.PHONY: $(VENV)
endif

$(VENV):
	@sh scripts/venv.sh create

$(RUN_READY): $(VENV) requirements.txt constraints.txt
	@sh scripts/venv.sh install requirements.txt
	@touch $@

$(TEST_READY): $(RUN_READY) requirements-dev.txt
	@sh scripts/venv.sh install requirements-dev.txt
	@touch $@
