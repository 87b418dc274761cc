// The content security policy of the site: the build writes it into every page.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** A source of a policy that allows exactly this text. */
export const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What a page of the site may load, and from where: files beside it, and what it made itself. */
const OWN_FILES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'frame-src': "'self'",
  // A static page has the site as its base (`src/site/page.ts`).
  'base-uri': "'self'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  // `src/ui/trusted.ts` and `src/views/library/Library.tsx`.
  'trusted-types': 'default pictures',
};

/** The texts of a page's elements of this name that name no file, and are not data. */
const textsOf = (html: string, name: string): string[] =>
  [
    ...html.matchAll(
      new RegExp(
        `<${name}\\b(?![^>]*\\s(?:src=|type="(?:application/ld|text/plain)))[^>]*>([^]*?)</${name}>`,
        'g',
      ),
    ),
  ].map(([, text = '']) => text);

/** A page with its policy, and the fields in which it is to differ from the site's. */
export function withPolicy(html: string, other: Readonly<Record<string, string>> = {}): string {
  const fields: Record<string, string> = { ...OWN_FILES, ...other };
  for (const [field, name] of [
    ['script-src', 'script'],
    ['style-src', 'style'],
  ] as const)
    fields[field] = [fields[field], ...textsOf(html, name).map(hashOf)].join(' ').trim();
  const policy = Object.entries(fields).map((field) => field.join(' '));
  const metas = [
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`,
    '<meta name="referrer" content="no-referrer" />',
  ];
  // First of all: it holds for what comes after it only.
  return html
    .replace(/\s*<meta (charset|name="referrer"|http-equiv="Content-Security-Policy")[^>]*>/g, '')
    .replace(/<head>/, () => `<head>\n    ${metas.join('\n    ')}`);
}

/** Writes the policy into the pages when all of them are there, also those that other plugins write. */
export function policyInPages(): Plugin {
  let folder = '';
  let isWritten = false;
  return {
    name: 'policy-in-pages',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    writeBundle() {
      isWritten = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        // A build that failed is closed, too.
        if (!isWritten) return;
        for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
          if (file.endsWith('.html')) {
            const path = join(folder, file);
            writeFileSync(path, withPolicy(readFileSync(path, 'utf8')));
          }
      },
    },
  };
}

const TAKES_ELEMENT = '!root.head && root.adoptedStyleSheets';

/**
 * CodeMirror styles its shadow roots by sheets that a script makes, which the policy allows, and a document by
 * an element `style`, which it forbids. It gets the former in both.
 */
export const editorWithoutStyleElement: Plugin = {
  name: 'editor-without-style-element',
  apply: 'build',
  transform: {
    filter: { id: /\/style-mod\/src\/style-mod\.js$/ },
    handler(code) {
      if (!code.includes(TAKES_ELEMENT)) this.error('style-mod is another one: see how it adds its styles.');
      return { code: code.replace(TAKES_ELEMENT, 'root.adoptedStyleSheets'), map: null };
    },
  },
};
