/** Which static pages there are, and their words: those of the library and of the story. */
import { CONTENTS } from '../lessons/contents.ts';
import type { ContentsLine, Lesson } from '../lessons/types.ts';
import { ENTRIES } from '../library/entries.ts';
import { GROUPS } from '../library/groups.ts';
import { SHORT_NAMES } from '../library/short-names.ts';
import type { LibraryEntry } from '../library/types.ts';
import * as libraryWords from '../words/library.ts';
import * as words from '../words/site.ts';
import { element, escaped, textElement } from './html.ts';
import type { SitePage } from './types.ts';

/** The entry whose picture stands for a chapter: it shows what the chapter is about. */
export const PICTURE_OF_CHAPTER: Readonly<Record<string, string>> = {
  'why-agree': 'three-of-five-stop',
  'three-roles': 'paused-leader',
  'leader-election': 'quiet-election',
  'split-vote': 'split-vote-of-four',
  'log-replication': 'one-command',
  'crash-and-return': 'figure-7',
  partition: 'partition-2-3',
  'who-may-lead': 'vote-denied-old-log',
  committed: 'figure-8-c',
  'no-promise': 'stale-read-2014',
};
const PICTURE_OF_LIBRARY = 'partition-heals';

const LIBRARY = 'library/';
const STORY = 'story/';

/** The most that a description should have: a search engine cuts what is longer. */
const LONGEST = 160;

/** As many of the sentences as a description has room for. */
function fitting(sentences: readonly string[]): string {
  let all = '';
  for (const sentence of sentences) {
    const longer = all === '' ? sentence : `${all} ${sentence}`;
    if (longer.length > LONGEST) break;
    all = longer;
  }
  return all;
}

const link = (folder: string, title: string): string => element('a', { href: folder }, escaped(title));
/** The words of a chapter, whose terms and stresses are marked. */
const proseOf = (marked: string): string =>
  escaped(marked)
    .replace(/\[([^\]|]+)(?:\|[^\]]+)?\]/g, '<em>$1</em>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>');
/** What the page is about: the largest of its words. */
const aboutElement = (inner: string): string => element('p', { class: 'splash-about' }, escaped(inner));
const over = (inner: string): string => element('p', { class: 'splash-over' }, inner);
const named = (name: string, rest: string): string =>
  element('p', {}, `${textElement('strong', name)} ${rest}`);

// ---------------------------------------------------------------------------------------------- the library

function bodyOfEntry({ title, sentence, watch, section, broken, source }: LibraryEntry): string {
  return [
    over(link(LIBRARY, `${words.name}: ${words.library}`)),
    textElement('h1', title),
    aboutElement(sentence),
    ...(broken ? [named(libraryWords.rule, escaped(broken.rule))] : []),
    named(libraryWords.watch, escaped(watch)),
    ...(broken ? [named(libraryWords.kept, escaped(broken.kept))] : []),
    ...(source
      ? [
          named(
            words.source(source.publisher, source.year),
            `${link(source.address, source.title)}. ${escaped(source.leavesOut)}`,
          ),
        ]
      : []),
    textElement('p', section),
  ].join('\n');
}

const folderOf = (slug: string): string => `${LIBRARY}${slug}/`;

function pageOfEntry(entry: LibraryEntry): SitePage {
  const { slug, group, title, sentence, watch, section } = entry;
  return {
    folder: folderOf(slug),
    opens: `#library/${slug}`,
    canonical: folderOf(slug),
    title: words.titleOf(title),
    description: fitting([sentence, `${libraryWords.watch} ${watch}`]),
    card: {
      over: GROUPS.find(({ id }) => id === group)?.title ?? words.library,
      title,
      text: sentence,
      under: section,
      picture: slug,
      scheme: 'dark',
    },
    body: bodyOfEntry(entry),
  };
}

const shortPages = (pages: readonly SitePage[]): SitePage[] =>
  Object.entries(SHORT_NAMES).flatMap(([name, slug]) =>
    pages
      .filter(({ folder }) => folder === folderOf(slug))
      .map((page) => ({ ...page, folder: folderOf(name) })),
  );

