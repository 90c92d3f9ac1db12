#!/usr/bin/env python3
"""Score title, day of publication, authors and language that the `pages` verb wrote against a pack's truth.

  score_metadata.py truth.jsonl output.jsonl [--dataset NAME] [--wrong title|author|date|language] [--limit N]

Equality is normalised: case, white space, quotes and punctuation do not count; a date counts by its day as written.
"""
import argparse, ast, collections, json, re, unicodedata

def norm(s): return re.sub(r'[\W_]+', '', unicodedata.normalize('NFKC', s or '')).casefold()
def names(s):
    if not s: return set()
    if s.startswith('['):
        try: s = '; '.join(ast.literal_eval(s))
        except (SyntaxError, ValueError): pass
    return {norm(x) for x in re.split(r'[;,]', s) if norm(x)}
def listed(s): return s if isinstance(s, str) or s is None else '; '.join(s)

ap = argparse.ArgumentParser(); ap.add_argument('truth'); ap.add_argument('output'); ap.add_argument('--dataset')
ap.add_argument('--wrong'); ap.add_argument('--limit', type=int, default=40); a = ap.parse_args()
out = {json.loads(l)['id']: json.loads(l) for l in open(a.output, encoding='utf-8')}
count = collections.defaultdict(collections.Counter); shown = 0
for line in open(a.truth, encoding='utf-8'):
    t = json.loads(line); o = out.get(t['id'])
    if o is None or a.dataset and t['dataset'] != a.dataset: continue
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
for (d, k), c in sorted(count.items()):
    n = sum(c.values()); print(f'{d:14}{k:10}{n:5}  ' + '  '.join(f'{v} {c[v]/n:.3f}' for v in ('right', 'partly', 'wrong', 'missing', 'invented') if c[v]))
