/** Where a session's time comes from: the browser, or a test's own. Wall times are milliseconds. */
export interface TimeSource {
  now(): number;
  /** Calls back as soon as the browser has done what is more urgent. */
  later(goOn: () => void): void;
  /** Calls back for the next animation frame. */
  request(frame: (wallMs: number) => void): number;
  cancel(id: number): void;
}

export const browserTime: TimeSource = {
  now: () => performance.now(),
  // Unlike a timer it is not slowed down by the browser, and unlike a frame it goes on in a hidden tab.
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
