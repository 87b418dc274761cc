import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties: what the stylesheet reads from an element's own style. */
    [property: `--${string}`]: string | number | undefined;
  }
}
