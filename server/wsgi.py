"""The application for gunicorn: ``gunicorn -c server/gunicorn.conf.py server.wsgi:app``."""

import logging.config
import os

from server import logs
from server.app import create_app
from server.settings import from_environment

settings = from_environment(os.environ)
logging.config.dictConfig(logs.configuration(settings))
app = create_app(settings)
