/** What a static page of the site opens, as the part of an address behind the `#`; null for all else. */
export function hashOfStaticPage(path: string): string | null {
  const [, named] = /^((?:library|story)(?:\/[\w-]+)*)\/?(?:index\.html)?$/.exec(path) ?? [];
  return named === undefined ? null : `#${named}`;
}
