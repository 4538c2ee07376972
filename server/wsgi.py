"""The application for gunicorn: ``gunicorn -c server/gunicorn.conf.py server.wsgi:app``."""

import os

from server.app import create_app
from server.settings import from_environment

app = create_app(from_environment(os.environ))
