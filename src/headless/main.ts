/** `npm run -s headless -- [options] FILE`: see `options.ts`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { headless } from './headless.ts';
import { Output } from './output.ts';

const STDIN = 0;
// npm changes to the project's folder; INIT_CWD is the folder of the caller.
const folder = process.env.INIT_CWD ?? process.cwd();
const out = new Output(1);
const complaints = new Output(2);

process.exitCode = headless(process.argv.slice(2), {
  read: (file) => readFileSync(file === '-' ? STDIN : resolve(folder, file), 'utf8'),
  print: (text) => out.print(text),
  complain: (text) => complaints.print(text),
  ...(process.stderr.isTTY && {
    // One line that overwrites itself, and is cleared at the end.
    progress: (text) => {
      complaints.print(`\r\x1b[K${text ?? ''}`);
      complaints.flush();
    },
  }),
});
out.flush();
complaints.flush();
