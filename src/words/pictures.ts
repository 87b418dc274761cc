/** Pictures of a run: what they show, and how they are opened again. */
export const at = (time: string) => `At ${time}`;
/** In a picture, about where it is from. */
export const source = (address: string) => `Raftarium. Drop this picture on ${address} to open its run.`;
export const opensAt = (address: string) => `Raftarium. ${address}`;

export const form = 'The picture';
export const what = 'Shows';
export const parts = { all: 'Everything', stage: 'Stage', logs: 'Logs', diagram: 'Diagram' } as const;
export const theme = 'Theme';
export const themes = { light: 'Light', dark: 'Dark', print: 'For print' } as const;
export const format = 'Format';
export const formats = { png: 'PNG', svg: 'SVG' } as const;
export const width = 'Width';
/** CSS pixels: letters keep their size. */
export const px = 'px';
export const scale = 'Scale';
export const scales = { 1: '1×', 2: '2×', 3: '3×' } as const;
export const caption = 'Caption';
export const withLegend = 'Legend';
export const pixels = (width: number, height: number) => `${width} × ${height} pixels.`;
export const units = (width: number, height: number) => `${width} × ${height}.`;
export const scaledDown = 'More pixels than that, not every device can draw.';
export const previewOf = (time: string) => `Preview of the picture at ${time}`;

export const save = 'Save picture';
export const copyPng = 'Copy as PNG';
export const drawing = 'Drawing …';
export const notDrawn = 'This browser could not draw the picture.';
export const carries =
  'The file carries its run: drop it on this page, or open it here, and the run opens at this time.';
export const saved = (name: string) =>
  `Saved as ${name}. Drop it on this page, and its run opens at this time.`;
export const copied =
  'The picture is copied. A browser takes the run out of a copied picture: a saved one keeps it.';
export const notCopied = 'This browser does not let the page copy pictures. Save it instead.';

/** Pictures that are opened. */
const NAMES = {
  jpeg: 'a JPEG',
  webp: 'a WebP picture',
  bmp: 'a bitmap',
  tiff: 'a TIFF',
  pdf: 'a PDF',
} as const;
export const otherKind = (kind: keyof typeof NAMES) =>
  `This is ${NAMES[kind]}, which carries no run. Pictures and films saved here do.`;
export const tooLarge = (most: number, size: number) =>
  `This picture cannot be opened: it has ${size} bytes, and at most ${most} are read.`;
export const faults = {
  none: 'This file carries no run. Pictures and films saved here do, unless another program has saved them again, or they were copied.',
  damaged: 'The run in this file is damaged, so it cannot be opened.',
  'too-long': 'The run in this file is larger than any that is saved here, so it is not opened.',
} as const;
export const notRead = (why: string) => `The run in this file cannot be read. ${why}`;
