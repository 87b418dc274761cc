// Builds the site and serves it; says where, in one plain line.
import type { AddressInfo } from 'node:net';
import { build, preview } from 'vite';

await build({ logLevel: 'warn' });
// Not strict: if the port is in use, the next free one is taken.
const server = await preview({
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: Number(process.env.PORT) || 4173, strictPort: false },
});
const { port } = server.httpServer.address() as AddressInfo;
console.log(`Raftarium is at http://localhost:${port}/`);
