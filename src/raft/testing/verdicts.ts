/** A verdict and its conditions, as short lines. */
import { conditionsOf, decide, type Judge, type Seen, type Standing } from '../verdict.ts';

/**
 * "yes vote:again", then each condition that was evaluated: "+" it held, "-" it did not, and the values
 * compared.
 */
export function verdictLines<About>(judge: Judge<About>, self: Standing, about: About): string[] {
  const { yes, rule } = decide(judge, self, about);
  return [`${yes ? 'yes' : 'no'} ${rule}`, ...conditionsOf(judge, self, about).map(conditionLine)];
}

function conditionLine({ condition, values, held }: Seen): string {
  const compared = Object.entries(values).map(([name, value]) => `${name} ${String(value)}`);
  return `${held ? '+' : '-'} ${condition} (${compared.join(', ')})`;
}