function libraryContents(): SitePage {
  const groups = GROUPS.map(({ id, title, about }) => {
    const lines = ENTRIES.filter(({ group }) => group === id).map(
      (entry) => `<li>${link(folderOf(entry.slug), entry.title)}: ${escaped(entry.sentence)}</li>`,
    );
    return `${textElement('h2', title)}\n${textElement('p', about)}\n<ul>\n${lines.join('\n')}\n</ul>`;
  });
  const about = words.libraryAbout(ENTRIES.length);
  return {
    folder: LIBRARY,
    opens: '#library',
    canonical: LIBRARY,
    title: words.titleOf(words.libraryTitle),
    description: about,
    card: {
      over: words.library,
      title: words.libraryTitle,
      text: about,
      under: '',
      picture: PICTURE_OF_LIBRARY,
      scheme: 'dark',
    },
    body: [over(link('./', words.name)), textElement('h1', words.libraryTitle), aboutElement(about)]
      .concat(element('noscript', {}, `\n${groups.join('\n')}\n`))
      .join('\n'),
  };
}

// ------------------------------------------------------------------------------------------------ the story

function pageOfChapter(
  { id, title, about, minutes, beats }: ContentsLine,
  i: number,
  lesson: Lesson,
): SitePage {
  const folder = `${STORY}${id}/`;
  const place = words.chapterOf(i + 1, CONTENTS.length, minutes);
  const [first, ...others] = beats.map((beat) => {
    const { title: named, text } = lesson.words.beats[beat] ?? { title: beat, text: '' };
    return { title: textElement('strong', named), text: proseOf(text) };
  });
  const lines = others.map((said) => `<li>${said.title}<br />${said.text}</li>`);
  const next = CONTENTS[i + 1];
  const onward = next ? `<p>${link(`${STORY}${next.id}/`, next.title)}</p>` : '';
  return {
    folder,
    opens: `#story/${id}`,
    canonical: folder,
    title: words.titleOf(title),
    description: words.question(title, about),
    card: {
      over: words.story,
      title,
      text: about,
      under: place,
      picture: PICTURE_OF_CHAPTER[id] ?? PICTURE_OF_LIBRARY,
      scheme: 'light',
    },
    body: [
      over(link(STORY, `${words.name}: ${words.story}`)),
      textElement('h1', title),
      textElement('p', about),
      textElement('p', place),
      // What the page will show first can be read at once.
      element('p', {}, first?.title ?? ''),
      element('p', { class: 'splash-about' }, first?.text ?? ''),
      element('noscript', {}, `\n<ol start="2">\n${lines.join('\n')}\n</ol>\n${onward}\n`),
    ].join('\n'),
  };
}

function storyContents(): SitePage {
  const about = words.storyAbout(CONTENTS.length);
  const lines = CONTENTS.map(
    (line) => `<li>${link(`${STORY}${line.id}/`, line.title)}: ${escaped(line.about)}</li>`,
  );
  return {
    folder: STORY,
    opens: '#story',
    canonical: STORY,
    title: words.titleOf(words.storyTitle),
    description: about,
    card: {
      over: words.name,
      title: words.storyTitle,
      text: about,
      under: '',
      picture: PICTURE_OF_CHAPTER['three-roles'] ?? PICTURE_OF_LIBRARY,
      scheme: 'light',
    },
    body: [over(link('./', words.name)), textElement('h1', words.storyTitle), aboutElement(about)]
      .concat(element('noscript', {}, `\n<ol>\n${lines.join('\n')}\n</ol>\n`))
      .join('\n'),
  };
}

// ------------------------------------------------------------------------------------------------------ all

/** Every static page but the site's own, which is `MAIN_PAGE`. */
export async function namedPages(): Promise<readonly SitePage[]> {
  const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
  const chapters = CONTENTS.flatMap((line, i) => {
    const lesson = lessons[i];
    return lesson ? [pageOfChapter(line, i, lesson)] : [];
  });
  const entries = ENTRIES.map(pageOfEntry);
  return [storyContents(), ...chapters, libraryContents(), ...entries, ...shortPages(entries)];
}
