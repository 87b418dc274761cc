/** What may be written at a place of a document, by its JSON Schema. */

type Shape = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

/** A list or an object around the place: its fields as far as they are known, and the step into it. */
export interface Within {
  readonly fields: Fields;
  readonly step: string | number;
}

export interface Proposal {
  /** As it is written in the text, with its quotes. */
  readonly text: string;
  readonly label: string;
  /** What kind of value it is, in the words of JSON Schema. */
  readonly detail: string;
}

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shapesIn = (value: unknown): readonly Shape[] => (Array.isArray(value) ? value.filter(isShape) : []);

export class Proposals {
  readonly #root: Shape;

  constructor(root: Shape) {
    this.#root = root;
  }

  /** Fields that an object may have; `levels` lead to it, `fields` are those that it has. */
  keys(levels: readonly Within[], fields: Fields): readonly Proposal[] {
    const found = new Map<string, Proposal>();
    for (const shape of this.#at(levels, fields)) {
      for (const [key, value] of Object.entries(this.#properties(shape))) {
        if (key in fields || key === '$schema' || found.has(key)) continue;
        const text = `${JSON.stringify(key)}: ${this.#start(value)}`;
        found.set(key, { text, label: key, detail: this.#detail(value) });
      }
    }
    return [...found.values()];
  }

  /** Values that a place may have. `names`: the servers of the document. */
  values(levels: readonly Within[], names: readonly string[]): readonly Proposal[] {
    const found = new Map<string, Proposal>();
    const add = (value: unknown): void => {
      const text = JSON.stringify(value);
      found.set(text, { text, label: typeof value === 'string' ? value : text, detail: '' });
    };
    for (const shape of this.#at(levels, {})) {
      for (const value of Array.isArray(shape.enum) ? shape.enum : []) add(value);
      if ('const' in shape) add(shape.const);
      if (shape.type === 'boolean') for (const value of [true, false]) add(value);
      if (shape.type === 'null') add(null);
      for (const name of namesFor(shape, names)) add(name);
    }
    return [...found.values()];
  }

  /** The shapes that the place may have. */
  #at(levels: readonly Within[], fields: Fields): readonly Shape[] {
    let shapes: readonly Shape[] = [this.#root];
    levels.forEach(({ fields: around, step }) => {
      shapes = shapes.flatMap((shape) =>
        this.#options(shape, around).flatMap((option) => this.#child(option, step)),
      );
    });
    return shapes.flatMap((shape) => this.#options(shape, fields));
  }

  /** The alternatives of a shape, without those that other values of the fields rule out. */
  #options(shape: Shape, fields: Fields): readonly Shape[] {
    const whole = this.#resolved(shape);
    const options = shapesIn(whole.anyOf).filter((option) => !('required' in option && !('type' in option)));
    if (options.length === 0) return [whole];
    return options
      .flatMap((option) => this.#options(option, fields))
      .filter((one) => this.#fits(one, fields));
  }

  #fits(shape: Shape, fields: Fields): boolean {
    const properties = this.#properties(shape);
    return Object.entries(fields).every(([key, value]) => {
      const property = properties[key];
      const allowed = property?.enum ?? (property && 'const' in property ? [property.const] : undefined);
      return !Array.isArray(allowed) || value === undefined || allowed.includes(value);
    });
  }

  #resolved(shape: Shape): Shape {
    const name = typeof shape.$ref === 'string' ? shape.$ref.replace('#/definitions/', '') : null;
    const definitions = this.#root.definitions;
    const found = name !== null && isShape(definitions) ? definitions[name] : undefined;
    return isShape(found) ? found : shape;
  }

  #properties(shape: Shape): Readonly<Record<string, Shape>> {
    return isShape(shape.properties) ? (shape.properties as Record<string, Shape>) : {};
  }

  #child(shape: Shape, step: string | number): readonly Shape[] {
    if (typeof step === 'number') return isShape(shape.items) ? [shape.items] : [];
    const own = this.#properties(shape)[step];
    if (own !== undefined) return [own];
    const patterns = isShape(shape.patternProperties) ? Object.entries(shape.patternProperties) : [];
    const named = patterns.filter(([pattern]) => new RegExp(pattern).test(step)).map(([, value]) => value);
    return [...named, shape.additionalProperties].filter(isShape);
  }

  /** What a value begins with; `|` is where the cursor goes. */
  #start(shape: Shape): string {
    const whole = this.#resolved(shape);
    if ('const' in whole) return JSON.stringify(whole.const);
    if (whole.type === 'array') return '[|]';
    if (whole.type === 'object') return '{ | }';
    return whole.type === 'string' && whole.pattern === undefined ? '"|"' : '|';
  }

  #detail(shape: Shape): string {
    const whole = this.#resolved(shape);
    if (Array.isArray(whole.enum)) return whole.enum.length > 4 ? '' : whole.enum.join(' | ');
    return typeof whole.type === 'string' ? whole.type : '';
  }
}

/** The servers' names, and other words, that the pattern of a text allows. */
function namesFor({ pattern }: Shape, names: readonly string[]): readonly string[] {
  if (typeof pattern !== 'string' || !pattern.startsWith('^(S[1-9]')) return [];
  const words = pattern.replace(/^\^\(|\)\$$/g, '').split('|');
  return [...names, ...words.filter((word) => /^[a-z]+$/.test(word))];
}
