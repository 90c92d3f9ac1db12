#!/usr/bin/env python3
"""Score title, day of publication, authors and language that the `pages` verb wrote against a pack's truth.

  score_metadata.py truth.jsonl output.jsonl [--dataset NAME] [--wrong title|author|date|language] [--limit N] [--half 0|1] [--json]

Equality is normalised: case, white space, quotes and punctuation do not count; a date counts by its day as written.
--half keeps the pages of one half of the publishers, chosen by a hash of the registered domain: a change must help on both.
"""
import argparse, ast, collections, hashlib, json, re, unicodedata, urllib.parse

def norm(s): return re.sub(r'[\W_]+', '', unicodedata.normalize('NFKC', s or '')).casefold()
def names(s):
    if not s: return set()
    if s.startswith('['):
        try: s = '; '.join(ast.literal_eval(s))
        except (SyntaxError, ValueError): pass
    return {norm(x) for x in re.split(r'[;,]', s) if norm(x)}
def listed(s): return s if isinstance(s, str) or s is None else '; '.join(s)

def half(t):
    host = urllib.parse.urlsplit(t.get('url') or '').hostname or t['id']
    return hashlib.sha256('.'.join(host.split('.')[-2:]).encode()).digest()[0] & 1

ap = argparse.ArgumentParser(); ap.add_argument('truth'); ap.add_argument('output'); ap.add_argument('--dataset')
ap.add_argument('--wrong'); ap.add_argument('--limit', type=int, default=40); ap.add_argument('--half', type=int); ap.add_argument('--json', action='store_true'); a = ap.parse_args()
out = {json.loads(l)['id']: json.loads(l) for l in open(a.output, encoding='utf-8')}
count = collections.defaultdict(collections.Counter); shown = 0
for line in open(a.truth, encoding='utf-8'):
    t = json.loads(line); o = out.get(t['id'])
    if o is None or a.dataset and t['dataset'] != a.dataset: continue
    if a.half is not None and half(t) != a.half: continue
    author = listed(t.get('author')); verdicts = {}
    if t.get('title'): verdicts['title'] = 'right' if norm(t['title']) == norm(o['title']) else 'wrong' if o['title'] else 'missing'
    if t.get('date'):
        verdicts['date'] = 'right' if str(t['date'])[:10] == (o['date'] or '')[:10] else 'wrong' if o['date'] else 'missing'
    if author: verdicts['author'] = 'right' if names(author) == names(o['author']) else 'partly' if names(author) & names(o['author']) else 'wrong' if o['author'] else 'missing'
    elif t.get('title') and t['dataset'] in ('trafilatura', 'fundus-tests'): verdicts['no author'] = 'invented' if o['author'] else 'right'
    if t.get('language'): verdicts['language'] = 'right' if t['language'] == o.get('language') else 'wrong' if o.get('language') else 'missing'
    for k, v in verdicts.items():
        count[t['dataset'], k][v] += 1
        if a.wrong == k and v != 'right' and shown < a.limit:
            shown += 1; field = 'author' if k == 'no author' else k
            print(t['dataset'], t['id'], v, '| truth:', t.get(field), '| read:', o.get(field), '|', (t.get('url') or '')[:60])
rows = {(d, k): {v: c[v] / sum(c.values()) for v in ('right', 'partly', 'wrong', 'missing', 'invented')} | {'n': sum(c.values())} for (d, k), c in sorted(count.items())}
if a.json:
    report = collections.defaultdict(dict)
    for (d, k), row in rows.items(): report[d][k] = row
    print(json.dumps(report, indent=1))
else:
    for (d, k), row in rows.items():
        print(f"{d:14}{k:10}{row['n']:5}  " + '  '.join(f'{v} {row[v]:.3f}' for v in row if v != 'n' and row[v]))
