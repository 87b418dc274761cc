/** The static pages of the built site: `library/one-command/`, `story/partition/`, and their two contents. */

export interface SitePage {
  /** Its folder, relative to the site: `library/one-command/`; empty for the site's own page. */
  readonly folder: string;
  /** What it opens: `#library/one-command`; empty for the site's own page. */
  readonly opens: string;
  /** The folder of the page that this one is another name of, or its own. */
  readonly canonical: string;
  readonly title: string;
  /** One or two sentences, for results of a search and for cards. */
  readonly description: string;
  readonly card: Card;
  /** What stands in the page until the app has come, and stays there without scripts. HTML. */
  readonly body: string;
}

/** The words of a card, and what it shows. */
export interface Card {
  readonly over: string;
  readonly title: string;
  readonly text: string;
  readonly under: string;
  /** The entry whose picture it has. */
  readonly picture: string;
  /** The story is told by day, the library by night. */
  readonly scheme: 'light' | 'dark';
}
