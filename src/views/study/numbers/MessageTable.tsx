import { MESSAGE_SORTS, type RunTally } from '../../../sim/numbers.ts';
import * as words from '../../../words/numbers.ts';

const sum = (counts: RunTally['sent']): number => MESSAGE_SORTS.reduce((all, sort) => all + counts[sort], 0);

/** Messages and bytes by sort. */
export function MessageTable({ tally: { sent, lost, bytes, copies } }: { readonly tally: RunTally }) {
  return (
    <section>
      <table className="numbers-table">
        <thead>
          <tr>
            <th scope="col">{words.messages}</th>
            <th scope="col">{words.sent}</th>
            <th scope="col">{words.lost}</th>
            <th scope="col">{words.size}</th>
          </tr>
        </thead>
        <tbody>
          {MESSAGE_SORTS.map((sort) => (
            <tr key={sort}>
              <th scope="row">{words.sorts[sort]}</th>
              <td>{words.number(sent[sort])}</td>
              <td>{words.number(lost[sort])}</td>
              <td>{words.bytes(bytes[sort])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <td>{words.number(sum(sent))}</td>
            <td>{words.number(sum(lost))}</td>
            <td>{words.bytes(sum(bytes))}</td>
          </tr>
        </tfoot>
      </table>
      {copies > 0 && <p className="numbers-note">{words.copies(copies)}</p>}
      <details className="numbers-note">
        <summary>{words.howBytes}</summary>
        <p>{words.bytesMeant}</p>
      </details>
    </section>
  );
}
