"""How the documentation is built: `make docs`."""

import healthreports


project = "healthreports"
author = "the authors of healthreports"
release = healthreports.__version__
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["build", "examples"]
nitpicky = True

html_theme = "furo"
html_title = "healthreports"
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False

# Notebooks are stored without output: every build runs them, and a cell that fails stops it.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_show_tb = True
nb_execution_timeout = 120
nb_merge_streams = True
# The pages load nothing from elsewhere; without this, every one of a notebook would ask a server for RequireJS.
nb_ipywidgets_js: dict[str, dict[str, str]] = {}

myst_heading_anchors = 3
