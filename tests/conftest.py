"""What every test gets; the fixtures live in tests/support, each where its subject is."""

pytest_plugins = (
    "tests.support.network",
    "tests.support.databases",
    "tests.support.browser",
    "pytester",
)
