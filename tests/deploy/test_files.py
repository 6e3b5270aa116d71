"""What an operator copies: checked by the programs that read it, where they are on this machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.metrics import Metrics
from tests.deploy.page import PAGE, ROOT

DEPLOY = ROOT / "docs" / "deploy"
UNITS = ("task-force-bot.service", "task-force-backup.service", "task-force-backup.timer")
ALERTS = DEPLOY / "prometheus-alerts.yml"


def needs(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"there is no {program} here")
    return found


def checked(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_each_file_is_told_of() -> None:
    told = PAGE.read_text(encoding="utf-8")

    assert [each.name for each in DEPLOY.iterdir() if each.name not in told] == []


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    """But for the folder, which is not on this machine."""
    program = needs("systemd-analyze")
    for each in UNITS:
        text = (DEPLOY / each).read_text()
        text = text.replace("/opt/task-force-bot/.venv/bin/python", str(shutil.which("true")))
        (tmp_path / each).write_text(text)

    said = checked(program, "verify", "--man=no", *(tmp_path / each for each in UNITS))

    assert said == ""


def test_the_service_can_do_little() -> None:
    """Systemd's own measure, from 0 (nothing is open to it) to 10."""
    program = needs("systemd-analyze")

    checked(program, "security", "--offline=true", "--threshold=15", DEPLOY / UNITS[0])


@pytest.mark.parametrize("file", ["Caddyfile", "nginx.conf"])
def test_the_doors_before_the_webhook(tmp_path: Path, file: str) -> None:
    text = (DEPLOY / file).read_text()
    assert text.count("{") == text.count("}")
    assert text.count("127.0.0.1:8080") == 1
    if file == "Caddyfile":
        checked(needs("caddy"), "validate", "--adapter=caddyfile", "--config", DEPLOY / file)
    else:
        nginx_takes(needs("nginx"), text, tmp_path)


def nginx_takes(nginx: str, text: str, folder: Path) -> None:
    """It opens the certificate and the ports, which are not on this machine."""
    here = re.sub(r".*(ssl_certificate|\[::\]).*\n", "", text)
    here = here.replace("443 ssl", f"unix:{folder}/socket")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{each}_temp_path {folder}/{each};\n" for each in kinds)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{places}{here}\n}}\n"
    )
    checked(nginx, "-t", "-p", folder, "-c", folder / "nginx.conf")


# Prometheus


def exported() -> set[str]:
    """The names that the bot's /metrics has, and those that Prometheus has of every job."""
    lines = Metrics().as_text().decode().splitlines()
    return {re.split(r"[ {]", each)[0] for each in lines if not each.startswith("#")} | {"up"}


def test_the_alerts_ask_for_what_the_bot_exports() -> None:
    rules = re.findall(r"expr: (.*)", ALERTS.read_text())
    asked = {name for rule in rules for name in re.findall(r"\b(?:task_force|process)_\w+", rule)}

    assert len(rules) > 10
    assert asked - exported() == set()


def test_each_figure_of_something_that_failed_has_its_alert() -> None:
    failures = {
        each for each in exported() if re.search(r"(failed|unreadable|unknown)_total$", each)
    }

    assert {each for each in failures if each not in ALERTS.read_text()} == set()


def test_each_alert_says_what_to_do() -> None:
    text = ALERTS.read_text()
    names = re.findall(r"alert: (\w+)", text)

    assert len(names) == len(set(names))
    for word in ("expr", "severity", "summary", "action"):
        assert text.count(f"{word}: ") == len(names), word


def test_prometheus_takes_the_rules() -> None:
    checked(needs("promtool"), "check", "rules", ALERTS)
