import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties that the style sheets read from an element's own style. */
    [property: `--${string}`]: string | number | undefined;
  }
}
