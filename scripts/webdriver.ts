// A session of a WebDriver: as much of the protocol as the
// stories of webkit.ts need (https://www.w3.org/TR/webdriver2/).
import { spawn } from 'node:child_process';
import { freePort } from './free-port.ts';

/** As the protocol names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
type Element = { readonly [ELEMENT]: string };

export class WebDriver {
  readonly #session: string;
  readonly #end: () => void;

  private constructor(session: string, end: () => void) {
    this.#session = session;
    this.#end = end;
  }

  /**
   * Starts a driver, with a display of its own where there
   * is none, and a browser. Throws if either does not start.
   */
  static async start(driver: string, browserName: string): Promise<WebDriver> {
    const port = await freePort();
    const command = [driver, `--port=${port}`, '--host=127.0.0.1'];
    const [program = '', ...args] = process.env.DISPLAY
      ? command
      : ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', ...command];
    // A group of its own: ending it ends the display and the browser too.
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    const end = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    };
    const gone = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    });
    gone.catch(() => undefined);
    process.once('exit', end);
    const root = `http://127.0.0.1:${port}`;
    await Promise.race([gone, answers(`${root}/status`)]);
    const wanted = { capabilities: { alwaysMatch: { browserName } } };
    const { sessionId } = (await ask('POST', `${root}/session`, wanted)) as { sessionId: string };
    const session = `${root}/session/${sessionId}`;
    await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width: 1440, height: 900 });
    return new WebDriver(session, end);
  }

  async stop(): Promise<void> {
    await ask('DELETE', this.#session).catch(() => undefined);
    this.#end();
  }

  async open(url: string): Promise<void> {
    await ask('POST', `${this.#session}/url`, { url });
  }

  /** Runs the body of an async function in the page, with `arguments`; gives what it resolves to. */
  run(body: string, ...args: unknown[]): Promise<unknown> {
    const script = `const done = arguments[arguments.length - 1];
      (async function () { ${body} }).apply(null, [...arguments].slice(0, -1)).then(done, (error) => done('failed: ' + error));`;
    return ask('POST', `${this.#session}/execute/async`, { script, args });
  }

  /** Clicks what has this accessible name: a text, or with `*` at its end the beginning of one. */
  async click(role: string, name: string): Promise<void> {
    const { [ELEMENT]: id } = await this.#find(role, name);
    await ask('POST', `${this.#session}/element/${id}/click`, {});
  }

  async focus(role: string, name: string): Promise<void> {
    await this.run('arguments[0].focus();', await this.#find(role, name));
  }

  /** Presses keys where the focus is. */
  async press(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await ask('POST', `${this.#session}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  /** The accessible names, as the browser works them out, of all elements of a role. */
  async names(role: string): Promise<string[]> {
    const found = (await this.run(
      `return [...document.querySelectorAll(arguments[0])]`,
      selectorOf(role),
    )) as Element[];
    const names: string[] = [];
    for (const { [ELEMENT]: id } of found)
      names.push(String(await ask('GET', `${this.#session}/element/${id}/computedlabel`)));
    return names;
  }

  async #find(role: string, name: string): Promise<Element> {
    const end = Date.now() + 10_000;
    while (Date.now() < end) {
      const found = await this.run(FIND, selectorOf(role), name);
      if (found !== null) return found as Element;
    }
    throw new Error(`there is no ${role} “${name}”`);
  }
}

const TAGS: Readonly<Record<string, string>> = { button: 'button', link: 'a[href]', heading: 'h1, h2, h3' };
const selectorOf = (role: string): string => [`[role="${role}"]`, TAGS[role]].filter(Boolean).join(', ');

/** One frame later, the first element that is shown and has the name. */
const FIND = `
  const [selector, name] = arguments;
  await new Promise(requestAnimationFrame);
  const named = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim();
  const fits = (text) => (name.endsWith('*') ? text.startsWith(name.slice(0, -1)) : text === name);
  const isShown = (one) => one.getClientRects().length > 0;
  return [...document.querySelectorAll(selector)].find((one) => isShown(one) && fits(named(one))) ?? null;`;

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${error}: ${message}`);
}

/** Resolves once somebody answers there. */
async function answers(url: string): Promise<void> {
  for (;;) {
    const there = await fetch(url).then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
