/**
 * Trusted Types: under the policy of the page (`scripts/vite/policy.ts`), a browser that knows them takes no
 * plain text as markup or as a script, but only what a policy with a listed name has made.
 */

interface Rules {
  readonly createHTML?: (text: string) => string;
  readonly createScriptURL?: (address: string) => string;
}

interface TrustedTypes {
  createPolicy<R extends Rules>(name: string, rules: R): R;
}

const types = (): TrustedTypes | undefined => (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

/** Workers come from the place of the page, or from what it made itself. Nothing else is a script. */
export function trustOwnScripts(): void {
  types()?.createPolicy('default', {
    createScriptURL(address) {
      const { origin, protocol } = new URL(address, location.href);
      if (origin === location.origin || protocol === 'blob:') return address;
      throw new TypeError(address);
    },
  });
}

/** A function that marks texts of the build as markup. Once for each name. */
export function trustOwnMarkup(name: string): (text: string) => string {
  const rules = { createHTML: (text: string) => text };
  const policy = types()?.createPolicy(name, rules) ?? rules;
  return (text) => policy.createHTML(text);
}
