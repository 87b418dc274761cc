// node scripts/ts.mjs NAME [arguments]  runs scripts/NAME.ts: Node 20 reads no TypeScript.
import { runnerImport } from 'vite';

const { NODE_ENV } = process.env;
const [name, ...args] = process.argv.slice(2);
process.argv = [process.execPath, `${name}.ts`, ...args];
await runnerImport(`./scripts/${name}.ts`, {
  configFile: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'restore-node-env',
      // Vite sets NODE_ENV for itself. A build that the script starts must not see it: it would be React's
      // slow one.
      configResolved() {
        if (NODE_ENV === undefined) delete process.env.NODE_ENV;
        else process.env.NODE_ENV = NODE_ENV;
      },
    },
  ],
});
