/** Icons of the interface, 20 by 20, drawn in the colour of the text. */
const FILLED = {
  play: 'M6 3.6v12.8L16.5 10z',
  pause: 'M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z',
  next: 'M4 4.2v11.6L12.2 10zM13.4 4.2h2.4v11.6h-2.4z',
  previous: 'M16 4.2v11.6L7.8 10zM4.2 4.2h2.4v11.6H4.2z',
  start: 'M16 4.2v11.6L8.9 10zM4 4.2h2v11.6H4zM10 4.2v11.6L6.4 10z',
  end: 'M4 4.2v11.6L11.1 10zM14 4.2h2v11.6h-2zM10 4.2v11.6l3.6-5.8z',
  more: 'M4.5 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M10 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M15.5 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3',
  'next-highlight':
    'M2.5 4.8v10.4L9.2 10zM14 5.2l1.3 3.2 3.4.3-2.6 2.2.8 3.4-2.9-1.8-2.9 1.8.8-3.4-2.6-2.2 3.4-.3z',
  'previous-highlight':
    'M17.5 4.8v10.4L10.8 10zM6 5.2l1.3 3.2 3.4.3-2.6 2.2.8 3.4L6 12.5l-2.9 1.8.8-3.4L1.3 8.7l3.4-.3z',
} as const;

const LINES = {
  filter: 'M3.2 4.5h13.6l-5.3 6.2v5l-3-1.7v-3.3z',
  share: 'M8.2 11.8l3.6-3.6M9 6l1.6-1.6a3.5 3.5 0 0 1 5 5L14 11M11 14l-1.6 1.6a3.5 3.5 0 0 1-5-5L6 9',
  sun: 'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M10 2.2v1.6M10 16.2v1.6M2.2 10h1.6M16.2 10h1.6M4.5 4.5l1.1 1.1M14.4 14.4l1.1 1.1M4.5 15.5l1.1-1.1M14.4 5.6l1.1-1.1',
  moon: 'M16.2 12A6.6 6.6 0 0 1 8 3.8a6.6 6.6 0 1 0 8.2 8.2z',
  system: 'M10 3.2a6.8 6.8 0 1 0 0 13.6zM10 3.2a6.8 6.8 0 0 1 0 13.6',
  help: 'M7.4 7.6A2.7 2.7 0 1 1 10.9 10c-.7.3-.9.8-.9 1.6M10 14.6v.1',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4.5 10.6l3.7 3.7 7.3-8.4',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  until: 'M3 5.5l6 4.5-6 4.5zM13.2 3v14M13.2 4h4l-1.4 2.2 1.4 2.2h-4',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  request: 'M3 10h11M10 5.6l4.4 4.4L10 14.4',
  wall: 'M10 2.5v15M6.8 7L4 10l2.8 3M13.2 7l2.8 3-2.8 3',
  heal: 'M2.5 10h15M6 6.8L2.8 10 6 13.2M14 6.8l3.2 3.2-3.2 3.2',
  release: 'M3.5 4v12M7 4v12M10 10h7M13.8 6.8L17 10l-3.2 3.2',
  network:
    'M5 5.5l10 .5M15 6l-5 9M10 15L5 5.5M5 7.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4M15 7.7A1.7 1.7 0 1 0 15 4.3a1.7 1.7 0 0 0 0 3.4M10 16.7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4',
  diagram: 'M2.5 4.5h15M2.5 15.5h15M4.5 4.5l5 11M9.5 15.5l5-11',
  hall: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  legend: 'M4.2 6.2h.1M8 6.2h8.2M4.2 10h.1M8 10h8.2M4.2 13.8h.1M8 13.8h8.2',
  off: 'M10 3.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6M5.2 14.8l9.6-9.6',
  new: 'M15.5 6.5A6.5 6.5 0 1 0 16.5 10M16 3v3.8h-3.8',
  compare: 'M3 4h5.5v12H3zM11.5 4H17v12h-5.5z',
  rename: 'M4 16l.7-3.2L13.4 4.1l2.5 2.5-8.7 8.7zM11.8 5.7l2.5 2.5',
  file: 'M5 2.8h6.2L15 6.6v10.6H5zM11 3v4h4',
  undo: 'M7 4L3.5 7.5 7 11M4 7.5h7.5a4.2 4.2 0 0 1 0 8.5H8',
} as const;

/** Its name, or the lines of an icon that only a part of the page has, fetched with it. */
export type IconName = keyof typeof FILLED | keyof typeof LINES | Lines;
type Lines = `M${string}`;

const isFilled = (name: IconName): name is keyof typeof FILLED => name in FILLED;

const isLines = (name: IconName): name is Lines => name.startsWith('M');

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {isFilled(name) ? (
        <path d={FILLED[name]} fill="currentColor" />
      ) : (
        <path
          d={isLines(name) ? name : LINES[name]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
