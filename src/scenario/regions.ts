/** Measured latencies between places, and clusters over them. */
import type { LinksDocument, Pair, ServerName } from './types.ts';

/** Regions of a cloud, by their cities or states. */
export const REGIONS = [
  'Virginia',
  'California',
  'Oregon',
  'Ireland',
  'Frankfurt',
  'Tokyo',
  'Seoul',
  'Singapore',
  'Sydney',
] as const;
export type Region = (typeof REGIONS)[number];

/**
 * Mean round trips between regions of Amazon Web Services in ms, in the order of `REGIONS`. The table of the
 * source has both directions; here is the way from the earlier region to the later one.
 */
export const ROUND_TRIPS = {
  source: '“AWS Regions”, a table of the measurements in “Latency Between AWS Global Regions”',
  address: 'https://acomputerscientistlearnsaws.blogspot.com/2017/04/aws-regions.html',
  year: 2017,
  ms: {
    Virginia: [72.74, 86.98, 80.55, 88.66, 145.3, 178.4, 216.7, 230],
    California: [19.46, 153.2, 166.6, 102.5, 131.5, 174, 157.5],
    Oregon: [137, 159.5, 89.1, 118.3, 161.4, 162.2],
    Ireland: [19.56, 212.4, 242.4, 239, 309.6],
    Frankfurt: [236.5, 266.2, 325.9, 323.5],
    Tokyo: [31.44, 73.79, 103.9],
    Seoul: [71.87, 134],
    Singapore: [175.3],
    Sydney: [],
  },
} as const satisfies { ms: Record<Region, readonly number[]>; source: string; address: string; year: number };

/** One way within a region, in ms: a round figure, for teaching. */
const WITHIN_REGION: Pair = [0.5, 1];
/** The table has means only. A message takes up to this much longer: a round figure, for teaching. */
const SPREAD = 1.1;

/** One way between two regions in ms, from half of the mean round trip on. */
export function betweenRegions(a: Region, b: Region): Pair {
  if (a === b) return WITHIN_REGION;
  const [first, second] = [REGIONS.indexOf(a), REGIONS.indexOf(b)].sort((x, y) => x - y) as [number, number];
  const row: readonly number[] = ROUND_TRIPS.ms[REGIONS[first] as Region];
  const half = (row[second - first - 1] ?? 0) / 2;
  return [round(half), round(half * SPREAD)];
}

const round = (ms: number): number => Math.round(ms * 10) / 10;

/** The fields `places` and `links` of servers in these regions, given by region. */
export function linksOfRegions(places: Partial<Record<Region, readonly ServerName[]>>): {
  readonly places: Readonly<Record<string, readonly ServerName[]>>;
  readonly links: readonly LinksDocument[];
} {
  const there = REGIONS.filter((region) => (places[region]?.length ?? 0) > 0);
  const links = there.flatMap((a, i) =>
    there.slice(i).map((b): LinksDocument => ({ between: [a, b], latency: betweenRegions(a, b) })),
  );
  return { places: Object.fromEntries(there.map((region) => [region, places[region] ?? []])), links };
}
