"""Runs the README's demo for a minute, as a newcomer would, and checks what it shows.

Prints "ok - ...", "FAIL - ..." or "skip - ..." for each check; the exit code is 1 when one failed.
"""
import html
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

SECONDS = 60  # how long the demo runs
PROMISED = 15  # seconds from the start within which articles and grouped copies are to be seen
GROUPED = 48  # seconds from the start after which the articles of REPUBLISHED are out and grouped
PAGES = ["/", "/sources", "/articles", "/stories", "/copies", "/hot", "/health/live", "/health/ready"]

# What the demo's sites carry of each other: a part of the original's address, and of those of its copies.
REPUBLISHED = {
    "/news/kestrel-bridge-closed-418201": ["/story.asp?id=7712"],
    "/p/heron-3-reaches-orbit": ["/small-countries-satellite/"],
    "/news/night-market-returns-418177": ["/fish-hall-comes-alive/"],
    "/a/10483921.html": ["/story/882151"],
    "/html/2041169.htm": ["/a/10483871.html"],
    "/html/2041187.htm": ["/a/10483877.html"],
    "/xwdt/content_30211.html": ["/html/2041178.htm"],
}

direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
failures = 0


def report(good, name, reason=""):
    global failures
    failures += not good
    print(f"ok - {name}" if good else f"FAIL - {name}: {reason}", flush=True)


