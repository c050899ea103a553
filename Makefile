# Each target sets up .venv where needed. PYTHON=/path/to/python chooses the Python of a new one.
.PHONY: tour test lint docs test-browser fuzz

tour:
	@python=$$(sh tools/environment) && "$$python" docs/examples/tour.py

test:
	@python=$$(sh tools/environment dev) && "$$python" -m coverage run -m pytest && "$$python" -m coverage report

lint:
	@python=$$(sh tools/environment dev) && bin=$$(dirname "$$python") && \
	"$$python" -m ruff check && "$$python" -m ruff format --check && "$$python" -m mypy && "$$bin/lint-imports" --no-logo

# Files that no office wrote, through all readers; INPUTS=1000 for a quick look.
fuzz:
	@python=$$(sh tools/environment dev) && "$$python" -m tests.fuzz --inputs $${INPUTS:-200000}

# The notebooks are run anew; a warning is an error. The pages stand in docs/build/html.
docs:
	@python=$$(sh tools/environment docs) && \
	"$$python" -m sphinx --builder html --fresh-env --write-all --nitpicky --fail-on-warning --keep-going --show-traceback --quiet docs docs/build/html && \
	echo "the pages stand in docs/build/html"

# CHROMIUM=/path/to/chromium chooses the browser, SCREENSHOTS=/path/to/folder where its pictures stay.
test-browser: docs
	@python=$$(sh tools/environment browser) && CHROMIUM=$$(sh tools/browser "$$python") && export CHROMIUM && \
	"$$python" -m pytest tests/browser
