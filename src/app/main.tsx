import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { play } from '../store/commands.ts';
import './theme.css';
import { App } from './App.tsx';
import { keepAddress, openAddress } from './address.ts';
import { count } from './counters.ts';
import { takeFiles } from './drop.ts';
import { listenToKeys } from './keyboard.ts';
import { keepPlace, openKept } from './remember.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

count();
const wasShared = openKept() || openAddress();
keepAddress();
keepPlace();
listenToKeys();
takeFiles();
// A run from an address is shown at the place it was shared at; a fresh one is alive, unless motion is unwelcome.
if (!wasShared && !window.matchMedia('(prefers-reduced-motion: reduce)').matches) play();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