def get(url):
    """The status code and the text of an answer; (0, reason) when there was none."""
    try:
        with direct.open(url, timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, str(error)
    except (OSError, ValueError) as error:
        return 0, str(error)


def read_status(base):
    """The dashboard's figures, or None while it does not answer them."""
    code, text = get(base + "/api/status")
    try:
        return json.loads(text) if code == 200 else None
    except ValueError:
        return None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def descendants(pid):
    """The process and all its children, from /proc."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(child) for child in children.read_text().split()]
    return found


def exposed_listeners(pid):
    """Listening TCP addresses of the process tree that are not loopback, as the hexadecimal of /proc/net/tcp."""
    inodes = set()
    for process in descendants(pid):
        for handle in Path(f"/proc/{process}/fd").iterdir():
            try:
                inodes.update(re.findall(r"socket:\[(\d+)\]", os.readlink(handle)))
            except OSError:
                pass  # closed meanwhile
    exposed = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if not os.path.exists(table):
            continue
        for row in Path(table).read_text().splitlines()[1:]:
            fields = row.split()
            address = fields[1].split(":")[0]
            loopback = address.endswith("7F") or address == "0" * 24 + "01000000"
            if fields[3] == "0A" and fields[9] in inodes and not loopback:
                exposed.append(fields[1])
    return exposed


def check_loopback(pid):
    name = "everything the demo serves is bound to loopback"
    if not os.path.isdir("/proc/net"):
        print(f"skip - {name}: this system has no /proc/net to read the listening addresses from")
        return
    exposed = exposed_listeners(pid)
    report(not exposed, name, "also listening on " + ", ".join(exposed))


def check_pages(base):
    for page in PAGES:
        code, text = get(base + page)
        report(code == 200 and text.strip(), f"{page} answers", f"status {code}, {text[:200]}")
    links = re.findall(r'href="/?(articles/[^"/?#]+)"', get(base + "/articles")[1])
    if not links:
        report(False, "/articles links to its articles", "no link of the form /articles/{id} on the page")
        return
    code, text = get(f"{base}/{links[0]}")
    report(code == 200 and len(text) > 500, "an article's own page answers", f"status {code} for /{links[0]}")


def read_json(base, path):
    """The answer of the API; None when it is none."""
    code, text = get(base + path)
    try:
        return json.loads(text) if code == 200 else None
    except ValueError:
        return None


def read_stories(base):
    """All stories with their texts, page by page."""
    stories, path = [], "/api/stories?take=20"
    while path:
        page = read_json(base, path) or {"items": []}
        stories += [read_json(base, f"/api/stories/{story['id']}") for story in page["items"]]
        path = page.get("next")
    return [story for story in stories if story]


def check_copies(stories):
    texts = [text["articles"] for story in stories for text in story["texts"]]
    wrong = []
    for original, copies in REPUBLISHED.items():
        group = next((articles for articles in texts if any(original in article["url"] for article in articles)), [])
        urls = [article["url"] for article in group]
        lead = [article["url"] for article in group if article["original"]]
        strange = [url for url in urls if not any(part in url for part in [original, *copies])]
        if not all(any(part in url for url in urls) for part in copies) or strange:
            wrong.append(f"{original} is grouped with {urls}")
        elif original not in lead[0]:
            wrong.append(f"{original} should be the original of {urls}")
    report(not wrong, f"{len(REPUBLISHED)} re-published articles are in one group each, with the right original", "; ".join(wrong))


def check_hot(base, stories):
    several = [story["story"] for story in stories if story["story"]["sources"] > 1 and story["story"]["texts"] > 1]
    report(several, "a story has several sources with texts of their own", f"{len(stories)} stories, none of them")
    hot = (read_json(base, "/api/hot") or {"items": []})["items"]
    report(several and {story["id"] for story in several} & {place["id"] for place in hot}, "the hot list has such a story",
           f"places {[place['id'] for place in hot]}")
    page = html.unescape(get(base + "/hot")[1])
    silent = [place["title"] for place in hot if place["title"] not in page or len(place["heat"]["explanation"]) < 3
              or len(place["heat"]["votes"]) != place["heat"]["sources"] + place["heat"]["copies"]]
    report(hot and not silent and "left after halving" in page, "every place of the hot list is explained, vote by vote", f"not so {silent}")


def check_related(base, stories):
    text = next((text for story in stories for text in story["texts"] if story["story"]["texts"] > 1), None)
    if text is None:
        report(False, "an article has related ones", "no story with two texts")
        return
    related = (read_json(base, f"/api/articles/{text['articles'][0]['id']}/related") or {"items": []})["items"]
    own = {article["id"] for article in text["articles"]}
    report(related and related[0]["sameStory"] and not own & {row["id"] for row in related},
           "related articles begin with the same story and hold no copy of the article", f"{[(row['id'], row['sameStory']) for row in related]}")


def check_news(base):
    stories = read_stories(base)
    check_copies(stories)
    check_hot(base, stories)
    check_related(base, stories)


def grouped(status):
    return status is not None and status["articles"] > 0 and status["groups"] > 0 and status["copies"] > 0


def watch(process, base, started):
    """Polls until the demo ends by itself; returns (seconds until copies were grouped, first and last figures)."""
    shown, first, last, news = None, None, None, False
    while process.poll() is None and time.monotonic() - started < SECONDS + 60:
        status = read_status(base)
        last = status or last
        if shown is None and grouped(status):
            shown, first = time.monotonic() - started, status
            check_pages(base)
            check_loopback(process.pid)
        if not news and shown is not None and time.monotonic() - started > GROUPED:
            news = True
            check_news(base)
        time.sleep(0.25)
    if not news:
        report(False, "the demo's copies, stories and hot list are looked at", "it ended too early or showed no copies")
    return shown, first, last


def stop(process):
    if process.poll() is not None:
        return
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=False, stdout=subprocess.DEVNULL)
    else:
        os.killpg(process.pid, 9)
    process.wait()


def check_outcome(shown, first, last, folder):
    if shown is None:
        report(False, "the demo stores articles and groups their copies", f"last figures of /api/status: {last}")
        return
    report(shown <= PROMISED, f"articles and grouped copies are there after {shown:.1f} s", f"promised within {PROMISED} s")
    print(f"     after {shown:.1f} s {first}, at the end {last}")
    report(last["articles"] > first["articles"], "articles appear while one watches", "their number did not grow")
    report(last["faults"] > 0, "the broken feed of the demo is recorded as a fault", "no fault was recorded")
    stored = [file.name for file in Path(folder).rglob("*.db") if file.stat().st_size > 0]
    report(stored, "the demo keeps its database in the folder it was given", "no database file there")


def main():
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder, log = os.path.join(scratch, "data"), os.path.join(scratch, "demo.log")
        command = ["dotnet", "run", "--no-build", "--project", "src/Aggregator.Worker", "--", "demo",
                   "--port", str(port), "--data", folder, "--seconds", str(SECONDS)]
        print(" ".join(command[:-3] + ["DIR", *command[-2:]]), flush=True)
        with open(log, "wb") as output:
            started = time.monotonic()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                       start_new_session=os.name != "nt")
            try:
                shown, first, last = watch(process, base, started)
                check_outcome(shown, first, last, folder)
                lasted = time.monotonic() - started
                report(process.poll() == 0 and lasted > SECONDS - 5, f"the demo ends by itself after {SECONDS} s",
                       f"exit code {process.poll()} after {lasted:.0f} s")
            finally:
                stop(process)
        if failures:
            print("last lines of the demo's log:")
            print("\n".join("     " + line for line in Path(log).read_text("utf-8", "replace").splitlines()[-40:]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
