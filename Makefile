# Each target sets up .venv where needed. PYTHON=/path/to/python chooses the Python of a new one.
.PHONY: tour test lint

tour:
	@python=$$(sh tools/environment) && "$$python" docs/examples/tour.py

test:
	@python=$$(sh tools/environment dev) && "$$python" -m coverage run -m pytest && "$$python" -m coverage report

lint:
	@python=$$(sh tools/environment dev) && bin=$$(dirname "$$python") && \
	"$$python" -m ruff check && "$$python" -m ruff format --check && "$$python" -m mypy && "$$bin/lint-imports" --no-logo
