"""What others write is text to the page, whatever it looks like."""

import pytest
from playwright.sync_api import expect

from tests.support.browser import Visitors
from tests.support.playing import LONG_TURNS, Table
from tests.support.server import Server

pytestmark = [pytest.mark.e2e, pytest.mark.browser]

MARKUP = (
    "<script>window.stolen = 1</script>",
    "<img src=x onerror='window.stolen = 1'>",
    "</p><svg onload=window.stolen=1>",
    "javascript:window.stolen=1 &lt;b&gt;",
)


def test_what_is_said_is_shown_as_it_was_written(visitors: Visitors, server: Server) -> None:
    """No element is made of it and nothing runs."""
    table = Table(server, "Markup-Anna", "Markup-Bob", ruleset=LONG_TURNS).start()
    page = visitors.open(table.path, key="Markup-Anna")
    for text in MARKUP:
        table.say("Markup-Bob", text)
        expect(page.get_by_role("log").get_by_text(text, exact=False)).to_be_visible()
    assert page.evaluate("window.stolen === undefined")
    assert page.locator("[role=log] img, [role=log] script, [role=log] svg[onload]").count() == 0
    table.leave()


def test_the_browser_itself_would_refuse_a_script(visitors: Visitors) -> None:
    """Should the page ever make an element of something: its policy lets none run but its own files."""
    page = visitors.open()
    ran = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective))
            const element = document.createElement('div')
            element.innerHTML = '<img src="data:," onerror="window.stolen = 1">'
            document.body.append(element)
        })"""
    )
    assert ran.startswith("script-src")
    assert page.evaluate("window.stolen === undefined")
