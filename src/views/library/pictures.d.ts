/** The pictures of the library's entries by slug, each an SVG element: `vite.config.ts` draws them. */
declare module '*?pictures' {
  const pictures: Readonly<Record<string, string>>;
  export default pictures;
}
