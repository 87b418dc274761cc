/** The time of a session: the browser's, or a test's. Wall times are in milliseconds. */
export interface TimeSource {
  now(): number;
  /** Calls back as soon as the browser has handled more urgent work. */
  later(goOn: () => void): void;
  /** Calls back at the next animation frame. */
  request(frame: (wallMs: number) => void): number;
  cancel(id: number): void;
}

export const browserTime: TimeSource = {
  now: () => performance.now(),
  // Browsers throttle timers, and stop frames in hidden tabs; a message is neither.
  later: (goOn) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      goOn();
    };
    port2.postMessage(null);
  },
  request: (frame) => requestAnimationFrame(frame),
  cancel: (id) => cancelAnimationFrame(id),
};
