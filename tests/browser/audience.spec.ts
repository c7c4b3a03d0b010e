// What is for agents is in no file of the public site: not in pages, data, index, scripts or file names.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { documentOf, SITES } from './sites.ts';

interface Entry {
  kind: 'guide' | 'faq' | 'flow' | 'message';
  id: string;
  title: string;
  summary: string;
  keywords?: string[];
  audience: string;
  version: string;
}

/** Every file below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const place = join(folder, name);
    return statSync(place).isDirectory() ? filesBelow(place) : [place];
  });
}

/** The words of a page between its tags, in runs long enough that no other page says the same by chance. */
function runs(html: string): string[] {
  // The captions of scripts are the interface's own words.
  return html
    .replaceAll(/<figcaption>.*?<\/figcaption>/gs, '')
    .split(/<[^>]*>/)
    .map((run) => run.trim())
    .filter((run) => run.length >= 8);
}

test('no file of the public site holds a word of an agents’ page', () => {
  const data = join(SITES.agent.folder, 'data');
  const read = (path: string) => JSON.parse(readFileSync(join(data, path), 'utf8'));
  const agentOnly = (read('manifest.json').entries as Entry[]).filter((entry) => entry.audience === 'agent');
  expect(agentOnly.length, 'there are pages for agents').toBeGreaterThan(0);

  const publicFiles = filesBelow(SITES.public.folder);
  const publicText = publicFiles
    .filter((file) => file.includes('documents'))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
    .map((document) => `${document.html}\n${document.message?.subject ?? ''}`)
    .join('\n');
  const secrets = new Set<string>();
  for (const entry of agentOnly) {
    secrets.add(entry.title).add(entry.summary).add(documentOf(entry)).add(`guides/${entry.id}`);
    const document = read(documentOf(entry));
    for (const run of runs(document.html)) secrets.add(run);
    for (const heading of document.headings) secrets.add(heading.text);
    for (const keyword of entry.keywords ?? []) secrets.add(keyword);
  }
  // A word that public pages say as well is no secret; nearly all are.
  const telling = [...secrets].filter((secret) => secret.length >= 4 && !publicText.includes(secret));
  expect(telling.length).toBeGreaterThan(50);

  const found: string[] = [];
  for (const file of publicFiles) {
    const packed = readFileSync(file);
    // The index travels compressed; what it hides counts.
    const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed) : packed;
    for (const secret of telling) {
      if (bytes.includes(Buffer.from(secret)) || file.includes(secret)) found.push(`${file}: ${secret}`);
    }
  }
  expect(found).toEqual([]);
});
